"""A document as it arrived, and the same document as it is read."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.span import Evidence, Span

__all__ = ["FURNITURE_KINDS", "Furniture", "Masthead", "Media", "RawReport", "Refusal", "Report"]

FURNITURE_KINDS = (
    "advert",
    "navigation",
    "share",
    "comment_form",
    "repeated_heading",
    "file_name",
    "call_to_action",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class RawReport:
    """One source item as it arrived: its bytes, where they came from and what kind they are.

    `raw` is the file, one line of JSON Lines without its newline, or a WARC payload; never changed.
    `source` is the path relative to the argument it was found under, "-" for standard input, with
    "#3" behind it for the third line of a JSON Lines file.
    `media_type` is text/plain, text/markdown, text/html or application/json.
    """

    source: str
    media_type: str
    raw: bytes
    sha256: str
    retrieved_at: str | None = None
    url: str | None = None

    @property
    def id(self) -> str:
        """The report's identity: the first 16 hex digits of the SHA-256 of the raw bytes."""
        return self.sha256[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A source item that did not become a report, and why.

    `outcome` is "dropped" (nothing to read) or "quarantined" (should be a report but cannot be read);
    `reason` is a short stable code such as "empty" or "binary"; `message` is for people.
    """

    source: str
    outcome: str
    reason: str
    message: str
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Furniture:
    """A part of the page that is not part of the report, marked where it stands; `kind` is one of FURNITURE_KINDS."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A picture or video that the report names; `kind` is "image" or "video"."""

    kind: str
    file_name: str | None
    caption: str | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Masthead:
    """What the page says of itself: title, author, outlet, time and place of writing, language.

    `published` is ISO and as precise as known (`2020-01-20`, `2019-12`), null where unknown, with
    `published_basis` dateline, metadata, url or text. `evidence` maps a field to its span, or to the
    name of the metadata it came from.
    """

    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    published_basis: str | None = None
    dateline_place: str | None = None
    language: str | None = None
    url: str | None = None
    evidence: Mapping[str, Span | str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as read: its whole text, its masthead, and what in it is page furniture.

    `text` is immutable: the decoded text without newline, Unicode or encoding repair (for HTML, the
    extractor's output). Every offset anywhere points into it.
    """

    id: str
    source: str
    sha256: str
    media_type: str
    text: str
    text_sha256: str
    extractor: str
    masthead: Masthead
    furniture: tuple[Furniture, ...] = ()
    media: tuple[Media, ...] = ()
    retrieved_at: str | None = None

    @property
    def furniture_spans(self) -> tuple[Span, ...]:
        """The marked page parts, in reading order."""
        return tuple(sorted(part.span for part in self.furniture))
