"""The shipped codebook as files that a person can change."""

from pathlib import Path

from dateline.codebook.load import INDEX, SHIPPED
from dateline.errors import UsageError

__all__ = ["copy_codebook"]


def copy_codebook(folder: Path) -> tuple[Path, ...]:
    """Write the files of the shipped codebook into `folder`, which must be new or empty; returns them in order.

    Raises:
        UsageError: `folder` is a file, or holds something already.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} is there already and not empty: name a new folder")
    written = []
    for source in (SHIPPED / INDEX, *sorted(SHIPPED.glob("words/*.yaml")), *sorted(SHIPPED.glob("types/*.yaml"))):
        target = folder / source.relative_to(SHIPPED)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        written.append(target)
    return tuple(written)
