"""A build killed at any moment and run again ends as an undisturbed one."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dateline.config import BuildConfig, Config
from dateline.run.build import build
from dateline.store.record import Record
from tests.run import fakes

ROOT = Path(__file__).parents[2]
COUNT = 30
TWO = Config(build=BuildConfig(workers=2))

# The 30 is COUNT.
SCRIPT = """
import os, signal, sys
from pathlib import Path
from dateline.config import BuildConfig, Config
from dateline.run.build import build
from dateline.store import write
from tests.run import fakes

moment, source, record = sys.argv[1:]

def die(*_):
    os.kill(os.getpid(), signal.SIGKILL)

def after(count, function):
    calls = [0]
    def counted(*arguments, **options):
        calls[0] += 1
        if calls[0] == count:
            die()
        return function(*arguments, **options)
    return counted

if __name__ == "__main__":
    progress = None
    if moment == "before the first report":
        write.put_raw = after(1, write.put_raw)
    elif moment == "between the rows of a report":
        write.digest_of = after(5, write.digest_of)
    elif moment == "between two reports":
        progress = after(7, lambda *item: None)
    elif moment == "ctrl-c":
        signal.signal(signal.SIGINT, signal.default_int_handler)  # a test run in the background inherits it ignored
        die = lambda *_: os.killpg(os.getpgrp(), signal.SIGINT)
        progress = after(7, lambda *item: None)
    elif moment == "when all is written":
        progress = after(30, lambda *item: None)
    config = Config(build=BuildConfig(workers=2))
    account = build([source], Path(record), config, progress=progress, factory=fakes.first)
    print(f"interrupted={account.interrupted} kept={account.kept}")
"""

MOMENTS = ("before the first report", "between the rows of a report", "between two reports", "when all is written")

pytestmark = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")


def dump(path: Path) -> list[str]:
    """The whole record as SQL, without the times of the journal and the hashes that hang on them."""
    with Record.open(path, read_only=True) as record:
        assert record.verify() == ()
    connection = sqlite3.connect(path)
    connection.executescript(
        "DROP TRIGGER journal_keeps_words; UPDATE journal SET time = '', prev = '', hash = '';"
        "UPDATE journal_head SET hash = ''"
    )
    lines = [line for line in connection.iterdump() if "reports_fts" not in line]
    connection.close()
    return lines


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fakes.write_reports(tmp_path_factory.mktemp("in"), COUNT)


@pytest.fixture(scope="module")
def undisturbed(source: Path, tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    path = tmp_path_factory.mktemp("whole") / "r.dateline"
    build([str(source)], path, TWO, factory=fakes.first)
    return dump(path)


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_resumes_to_the_same_record(
    moment: str, source: Path, undisturbed: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "r.dateline"
    command = [sys.executable, "-c", SCRIPT, moment, str(source), str(path)]
    killed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    with Record.open(path) as record:
        assert record.verify() == ()
        done = len(record.manifest().inputs)
    assert (done < COUNT) == (moment != "when all is written")
    account = build([str(source)], path, TWO, factory=fakes.first)
    assert (account.unchanged, account.added) == (done, COUNT - done)
    # A kill ends a run, so the journal tells of one run more; all else is the same.
    assert without_runs(dump(path)) == without_runs(undisturbed)


def test_ctrl_c_reaches_all_processes_and_nothing_is_lost(source: Path, undisturbed: list[str], tmp_path: Path) -> None:
    path = tmp_path / "r.dateline"
    command = [sys.executable, "-c", SCRIPT, "ctrl-c", str(source), str(path)]
    stopped = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, start_new_session=True, timeout=60
    )
    assert (stopped.returncode, stopped.stderr) == (0, "")
    assert stopped.stdout == "interrupted=True kept=7\n"
    build([str(source)], path, TWO, factory=fakes.first)
    assert without_runs(dump(path)) == without_runs(undisturbed)


def without_runs(lines: list[str]) -> list[str]:
    kept = [line for line in lines if 'INSERT INTO "journal"' not in line and "journal_head" not in line]
    told = [line.split(",", 1)[1] for line in lines if 'INSERT INTO "journal"' in line and "'run'" not in line]
    return kept + told


def children_of(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-o", "pid=", "--ppid", str(pid)], capture_output=True, text=True, check=False)
    return [int(word) for word in listed.stdout.split()]


def is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return b"\nState:\tZ" not in Path(f"/proc/{pid}/status").read_bytes()


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="looks at processes through /proc")
def test_workers_do_not_outlive_a_killed_build(tmp_path: Path) -> None:
    source = fakes.write_reports(tmp_path / "in", 25)
    for path in source.iterdir():
        path.write_text(path.read_text("utf-8") + "SLOW " * 3, "utf-8")
    command = [sys.executable, "-c", SCRIPT, "between two reports", str(source), str(tmp_path / "r.dateline")]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seen: set[int] = set()
    while running.poll() is None:
        seen.update(children_of(running.pid))
        time.sleep(0.05)
    assert seen
    for _ in range(200):
        if not any(map(is_running, seen)):
            break
        time.sleep(0.05)
    assert not any(map(is_running, seen))
