"""An export: the formats that were asked for, side by side in one folder."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.publish.csv_tables import write_csv_links, write_csv_tables
from dateline.publish.exported import ExportedLinks, ExportedReport
from dateline.publish.files import PrivateFile, private_folder, write_notice
from dateline.publish.geojson import write_geojson_file
from dateline.publish.html import write_html
from dateline.publish.jsonl import write_jsonl_links, write_jsonl_tables
from dateline.publish.manifest import write_manifest

__all__ = ["FORMATS", "Export", "write_export", "write_jsonl"]

FORMATS = ("jsonl", "csv", "geojson", "html")

_PAGE_SUFFIXES = (".html", ".htm")
_FILE_SUFFIXES = (".jsonl", ".json", ".csv", ".geojson", *_PAGE_SUFFIXES)

LINKS: dict[str, Callable[[ExportedLinks, Path], tuple[PrivateFile, ...]]] = {
    "jsonl": write_jsonl_links,
    "csv": write_csv_links,
}

TABLES: dict[str, Callable[[Iterable[ExportedReport], Path], tuple[PrivateFile, ...]]] = {
    "jsonl": write_jsonl_tables,
    "csv": write_csv_tables,
    "geojson": write_geojson_file,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A finished export: where to look first, how many files, and the hash that stands for all of it.

    `sha256` is that of the manifest, which names every other file with its hash, or of the page where it is alone.
    """

    path: Path
    files: int
    sha256: str


def write_export(
    reports: Callable[[], Iterable[ExportedReport]],
    manifest: Mapping[str, object],
    formats: Sequence[str],
    out: Path,
    links: Callable[[], ExportedLinks] = ExportedLinks,
) -> Export:
    """Write each of `formats` (of FORMATS) to the folder `out`, with a manifest and a notice that it is internal.

    `reports` and `links` are called once for each format and give their nouns by rising id, so that the same record
    gives the same bytes. A page asked for alone, with an `out` that ends in .html, becomes that one file; otherwise
    it is record.html in the folder. Raises UsageError for an unknown format, an `out` that is named like a file
    of one of the formats, or one that cannot be written.
    """
    wanted = tuple(dict.fromkeys(formats))
    unknown = [name for name in wanted if name not in FORMATS]
    if unknown or not wanted:
        raise UsageError(f"unknown format {', '.join(unknown) or '(none)'}; choose from {', '.join(FORMATS)}")
    if wanted == ("html",) and out.suffix.lower() in _PAGE_SUFFIXES:
        private_folder(out.parent)
        page = write_html(reports(), manifest, out)
        return Export(path=page.path, files=1, sha256=page.sha256)
    if not out.is_dir() and out.suffix.lower() in _FILE_SUFFIXES:
        raise UsageError(f"{out} is named like a file, and {', '.join(wanted)} takes a folder; leave off {out.suffix}")
    folder = private_folder(out)
    write_notice(folder)
    files = [file for name in wanted for file in _write(name, reports(), manifest, folder)]
    linked = links().attempted
    files += [file for name in wanted if linked and name in LINKS for file in LINKS[name](links(), folder)]
    listed = write_manifest(manifest, files, folder, linked=linked)
    return Export(path=folder, files=len(files) + 2, sha256=listed.sha256)


def _write(
    name: str, reports: Iterable[ExportedReport], manifest: Mapping[str, object], folder: Path
) -> tuple[PrivateFile, ...]:
    if name == "html":
        return (write_html(reports, manifest, folder / "record.html"),)
    return TABLES[name](reports, folder)


def write_jsonl(reports: Iterable[ExportedReport], manifest: Mapping[str, object], out: Path) -> Export:
    """Write the record as JSON Lines to the folder `out`, with its manifest."""
    return write_export(lambda: reports, manifest, ("jsonl",), out)
