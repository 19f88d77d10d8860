"""Whether two events are of one type, or of types that are told of one act."""

from dateline.link.incidents.telling import Telling

__all__ = ["KIN", "kin_of", "level", "words"]

KIN = (
    frozenset({"protest", "unrest"}),
    frozenset({"unrest", "violence"}),
    frozenset({"violence", "justice"}),
    frozenset({"protest", "expression"}),
)
"""Families of types that one act may be told as: a riot as a protest, a charge at a crowd as unrest or its arrests."""


def kin_of(families: frozenset[str]) -> frozenset[str]:
    """`families` and those that are kin to one of them."""
    return families.union(*(pair for pair in KIN if pair & families))


def level(a: Telling, b: Telling) -> str:
    """same, shared (a type that both hold), family, kin or other."""
    if a.event.type == b.event.type:
        return "same"
    if not set(a.event.types).isdisjoint(b.event.types):
        return "shared"
    if not a.families.isdisjoint(b.families):
        return "family"
    return "kin" if not kin_of(a.families).isdisjoint(b.families) else "other"


def words(a: Telling, b: Telling) -> str:
    """All types of both."""
    return f"{', '.join(a.event.types)} / {', '.join(b.event.types)}"
