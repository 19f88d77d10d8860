"""Groups in which every pair is acceptable."""

from collections.abc import Sequence
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from dateline.link.incidents.cluster import Bounds, Joined, Pair, cluster

SIZE = 7
PAIRS = list(combinations(range(SIZE), 2))
ACCEPT, JOIN = -2.0, 0.0

weights = st.fixed_dictionaries({pair: st.sampled_from([-9.0, -1.0, 0.5, 1.0, 3.0]) for pair in PAIRS})
some_pairs = st.lists(st.sampled_from(PAIRS), max_size=3, unique=True)


def grouped(
    bits: dict[Pair, float], together: Sequence[Pair] = (), apart: Sequence[Pair] = (), owners: str = "abcdefg"
) -> tuple[list[list[int]], list[Joined]]:
    bounds = Bounds(owners=owners, together=together, apart=apart)
    return cluster(PAIRS, lambda a, b: bits[a, b], bounds, join=JOIN, accept=ACCEPT)


def groups_of(bits: dict[Pair, float], together: Sequence[Pair] = (), apart: Sequence[Pair] = ()) -> list[list[int]]:
    return grouped(bits, together, apart)[0]


@given(weights)
def test_every_pair_inside_a_group_is_acceptable(bits: dict[Pair, float]) -> None:
    for group in groups_of(bits):
        assert all(bits[pair] >= ACCEPT for pair in combinations(group, 2))


@given(weights, some_pairs, some_pairs)
def test_no_group_holds_a_forbidden_pair(bits: dict[Pair, float], together: list[Pair], apart: list[Pair]) -> None:
    for group in groups_of(bits, together, apart):
        assert not set(combinations(group, 2)) & set(apart)


@given(weights, some_pairs)
def test_what_a_person_joined_is_together(bits: dict[Pair, float], together: list[Pair]) -> None:
    held = groups_of(bits, together)
    assert all(any({a, b} <= set(group) for group in held) for a, b in together)


@given(weights, some_pairs, some_pairs)
def test_everything_is_in_one_group_and_one_link_short_of_it(
    bits: dict[Pair, float], together: list[Pair], apart: list[Pair]
) -> None:
    groups, links = grouped(bits, together, apart)
    assert sorted(member for group in groups for member in group) == list(range(SIZE))
    assert len(links) == SIZE - len(groups)


def test_groups_do_not_chain() -> None:
    bits = dict.fromkeys(PAIRS, -9.0) | {(0, 1): 3.0, (1, 2): 2.0, (0, 2): -9.0}
    assert groups_of(bits)[:2] == [[0, 1], [2]]


def test_a_weak_pair_is_carried_by_strong_ones() -> None:
    bits = dict.fromkeys(PAIRS, -9.0) | {(0, 1): 3.0, (1, 2): 2.0, (0, 2): -1.0}
    assert groups_of(bits)[0] == [0, 1, 2]


def test_one_of_two_that_a_person_joined_is_enough() -> None:
    bits = dict.fromkeys(PAIRS, -9.0) | {(0, 2): 3.0}
    assert groups_of(bits, together=[(0, 1)])[0] == [0, 1, 2]


def test_two_of_one_owner_meet_only_where_a_person_says_so() -> None:
    bits = dict.fromkeys(PAIRS, 3.0)
    owners = "abbccde"
    groups, _ = grouped(bits, owners=owners)
    assert all(len({owners[member] for member in group}) == len(group) for group in groups)
    joined, _ = grouped(bits, [(0, 1)], owners=owners)
    assert not any({1, 2} <= set(group) for group in joined)
    forced, _ = grouped(bits, [(1, 2)], owners=owners)
    assert any({1, 2} <= set(group) for group in forced)
