"""Sentence starts from print and encoder together."""

import numpy as np
import pytest

from dateline.parse.boundaries import Start
from dateline.parse.encoder.starts import settled_starts


@pytest.mark.parametrize(
    ("words", "starts", "surely", "wanted"),
    [
        pytest.param("Roads closed Trains stopped", "+---", [0, 0, 0.99, 0], [0, 2], id="sure against print"),
        pytest.param("Roads closed Trains stopped", "+---", [0, 0, 0.6, 0], [0], id="not sure enough"),
        pytest.param("reading Land is ours . Water", "+----x", [0, 0, 0, 0, 0, 0.99], [0], id="print is firm"),
        pytest.param("in the U.S. Some left", "+--?-", [0, 0, 0, 0.7, 0], [0, 3], id="left open, and likely"),
        pytest.param("in the U.S. Army camp", "+--?-", [0, 0, 0, 0.2, 0], [0], id="left open, and unlikely"),
        pytest.param('They left . " Nobody', "+---+", [0, 0, 0, 0.99, 1], [0, 4], id="a closing mark starts nothing"),
        pytest.param("in 1805 . [ 6 ] A student", "+--+----", [0] * 8, [0, 6], id="a note's number"),
        pytest.param("was lost . 4 Even so", "+--+--", [0] * 6, [0, 4], id="a note's bare number"),
        pytest.param("was lost . 15 Chilean miners", "+--+--", [0] * 6, [0, 3], id="a number that counts"),
        pytest.param("", "", [], [], id="nothing"),
    ],
)
def test_starts(words: str, starts: str, surely: list[float], wanted: list[int]) -> None:
    said = [{"+": Start.YES, "-": Start.UNLIKELY, "?": Start.OPEN, "x": Start.NO}[sign] for sign in starts]
    found = settled_starts(tuple(words.split()), said, np.array(surely), frozenset({"even", "the"}))
    assert [k for k, starts_here in enumerate(found) if starts_here] == wanted
