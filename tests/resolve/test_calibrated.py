"""A calibration of one's own: read with care, and applied in the order of the scores."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.errors import ConfigurationError
from dateline.model.calibration import Calibration
from dateline.resolve.calibrated import load_calibration

SCORES = st.floats(0.0, 1.0)
LINES = st.builds(Calibration, slope=st.floats(0.01, 5.0), shift=st.floats(-20.0, 20.0))


@given(SCORES)
def test_slope_one_and_shift_none_change_nothing(score: float) -> None:
    assert Calibration().chance(score) == pytest.approx(score, abs=0.0006)


@given(LINES, SCORES, SCORES)
def test_it_is_a_probability_and_the_order_stays(line: Calibration, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0.0 <= line.of(low) <= line.of(high) <= 1.0


def test_without_a_file_there_is_none() -> None:
    assert load_calibration(None) is None


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "my-score.toml"
    path.write_text("# fitted\nslope = 0.8\nshift = -1\nevents = 40\nright = 30\nsampled = true\n", encoding="utf-8")
    assert load_calibration(path) == Calibration(slope=0.8, shift=-1.0)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("slope = 1.0\n", "shift: None is not a number", id="a number missing"),
        pytest.param("slope = 'steep'\nshift = 0\n", "slope: 'steep' is not a number above 0", id="no number"),
        pytest.param("slope = 0\nshift = 0\n", "slope: 0 is not a number above 0", id="flat"),
        pytest.param("slope = -1.0\nshift = 0\n", "above 0", id="the opposite"),
        pytest.param("slope = nan\nshift = 0\n", "slope: nan", id="nan"),
        pytest.param("slope = 1.0\nshift = inf\n", "shift: inf", id="endless"),
        pytest.param("slope = true\nshift = 0\n", "slope: True", id="a truth"),
        pytest.param("slope = 1.0\nshift = 0\ntilt = 3\n", "tilt: unknown key", id="unknown key"),
        pytest.param("slope\n", "no valid TOML", id="no TOML"),
        pytest.param(None, "cannot be read", id="no file"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path: Path, text: str | None, says: str) -> None:
    path = tmp_path / "my-score.toml"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigurationError, match=says):
        load_calibration(path)
