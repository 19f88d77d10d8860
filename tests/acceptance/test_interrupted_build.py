"""A build killed at any moment and built again gives the bytes of an undisturbed one."""

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from tests.acceptance.conftest import Built
from tests.acceptance.invented import SERIES_COUNT
from tests.acceptance.shell import build, call, export, files_of

MOMENTS = (2, 7, 12)
POLL_SECONDS = 0.002


def reports_in(record: Path) -> int:
    """How many reports are in a record that another process is writing; 0 while it cannot be read."""
    if not record.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{record.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM reports").fetchone()[0])
    except sqlite3.Error:
        return 0


def kill_when(count: int, source: Path, record: Path) -> int:
    """Start a real build, kill it as soon as `count` reports are in, and return how it ended."""
    words = ["build", source / "a", source / "b", "--record", record, "--workers", "1"]
    command = [sys.executable, "-m", "dateline.cli.main", *map(str, words)]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as running:
        while running.poll() is None and reports_in(record) < count:
            time.sleep(POLL_SECONDS)
        running.kill()
    return running.returncode


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
@pytest.mark.parametrize("moment", MOMENTS)
def test_a_killed_build_goes_on_to_the_same_bytes(series: Built, tmp_path: Path, moment: int) -> None:
    record = tmp_path / "r.dateline"
    assert kill_when(moment, series.source, record) == -signal.SIGKILL
    done = reports_in(record)
    assert moment <= done < SERIES_COUNT
    assert call("verify", record).code == 0
    again = build(record, series.source / "a", series.source / "b")
    assert (again.code, again.json["unchanged"], again.json["added"]) == (0, done, SERIES_COUNT - done)
    assert files_of(export(record, tmp_path / "out")) == files_of(series.exported)
    assert call("verify", record).code == 0
