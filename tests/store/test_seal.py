"""Sealed bytes open with their passphrase, on a machine that is busy too."""

import pyrage
import pytest

from dateline.errors import RecordError
from dateline.store.seal import ATTEMPTS, unseal


class Busy:
    """A library that finds the machine too slow so many times."""

    def __init__(self, times: int) -> None:
        self.left = times

    def decrypt(self, sealed: bytes, _passphrase: str) -> bytes:
        self.left -= 1
        if self.left >= 0:
            raise pyrage.DecryptError(
                "Excessive work parameter for passphrase.\nDecryption would take around 32 seconds."
            )
        return sealed


def test_a_machine_that_is_busy_for_a_moment_is_asked_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage, "passphrase", Busy(ATTEMPTS - 1))
    assert unseal(b"sealed", "words", "b.age") == b"sealed"


def test_a_machine_that_is_too_slow_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyrage, "passphrase", Busy(ATTEMPTS))
    with pytest.raises(RecordError, match=r"b\.age: cannot be decrypted: this machine is too busy or too slow"):
        unseal(b"sealed", "words", "b.age")
