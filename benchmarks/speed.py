"""Speed and memory of a build on one core: reports, repeated with other dates, from file to record.

usage: python benchmarks/speed.py [--reports 500] [--source DIR]

Takes the texts of --source (by default ../shared/reports where it exists, else examples/reports), writes as
many copies as asked for with their years changed, builds a record with one worker and prints reports/s, MB/s,
peak memory and, from a profiled run on a few of them, where the time goes.
"""

import argparse
import contextlib
import cProfile
import io
import itertools
import os
import pstats
import re
import resource
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared" / "reports"
PROFILED = 20
"""Few enough to be coded in this process, where a profiler sees them."""

ROOMS = ("clean", "parse", "resolve/where", "resolve/when", "extract", "resolve/events", "resolve/scene", "store")


def sources(folder: Path) -> list[str]:
    return [p.read_text(encoding="utf-8") for p in sorted(folder.glob("*.txt"))]


def _earlier(match: re.Match[str], *, years: int) -> str:
    return str(int(match[0]) - years)


def write_copies(texts: list[str], count: int, folder: Path) -> int:
    """Write `count` files; each copy of a text moves its years by another number. Returns their size in bytes."""
    size = 0
    for number, text in zip(range(count), itertools.cycle(texts), strict=False):
        shift = number // len(texts)
        moved = re.sub(r"\b(19|20)(\d\d)\b", partial(_earlier, years=shift % 19), text)
        data = f"{moved}\n\nCopy {number}.\n".encode()
        (folder / f"{number:06}.txt").write_bytes(data)
        size += len(data)
    return size


def build(folder: Path, record: Path) -> float:
    started = time.perf_counter()
    command = [
        sys.executable,
        "-m",
        "dateline.cli.main",
        "build",
        str(folder),
        "--record",
        str(record),
        "--workers",
        "1",
    ]
    subprocess.run(command, check=True, env={**os.environ, "OMP_NUM_THREADS": "1"}, stderr=subprocess.DEVNULL)
    return time.perf_counter() - started


def profile_rooms(folder: Path, record: Path) -> list[tuple[str, float]]:
    """Seconds spent in the functions of each room, their libraries included where a room calls them directly."""
    from dateline.cli.main import main

    profile = cProfile.Profile()
    profile.enable()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        main(["build", str(folder), "--record", str(record), "--workers", "1", "--json"])
    profile.disable()
    stats = pstats.Stats(profile, stream=io.StringIO())
    return [(room, _cumulative(stats, room)) for room in ROOMS]


def _cumulative(stats: pstats.Stats, room: str) -> float:
    """The dearest function of a room holds the others: its cumulative time is the room's."""
    times = [row[3] for (name, _, _), row in stats.stats.items() if f"dateline/{room}" in name.replace("\\", "/")]  # type: ignore[attr-defined]
    return max(times, default=0.0)


def main_benchmark() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--reports", type=int, default=500)
    arguments.add_argument("--source", type=Path, default=SHARED if SHARED.exists() else ROOT / "examples" / "reports")
    options = arguments.parse_args()
    texts = sources(options.source)
    with tempfile.TemporaryDirectory() as name:
        base = Path(name)
        few, many = base / "few", base / "many"
        few.mkdir()
        many.mkdir()
        write_copies(texts, 5, few)
        size = write_copies(texts, options.reports, many)
        start_up = build(few, base / "few.dateline")
        seconds = build(many, base / "many.dateline")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
        words = sum(len(text.split()) for text in texts) / len(texts)
        print(f"{options.reports} reports, {size / 1e6:.2f} MB, {words:.0f} words each, one worker")
        print(f"{options.reports / seconds:.1f} reports/s, {size / 1e6 / seconds:.3f} MB/s, {seconds:.1f} s in all")
        print(f"five reports, start-up included: {start_up:.1f} s; peak memory {peak:.0f} MB")
        print(f"where the time goes (profiled, {PROFILED} reports):")
        some = base / "some"
        some.mkdir()
        write_copies(texts, PROFILED, some)
        for room, spent in sorted(profile_rooms(some, base / "some.dateline"), key=lambda row: -row[1]):
            print(f"  {room:16s} {spent:6.2f} s")


if __name__ == "__main__":
    main_benchmark()
