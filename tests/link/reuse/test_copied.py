"""An event that stands in text of an older report alone is no telling of its own."""

from dataclasses import replace

import pytest

from dateline.link.reuse.copied import copied_in
from dateline.model.event import Event
from dateline.model.passage import Passage
from dateline.model.span import Evidence
from tests.link.incidents.samples import event, passage

TOLD = event("b-march", at=20)
AGAIN = Evidence(300, 307, "marched", "trigger")
TWICE = replace(TOLD, evidence=(*TOLD.evidence, AGAIN))
OLDER = replace(passage("a", "b"), direction="a_to_b", direction_basis="published")
NEWER = replace(passage("b", "c"), direction="a_to_b", direction_basis="published")
LONGER = replace(passage("a", "b", 0, 400), id="longer", direction="a_to_b", similarity=0.8)

CASES: dict[str, tuple[Event, tuple[Passage, ...], str | None]] = {
    "copied from an older report": (TOLD, (OLDER,), OLDER.id),
    "copied by a newer one": (TOLD, (NEWER,), None),
    "nobody knows who was first": (TOLD, (passage("a", "b"),), None),
    "told once more in words of its own": (TWICE, (OLDER,), None),
    "both tellings copied": (TWICE, (OLDER, LONGER), OLDER.id),
    "beside the passage": (event("b-march", at=150), (OLDER,), None),
}


@pytest.mark.parametrize(("told", "passages", "wanted"), CASES.values(), ids=CASES)
def test_what_is_copied(told: Event, passages: tuple[Passage, ...], wanted: str | None) -> None:
    assert copied_in(told, passages) == wanted
