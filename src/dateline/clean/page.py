"""The nouns of this room: a text as opened from its bytes, with what its container says of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from dateline.model.report import Furniture
from dateline.model.span import Span

__all__ = ["FIELDS", "Metadata", "Page"]

FIELDS = ("title", "byline", "publisher", "published", "language", "url")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a container (HTML head, JSON object, front matter) says of its report.

    `values` maps a field of FIELDS to its words as they stand there; `origins` maps it to the span of
    these words in the text, or to the name of the metadata ("json published", "html title").
    """

    values: Mapping[str, str] = field(default_factory=dict)
    origins: Mapping[str, Span | str] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """The value of a field, or None where the container is silent or blank."""
        value = self.values.get(name, "").strip()
        return value or None


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A text as opened: `extractor` says how; `body_start` is where front matter ends (0 without any).

    `markup` is true for Markdown, whose links and image marks are page furniture.
    """

    text: str
    extractor: str
    metadata: Metadata = field(default_factory=Metadata)
    furniture: tuple[Furniture, ...] = ()
    body_start: int = 0
    markup: bool = False
