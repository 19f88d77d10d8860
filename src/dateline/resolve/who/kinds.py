"""What an entry of the register can be, and what it cannot: a person."""

from difflib import get_close_matches

__all__ = ["KINDS", "kind_fault", "name_fault"]

KINDS = (
    "government", "office", "ministry", "agency", "parliament", "court", "prosecutor", "police", "army",
    "security_service", "prison_service", "local_government", "party", "union", "movement", "armed_group",
    "international_organisation", "ngo", "religious_body", "university", "company", "outlet",
)  # fmt: skip
"""`office` is one that a single person holds at a time, such as that of a prime minister: never that person."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PEOPLE = _words(
    "person persons people individual human man woman politician activist dissident protester demonstrator leader "
    "president minister official officer policeman soldier general judge lawyer journalist reporter author academic "
    "student worker prisoner detainee victim witness suspect defendant member candidate celebrity citizen civilian "
    "cleric spokesperson spokesman spokeswoman private_person public_figure"
)
_TITLES = _words("mr mrs ms miss mx dr prof sir dame madame monsieur señor señora herr frau don doña")


def kind_fault(kind: str) -> str | None:
    """What is wrong with a kind, null where nothing is."""
    if kind in KINDS:
        return None
    if kind.casefold().replace(" ", "_").replace("-", "_") in _PEOPLE:
        return (
            f"`{kind}` is a kind of person; the register holds bodies and offices only, never people: "
            "remove the entry, or name the body or the office (kind `office`)"
        )
    close = get_close_matches(kind, KINDS, n=1)
    advice = f"did you mean `{close[0]}`?" if close else f"use one of: {', '.join(KINDS)}"
    return f"unknown kind `{kind}`; {advice}"


def name_fault(name: str) -> str | None:
    """What is wrong with a name: a form of address opens the name of a person."""
    first = name.split(" ")[0].rstrip(".").casefold()
    if first in _TITLES and " " in name:
        return f"`{name}` reads like the name of a person; the register holds bodies and offices only: remove it"
    return None
