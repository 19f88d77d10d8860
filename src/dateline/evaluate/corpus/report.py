"""An annotated report in one file: what it is, its marked text, and the values of what is marked."""

from dataclasses import dataclass
from pathlib import Path

from dateline.errors import UsageError
from dateline.evaluate.corpus.notation import Mark, MarkedText, read_marked
from dateline.evaluate.corpus.values import Values, read_values

__all__ = ["SUFFIX", "Annotated", "Header", "find_reports", "read_report", "read_reports"]

SUFFIX = ".report"
RULE = "%%"
"""The line that parts header, text and values."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an annotated report is: its country, style and invented outlet.

    `published` is the ISO date that the page bears; null where it bears none. `story` is shared by the reports
    of several outlets that tell the same events; `topic` is set where a report holds no event.
    """

    id: str
    country: str
    style: str
    outlet: str
    published: str | None = None
    story: str | None = None
    topic: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotated:
    """A report with its annotation: `marked` is its text with marks, `values` what the lines below it say."""

    path: Path
    header: Header
    marked: MarkedText
    values: Values

    @property
    def text(self) -> str:
        """The report as a reader sees it."""
        return self.marked.text

    def spans(self, role: str, item: str | None = None) -> tuple[Mark, ...]:
        """The marks with that role, those of one item where it is named; a value belongs to its first id."""
        return tuple(
            mark
            for mark in self.marked.marks
            if mark.role == role and (item is None or item in (mark.ids[:1] if role == "value" else mark.ids))
        )

    def words(self, role: str, item: str | None = None) -> tuple[str, ...]:
        """The words of those marks, each wording once, white space folded."""
        found = (" ".join(self.text[mark.start : mark.end].split()) for mark in self.spans(role, item))
        return tuple(dict.fromkeys(found))

    def first(self, role: str, item: str | None = None) -> str | None:
        """The first of those words; null where nothing is marked so."""
        return next(iter(self.words(role, item)), None)

    def quote(self, item: str) -> str:
        """The words of a statement, all parts of a broken one, white space folded."""
        return " ".join(" ".join(self.text[m.start : m.end].split()) for m in self.spans("quote", item))

    def statement_ids(self) -> tuple[str, ...]:
        """The statements, in the order of their first words."""
        return tuple(dict.fromkeys(name for mark in self.spans("quote") for name in mark.ids))


def find_reports(paths: list[Path]) -> list[Path]:
    """The files that `paths` name and those inside the folders among them, ordered by name.

    Raises:
        UsageError: there is no such path, or not one annotated report.
    """
    found: list[Path] = []
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path}: no such file or folder")
        found += sorted(path.rglob(f"*{SUFFIX}")) if path.is_dir() else [path]
    if not found:
        raise UsageError(f"{paths[0]}: no annotated reports (*{SUFFIX}) here")
    return found


def read_reports(paths: list[Path]) -> list[Annotated]:
    """The reports in `paths`, each id once.

    Raises:
        UsageError: one is not of the notation, or two have one id.
    """
    found: dict[str, Annotated] = {}
    for path in find_reports(paths):
        report = read_report(path)
        other = found.setdefault(report.header.id, report)
        if other is not report:
            raise UsageError(f"{path}: the id {report.header.id!r} is that of {other.path} too; name one of them")
    return list(found.values())


def read_report(path: Path) -> Annotated:
    """Read one file.

    Raises:
        UsageError: it is not of the notation; the message names file and line.
    """
    try:
        source = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: cannot be read: {error}") from None
    try:
        return _read(path, source.split("\n"))
    except UsageError as error:
        raise UsageError(f"{path}: {error}") from None


def _read(path: Path, lines: list[str]) -> Annotated:
    rules = [at for at, line in enumerate(lines) if line.strip() == RULE]
    if len(rules) != 2:
        raise UsageError(
            f"line 1: header, text and values are parted by two lines with {RULE!r}; there are {len(rules)}"
        )
    head, foot = rules
    header = _header(path, lines[:head])
    text = "\n".join(lines[head + 1 : foot]).strip("\n") + "\n"
    first = head + 2 + next((i for i, line in enumerate(lines[head + 1 : foot]) if line), 0)
    return Annotated(
        path=path,
        header=header,
        marked=read_marked(text, first),
        values=read_values(lines[foot + 1 :], foot + 2),
    )


def _header(path: Path, lines: list[str]) -> Header:
    fields: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if line.strip():
            key, colon, value = line.partition(":")
            if not colon or key not in Header.__slots__ or key in fields:
                raise UsageError(f"line {number}: {line!r} is no header line, such as 'country: KE'")
            fields[key] = value.strip()
    missing = [key for key in ("id", "country", "style", "outlet") if not fields.get(key)]
    if missing:
        raise UsageError(f"line 1: the header lacks {', '.join(missing)}")
    if fields["id"] != path.name.removesuffix(SUFFIX):
        raise UsageError(f"line 1: the id {fields['id']!r} is not the file's name")
    return Header(**{key: value for key, value in fields.items() if value and value != "-"})
