"""Invented stories: the same seed tells the same, and what is one incident is known."""

from benchmarks.incidents import found_groups
from benchmarks.told import tell_stories
from dateline.evaluate.clusters import b_cubed


def test_a_seed_tells_one_thing() -> None:
    one, other = tell_stories(300, 5), tell_stories(300, 5)
    assert one == other
    assert one != tell_stories(300, 6)
    assert {event.id for coded in one.reports for event in coded.events} == set(one.incident_of)
    assert len(one.incident_of) >= 300


def test_most_of_what_is_invented_is_joined_right() -> None:
    told = tell_stories(1500, 5)
    assert b_cubed(found_groups(told), told.incident_of).f1 > 0.92
