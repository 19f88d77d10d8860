"""Arguments into files: folders, patterns and single paths, in a fixed order."""

import glob
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from dateline.errors import UsageError
from dateline.model.report import Refusal

__all__ = ["STDIN", "Found", "check", "find", "printable"]

STDIN = "-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A file to read; `named` is true where the user named this very file, so that its ending need not be known."""

    path: Path
    source: str
    named: bool


def printable(name: str) -> str:
    """A file name with POSIX slashes that can be written as UTF-8, whatever bytes the file system holds."""
    return PurePath(name).as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def check(arguments: tuple[str, ...]) -> None:
    """Raise UsageError for the first argument that names nothing."""
    if not arguments:
        raise UsageError('no source is named; name files, folders, patterns or "-" for standard input')
    if arguments.count(STDIN) > 1:
        raise UsageError('standard input ("-") is named twice; it can be read once')
    for argument in arguments:
        if argument == STDIN or os.path.lexists(argument):
            continue
        if not glob.has_magic(argument):
            raise UsageError(f"{printable(argument)}: there is no such file or folder; check the path")
        if next(glob.iglob(argument, recursive=True), None) is None:
            raise UsageError(
                f"{printable(argument)}: nothing matches this pattern; check it, and quote it for the shell"
            )


def find(argument: str) -> Iterator[Found | Refusal]:
    """The files under one argument, sorted by path; hidden ones are left out unless named."""
    path = Path(argument)
    if path.is_dir():
        yield from _folder(path, path, frozenset())
    elif os.path.lexists(argument):
        yield Found(path=path, source=printable(path.name), named=True)
    else:
        yield from _pattern(argument)


def _pattern(argument: str) -> Iterator[Found | Refusal]:
    root = Path(_fixed_part(argument))
    deep = "**" in PurePath(argument).parts
    for match in sorted(glob.iglob(argument, recursive=True)):
        path = Path(match)
        if not path.is_dir():
            yield Found(path=path, source=_relative(path, root), named=False)
        elif not deep:
            yield from _folder(path, root, frozenset())


def _fixed_part(argument: str) -> str:
    parts = PurePath(argument).parts
    fixed = [part for k, part in enumerate(parts) if not any(map(glob.has_magic, parts[: k + 1]))]
    return str(PurePath(*fixed)) if fixed else ""


def _relative(path: Path, root: Path) -> str:
    return printable(str(path.relative_to(root)))


def _folder(folder: Path, root: Path, above: frozenset[tuple[int, int]]) -> Iterator[Found | Refusal]:
    """The files of `folder` and its folders; `above` holds device and inode of each folder on the way down."""
    source = _relative(folder, root)
    try:
        here = folder.stat()
        entries = sorted(entry.name for entry in os.scandir(folder))
    except OSError as error:
        yield _unreadable(source, error)
        return
    if (here.st_dev, here.st_ino) in above:
        message = f"{source}: this link leads back into a folder that is being read; it was not followed again"
        yield Refusal(source=source, outcome="dropped", reason="link_loop", message=message)
        return
    for name in entries:
        if not name.startswith("."):
            yield from _entry(folder / name, root, above | {(here.st_dev, here.st_ino)})


def _entry(path: Path, root: Path, above: frozenset[tuple[int, int]]) -> Iterator[Found | Refusal]:
    source = _relative(path, root)
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(source, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, root, above)
    elif stat.S_ISREG(mode):
        yield Found(path=path, source=source, named=False)
    else:
        message = f"{source}: this is a device, pipe or socket, not a file; it was not read"
        yield Refusal(source=source, outcome="dropped", reason="not_a_file", message=message)


def _unreadable(source: str, error: OSError) -> Refusal:
    message = f"{source}: cannot be opened ({error.strerror or error}); check the link and the permissions"
    return Refusal(source=source, outcome="quarantined", reason="unreadable", message=message)
