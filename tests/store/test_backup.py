"""A backup is the whole record or nothing; an encrypted one shows nothing of it."""

import errno
import os
import signal
import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.errors import RecordError, VerificationError
from dateline.store.backup import backup, is_encrypted, restore
from dateline.store.inspect import inspect
from dateline.store.private import part_of, write_whole
from dateline.store.record import Record
from dateline.store.seal import is_sealed
from tests.store.samples import CODER, MONTEVIDEO, PERSIAN, code, raw_report

ROOT = Path(__file__).parents[2]
FIXTURES = Path(__file__).parent / "fixtures"
PASSPHRASE = "grün besser Kahn 🙂 still"


def filled(path: Path, *texts: str) -> Path:
    with Record.open(path, create=True) as record:
        for number, text in enumerate(texts):
            raw = raw_report(text, f"{number}.txt")
            record.add_kept(raw, code(raw), CODER)
    return path


@pytest.fixture
def record(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    return filled(tmp_path / "in" / "r.dateline", MONTEVIDEO, PERSIAN)


@pytest.fixture(scope="module")
def sealed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sealed")
    backup(filled(folder / "r.dateline", MONTEVIDEO, PERSIAN), folder / "r.age", PASSPHRASE)
    return folder / "r.age"


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def head(path: Path) -> tuple[int, str]:
    with Record.open(path, read_only=True) as record:
        return record.journal_head()


def owner_alone(path: Path) -> bool:
    return stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_plain_backup_is_a_record(record: Path, tmp_path: Path) -> None:
    out = tmp_path / "out" / "b.dateline"
    out.parent.mkdir()
    found = backup(record, out)
    assert (found.path, found.faults, (found.entries, found.head)) == (str(out), (), head(record))
    assert names(out.parent) == ["b.dateline"]
    assert owner_alone(out)
    with Record.open(out) as copy:
        assert copy.search("banner")
        assert copy.verify() == ()


def test_a_backup_is_whole_while_somebody_writes(record: Path, tmp_path: Path) -> None:
    def write() -> None:
        with Record.open(record) as writer:
            number = 0
            while not enough.is_set():
                number += 1
                raw = raw_report(f"A march in Oruro drew {number} people.", f"more-{number}.txt")
                writer.add_kept(raw, code(raw), CODER)
                begun.set()

    enough, begun = threading.Event(), threading.Event()
    writer = threading.Thread(target=write)
    writer.start()
    try:
        assert begun.wait(10)
        counts = [backup(record, tmp_path / f"{n}.dateline").reports for n in range(4)]
    finally:
        enough.set()
        writer.join()
    assert counts == sorted(counts)
    assert all(inspect(tmp_path / f"{n}.dateline").faults == () for n in range(4))


def test_what_lies_in_the_log_beside_a_record_is_in_its_backup(record: Path, tmp_path: Path) -> None:
    with Record.open(record) as writer:
        raw = raw_report("A march in Oruro.", "late.txt")
        writer.add_kept(raw, code(raw), CODER)
        assert record.with_name("r.dateline-wal").stat().st_size > 0
        assert backup(record, tmp_path / "b.dateline").reports == 3


def test_a_backup_keeps_the_schema_that_it_finds(tmp_path: Path) -> None:
    old = FIXTURES / "schema-2.dateline"
    backup(old, tmp_path / "b.dateline")
    versions = []
    for path in (old, tmp_path / "b.dateline"):
        connection = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        versions.append(connection.execute("SELECT max(version) FROM schema_history").fetchone())
        connection.close()
    assert versions == [(2,), (2,)]


@pytest.mark.parametrize(
    ("taken", "said"),
    [
        ("b.dateline", "is not overwritten"),
        ("b.dateline-wal", "is not overwritten"),  # SQLite would take it for a part of the new file
        ("b.dateline-journal", "is not overwritten"),
        ("b.dateline.part", "being written, or was cut short"),
    ],
)
def test_nothing_is_overwritten(record: Path, tmp_path: Path, taken: str, said: str) -> None:
    (tmp_path / taken).write_text("mine", encoding="utf-8")
    for make in (backup, restore):
        with pytest.raises(RecordError, match=said):
            make(record, tmp_path / "b.dateline")
    assert names(tmp_path) == sorted(["in", taken])
    assert (tmp_path / taken).read_text(encoding="utf-8") == "mine"


def test_a_file_that_comes_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    def take_the_name() -> None:
        with part_of(tmp_path / "b"):
            (tmp_path / "b").write_text("mine", encoding="utf-8")

    with pytest.raises(RecordError, match="File exists"):
        take_the_name()
    assert names(tmp_path) == ["b"]
    assert (tmp_path / "b").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_only_a_record_is_copied(tmp_path: Path, passphrase: str | None) -> None:
    (tmp_path / "notes.txt").write_text("no record " * 200, encoding="utf-8")
    sqlite3.connect(tmp_path / "other.db").execute("CREATE TABLE t (n)").connection.close()
    wrong = {"none.dateline": "no record here", "notes.txt": "not a Dateline record", "other.db": "something else"}
    for name, said in wrong.items():
        with pytest.raises(RecordError, match=said):
            backup(tmp_path / name, tmp_path / "b.dateline", passphrase)
    with pytest.raises(RecordError, match="no folder"):
        backup(tmp_path / "notes.txt", tmp_path / "nowhere" / "b.dateline", passphrase)
    with pytest.raises(RecordError, match="not a Dateline record"):
        restore(tmp_path / "notes.txt", tmp_path / "b.dateline")
    assert names(tmp_path) == ["notes.txt", "other.db"]


def test_a_damaged_record_makes_no_backup(record: Path, tmp_path: Path) -> None:
    connection = sqlite3.connect(record)
    connection.execute("UPDATE reports SET title = 'Another'")
    connection.commit()
    connection.close()
    with pytest.raises(VerificationError, match="nothing was written; the first"):
        backup(record, tmp_path / "b.dateline")
    assert names(tmp_path) == ["in"]


def test_an_encrypted_backup_shows_nothing_and_comes_back(sealed: Path, tmp_path: Path) -> None:
    data = sealed.read_bytes()
    assert is_encrypted(sealed)
    assert owner_alone(sealed)
    assert not any(word.encode() in data for word in ("Montevideo", "SQLite", "ما هستیم", "sample-1"))
    found = restore(sealed, tmp_path / "r.dateline", PASSPHRASE)
    assert (found.entries, found.head) == head(sealed.with_name("r.dateline"))
    assert names(tmp_path) == ["r.dateline"]
    assert owner_alone(tmp_path / "r.dateline")
    with Record.open(tmp_path / "r.dateline") as record:
        assert record.verify() == ()


def test_no_plain_byte_of_an_encrypted_record_comes_onto_a_disk(
    sealed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    connect, opened = sqlite3.connect, []

    def watched(name: object, **options: object) -> sqlite3.Connection:
        opened.append(name)
        return connect(name, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", watched)
    restore(sealed, tmp_path / "r.dateline", PASSPHRASE)
    assert set(opened) == {":memory:"}


def changed(data: bytes) -> bytes:
    return data[:-40] + bytes([data[-40] ^ 1]) + data[-39:]


@pytest.mark.parametrize(
    ("spoil", "passphrase", "said"),
    [
        (bytes, PASSPHRASE.upper(), "the passphrase is another one"),
        (bytes, None, "a passphrase is needed"),
        (changed, PASSPHRASE, "damaged or cut short"),
        (lambda data: data[:-100], PASSPHRASE, "damaged or cut short"),
        (lambda data: data[:30], PASSPHRASE, "damaged or cut short"),
    ],
)
def test_what_does_not_decrypt_leaves_nothing(
    sealed: Path, tmp_path: Path, spoil: Callable[[bytes], bytes], passphrase: str | None, said: str
) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "b.age").write_bytes(spoil(sealed.read_bytes()))
    with pytest.raises(RecordError, match=said):
        restore(tmp_path / "in" / "b.age", tmp_path / "r.dateline", passphrase)
    assert names(tmp_path) == ["in"]


@pytest.mark.parametrize(
    ("begins", "yes"),
    [
        (b"age-encryption.org/v1\n-> scrypt", True),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\n", True),
        (b"SQLite format 3\0", False),
        (b"", False),
    ],
)
def test_encryption_is_seen_from_the_head(begins: bytes, yes: bool) -> None:
    assert is_sealed(begins) is yes


@pytest.mark.parametrize("nameless", [True, False])
def test_a_full_disk_leaves_nothing(tmp_path: Path, nameless: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if not nameless:
        monkeypatch.setattr("dateline.store.private.NAMELESS", None)
    write_whole(tmp_path / "a", b"whole")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(RecordError, match="No space left"):
        write_whole(tmp_path / "b", b"whole")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"whole"
    assert owner_alone(tmp_path / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="no limits on files there")
def test_a_disk_that_fills_up_under_sqlite_leaves_nothing(record: Path, tmp_path: Path) -> None:
    script = (
        "import resource, sys; from pathlib import Path; from dateline.store.backup import backup\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536))\n"
        "backup(Path(sys.argv[1]), Path(sys.argv[2]))"
    )
    command = [sys.executable, "-c", script, str(record), str(tmp_path / "b.dateline")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert "cannot be copied" in done.stderr
    assert names(tmp_path) == ["in"]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("whole", [True, False])
def test_a_killed_process_leaves_no_half_file(record: Path, tmp_path: Path, whole: bool) -> None:
    """Plain bytes that come from an encrypted file leave nothing at all where the system has nameless files."""
    call = "private.write_whole(Path(out), b'plain')" if whole else "backup(Path(record), Path(out))"
    script = (
        "import os, sys; from pathlib import Path; from dateline.store import private\n"
        "from dateline.store.backup import backup\n"
        "os.fsync = lambda _: os.kill(os.getpid(), 9)\n"
        f"record, out = sys.argv[1:]; {call}"
    )
    command = [sys.executable, "-c", script, str(record), str(tmp_path / "b.dateline")]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    left = [] if whole and hasattr(os, "O_TMPFILE") else ["b.dateline.part"]
    assert names(tmp_path) == [*left, "in"]
