"""Backing up and restoring on the command line; a passphrase is asked and never shown."""

import getpass
import json
import os
import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.cli.passphrase import ask_passphrase
from dateline.errors import UsageError
from tests.store.samples import MONTEVIDEO
from tests.store.test_backup import PASSPHRASE, filled, head

ROOT = Path(__file__).parents[2]
Out = pytest.CaptureFixture[str]


@pytest.fixture
def record(tmp_path: Path) -> Path:
    return filled(tmp_path / "r.dateline", MONTEVIDEO)


def typing(monkeypatch: pytest.MonkeyPatch, *words: str) -> None:
    left = list(words)
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: left.pop(0))


def test_there_and_back(record: Path, tmp_path: Path, capsys: Out) -> None:
    plain, again = tmp_path / "b.dateline", tmp_path / "again.dateline"
    assert main(["backup", str(record), "--out", str(plain)]) == 0
    told = capsys.readouterr()
    assert "backup written and verified (1 report, 3 journal entries)" in told.err
    assert told.out == f"journal head {head(record)[1]}\n"
    assert main(["restore", str(plain), "--record", str(again), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["head"] == head(record)[1]
    assert main(["verify", str(again)]) == 0


def test_there_and_back_encrypted(record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out) -> None:
    sealed, again, words = tmp_path / "b.age", tmp_path / "again.dateline", tmp_path / "words"
    typing(monkeypatch, PASSPHRASE, PASSPHRASE)
    assert main(["backup", str(record), "--out", str(sealed), "--encrypt"]) == 0
    words.write_text(PASSPHRASE + "\r\nanother line\n", encoding="utf-8")
    words.chmod(0o644)
    assert main(["restore", str(sealed), "--record", str(again), "--passphrase-file", str(words)]) == 0
    told = capsys.readouterr()
    assert "chmod 600" in told.err
    assert PASSPHRASE not in told.out + told.err
    assert head(again) == head(record)
    again.unlink()
    typing(monkeypatch, "another")
    assert main(["restore", str(sealed), "--record", str(again)]) == 1
    assert "the passphrase is another one" in capsys.readouterr().err
    assert not again.exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [(["one", "two"], "the two passphrases differ"), ([""], "an empty passphrase protects nothing")],
)
def test_a_passphrase_is_asked_twice(
    record: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Out, words: list[str], said: str
) -> None:
    typing(monkeypatch, *words)
    assert main(["backup", str(record), "--out", str(tmp_path / "b.age"), "--encrypt"]) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "b.age").exists()


def test_a_passphrase_for_nothing_is_refused(record: Path, tmp_path: Path, capsys: Out) -> None:
    words = tmp_path / "words"
    words.write_text("several words", encoding="utf-8")
    command = ["backup", str(record), "--out", str(tmp_path / "b.age"), "--passphrase-file", str(words)]
    assert main(command) == 2
    assert "say --encrypt" in capsys.readouterr().err
    assert not (tmp_path / "b.age").exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read"), (b"\nsecond line", "first line is empty"), (b"gr\xfcn", "not UTF-8")],
)
def test_a_file_without_a_passphrase_is_named(tmp_path: Path, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / "words").write_bytes(content)
    with pytest.raises(UsageError, match=said):
        ask_passphrase(tmp_path / "words", twice=True)


def test_where_it_would_be_seen_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    def seen(_prompt: str) -> str:
        warnings.warn("Can not control echo on the terminal.", getpass.GetPassWarning, stacklevel=2)
        return "seen"

    monkeypatch.setattr(getpass, "getpass", seen)
    with pytest.raises(UsageError, match="no terminal to ask"):
        ask_passphrase(None, twice=True)


@pytest.mark.skipif(sys.platform == "win32", reason="no pseudo-terminal there")
def test_a_typed_passphrase_is_not_echoed() -> None:
    import pty

    ours, theirs = pty.openpty()
    script = "from dateline.cli.passphrase import ask_passphrase as a; print('got', len(a(None, twice=True)))"
    command = [sys.executable, "-c", script]
    process = subprocess.Popen(command, cwd=ROOT, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True)
    os.close(theirs)
    shown = b""
    for prompt in (b"Passphrase: ", b"The same again: "):
        while not shown.endswith(prompt):
            shown += os.read(ours, 1000)
        os.write(ours, b"rather secret\n")
    while b"got 13" not in shown:
        shown += os.read(ours, 1000)
    assert process.wait(10) == 0
    os.close(ours)
    assert b"secret" not in shown
