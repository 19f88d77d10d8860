"""What an export consists of, and what it was made from."""

import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from dateline.publish.exported import NOTICE
from dateline.publish.files import PrivateFile

__all__ = ["write_manifest"]

LINK_KINDS = ("incidents", "lineages", "passages")
"""Kinds of rows that only a record has whose reports were linked."""


def write_manifest(
    manifest: Mapping[str, object], files: Iterable[PrivateFile], out: Path, *, linked: bool = False
) -> PrivateFile:
    """Write manifest.json to `out`: the record's own `manifest`, and each file with its rows, bytes and SHA-256.

    Kinds of rows that were not attempted are named as such: their absence says nothing about the reports.
    """
    listed = {
        file.path.name: {"rows": file.rows, "bytes": file.size_bytes, "sha256": file.sha256}
        for file in sorted(files, key=lambda file: file.path.name)
    }
    whole = {"notice": NOTICE, **manifest, "files": listed, "not_attempted": [] if linked else list(LINK_KINDS)}
    with PrivateFile(out / "manifest.json") as file:
        file.write(json.dumps(whole, ensure_ascii=False, allow_nan=False, indent=2) + "\n")
    return file
