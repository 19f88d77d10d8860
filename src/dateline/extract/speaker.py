"""Somebody who speaks, as a report names them."""

from dataclasses import dataclass

from dateline.model.span import Span

__all__ = ["Speaker"]


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who speaks: the fullest name the report has, the role, where the words for them stand."""

    text: str
    role: str | None
    span: Span
    person: bool
    plural: bool = False
