"""Bytes encrypted with a passphrase, in the age format: pyrage here, `age` on any other machine."""

from dateline.errors import RecordError

__all__ = ["HEADS", "is_sealed", "seal", "unseal"]

HEADS = (b"age-encryption.org/v1", b"-----BEGIN AGE ENCRYPTED FILE-----")
"""How a file of the age format begins, in binary and in letters."""
TOO_MUCH_WORK = "Excessive work parameter"
ATTEMPTS = 20
"""The library measures how fast the machine is and refuses what would take far too long; a machine that is busy for a
moment looks slow, so it is asked again."""


def is_sealed(head: bytes) -> bool:
    """Whether a file that begins with `head` is encrypted."""
    return head.startswith(HEADS)


def seal(data: bytes, passphrase: str) -> bytes:
    """`data` encrypted; the key is drawn from the passphrase by scrypt, which takes about a second on purpose."""
    import pyrage

    sealed: bytes = pyrage.passphrase.encrypt(data, passphrase)
    return sealed


def unseal(sealed: bytes, passphrase: str, where: str) -> bytes:
    """What `seal` was given; `where` is what messages call it.

    Raises:
        RecordError: another passphrase, or the bytes have changed since.
    """
    import pyrage

    for _ in range(ATTEMPTS):
        try:
            data: bytes = pyrage.passphrase.decrypt(sealed, passphrase)
        except pyrage.DecryptError as error:
            said = str(error)
            if not said.startswith(TOO_MUCH_WORK):
                break
        else:
            return data
    raise RecordError(f"{where}: cannot be decrypted: {_cause(said)}")


def _cause(said: str) -> str:
    if said == "Decryption failed":
        return "the passphrase is another one"
    if said == "No matching keys found":
        return "it is encrypted for a key, not with a passphrase; decrypt it with `age` first"
    if said.startswith(TOO_MUCH_WORK):
        return "this machine is too busy or too slow for it; try again when it is idle, or decrypt it with `age` first"
    return f"it is damaged or cut short ({said}); take another copy"
