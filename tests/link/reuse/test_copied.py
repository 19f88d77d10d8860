"""An event that stands in text of an older report alone is no telling of its own."""

from dataclasses import replace

import pytest

from dateline.link.reuse.copied import copied_in
from dateline.model.event import Event
from dateline.model.passage import Passage, Side
from dateline.model.span import Evidence
from tests.link.incidents import samples


def event(*triggers: int) -> Event:
    told = tuple(Evidence(at, at + 7, "marched", "trigger") for at in triggers)
    return replace(samples.event("b-1"), trigger=told[0], evidence=told)


def passage(name: str, start: int, end: int, direction: str = "a_to_b", similarity: float = 1.0) -> Passage:
    """Words of report `b` that report `a` has too, or where `name` begins with "c" report `c`."""
    mine, other = Side(report_id="b", start=start, end=end), Side(report_id=name[0], start=0, end=end - start)
    a, b = (mine, other) if name[0] > "b" else (other, mine)
    return Passage(
        id=name,
        a=a,
        b=b,
        characters=end - start,
        similarity=similarity,
        direction=direction,
        direction_basis=None if direction == "unknown" else "published",
    )


CASES: dict[str, tuple[Event, tuple[Passage, ...], str | None]] = {
    "copied from an older report": (event(20), (passage("a1", 0, 100),), "a1"),
    "copied by a newer one": (event(20), (passage("c1", 0, 100),), None),
    "copied from a report of a higher id": (event(20), (passage("c1", 0, 100, "b_to_a"),), "c1"),
    "nobody knows who was first": (event(20), (passage("a1", 0, 100, "unknown"),), None),
    "told once more in words of its own": (event(20, 300), (passage("a1", 0, 100),), None),
    "both tellings copied": (event(20, 300), (passage("a1", 0, 100), passage("a2", 250, 400)), "a1"),
    "in two passages, the nearer": (event(20), (passage("a1", 0, 400, similarity=0.7), passage("a2", 0, 100)), "a2"),
    "beside the passage": (event(150), (passage("a1", 0, 100),), None),
    "across its end": (event(97), (passage("a1", 0, 100),), None),
    "no passage": (event(20), (), None),
}


@pytest.mark.parametrize(("told", "passages", "wanted"), CASES.values(), ids=CASES)
def test_what_is_copied(told: Event, passages: tuple[Passage, ...], wanted: str | None) -> None:
    assert copied_in(told, passages) == wanted
