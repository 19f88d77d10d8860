"""How many sources tell an incident, and what was folded."""

import pytest

from dateline.link.corroboration import corroboration_of, independent, sources_of
from dateline.link.sources.register import Outlet, SourceRegister
from dateline.model.coded import CodedReport
from dateline.model.passage import Passage
from tests.link.incidents.samples import event, passage, report, told

REGISTER = SourceRegister(
    name="test",
    version="1",
    hash="0" * 64,
    outlets=(
        Outlet(publisher="State Radio", kind="state", party="government of Zimbabwe", domains=("radio.example",)),
        Outlet(publisher="State Gazette", kind="state", party="government of Zimbabwe"),
        Outlet(publisher="Movement Voice", kind="party", party="Bread Movement"),
        Outlet(publisher="Morning Post", kind="independent", owner="Sable Press"),
        Outlet(publisher="Evening Post", kind="independent", owner="Sable Press"),
        Outlet(publisher="Sable Wire", kind="wire", names=("SW",)),
        Outlet(publisher="Chirper", kind="social"),
    ),
)


def by(name: str, publisher: str | None, status: str = "current", url: str | None = None, at: int = 0) -> CodedReport:
    return report(event(f"{name}-1", status=status, at=at), publisher=publisher, url=url)


CASES: dict[str, tuple[list[CodedReport], list[Passage], int, str]] = {
    "one report": ([by("a", "Sable Wire")], [], 1, "single"),
    "two outlets": ([by("a", "Sable Wire"), by("b", "Morning Post")], [], 2, "multiple"),
    "one outlet by two names": ([by("a", "Sable Wire"), by("b", "the sw")], [], 1, "copied"),
    "one owner": ([by("a", "Morning Post"), by("b", "Evening Post")], [], 1, "copied"),
    "one government": ([by("a", "State Radio"), by("b", "State Gazette")], [], 1, "copied"),
    "a government, by its address": (
        [by("a", None, url="https://www.radio.example/9"), by("b", "State Gazette")], [], 1, "copied",
    ),
    "a government and its opponents": ([by("a", "State Radio"), by("b", "Movement Voice")], [], 2, "cross_party"),
    "a government and a wire": ([by("a", "State Radio"), by("b", "Sable Wire")], [], 2, "multiple"),
    "two that nobody knows": ([by("a", "Hill Echo"), by("b", "Dam Times")], [], 2, "multiple"),
    "one that nobody knows, twice": ([by("a", "Hill Echo"), by("b", "HILL ECHO")], [], 1, "copied"),
    "two without a name": ([by("a", None), by("b", None)], [], 2, "multiple"),
    "two posts on one platform": ([by("a", "Chirper"), by("b", "Chirper")], [], 2, "multiple"),
    "one wire text in two outlets": ([by("a", "Hill Echo"), by("b", "Dam Times")], [passage("a", "b")], 1, "copied"),
    "a copy, and one of its own": (
        [by("a", "Hill Echo"), by("b", "Dam Times"), by("c", "Sable Wire")], [passage("a", "b")], 2, "multiple",
    ),
    "copies in a row": (
        [by("a", "Hill Echo"), by("b", "Dam Times"), by("c", "Sable Wire")],
        [passage("a", "b"), passage("b", "c")], 1, "copied",
    ),
    "told beside the copied passage": (
        [by("a", "Hill Echo", at=500), by("b", "Dam Times", at=500)], [passage("a", "b")], 2, "multiple",
    ),
    "told, and denied by its opponents": (
        [by("a", "Movement Voice"), by("b", "State Radio", "denied")], [], 1, "single",
    ),
    "announced by one, told by another": (
        [by("a", "Sable Wire", "planned"), by("b", "Morning Post")], [], 1, "single",
    ),
    "announced by two": (
        [by("a", "Sable Wire", "planned"), by("b", "Morning Post", "planned")], [], 2, "multiple",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("reports", "passages", "count", "word"), CASES.values(), ids=CASES)
def test_sources(reports: list[CodedReport], passages: list[Passage], count: int, word: str) -> None:
    sources = sources_of(told(*reports, passages=tuple(passages)), REGISTER)
    assert (independent(sources), corroboration_of(sources)) == (count, word)
    assert sorted(name for source in sources for name in source.report_ids) == sorted(r.report.id for r in reports)


def test_what_was_folded_says_why() -> None:
    reports = [by("a", "State Radio"), by("b", "State Gazette"), by("c", "Hill Echo")]
    folded, alone = sources_of(told(*reports), REGISTER)
    assert folded.report_ids == ("a", "b")
    assert (folded.party, folded.publishers) == ("government of Zimbabwe", ("State Gazette", "State Radio"))
    assert folded.reasons == ("one party: government of Zimbabwe",)
    assert (alone.report_ids, alone.party, alone.reasons) == (("c",), None, ())


def test_a_copy_of_unknown_hand_leaves_the_source_its_party() -> None:
    reports = [by("a", "State Radio"), by("b", "Hill Echo")]
    (source,) = sources_of(told(*reports, passages=(passage("a", "b"),)), REGISTER)
    assert source.party == "government of Zimbabwe"
    assert len(source.reasons) == 1
    assert source.reasons[0].startswith("one copied text: ")
