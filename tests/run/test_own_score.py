"""A calibration of one's own changes the score of events and nothing else, and is part of the coder's name."""

from dataclasses import replace
from pathlib import Path

from dateline.config import Config, load_config
from dateline.model.calibration import Calibration
from dateline.run.coder import Coder, raw_text

TEXT = (
    "LA PAZ, 4 March 2021 — Hundreds of teachers marched in Oruro on Tuesday over unpaid wages, and police arrested "
    "two of them in Potosí."
)


def test_the_coder_applies_the_calibration_that_the_configuration_names(tmp_path: Path) -> None:
    (tmp_path / "my-score.toml").write_text("slope = 0.5\nshift = -1.0\n", encoding="utf-8")
    (tmp_path / "dateline.toml").write_text('[score]\npath = "my-score.toml"\n', encoding="utf-8")
    config = load_config(tmp_path / "dateline.toml")
    assert config.bearing()["score.path"] == "my-score.toml"
    shipped, own = Coder(Config()), Coder(config)
    raw = raw_text(TEXT, "oruro.txt")
    before, after = shipped.code(raw).events, own.code(raw).events
    line = Calibration(slope=0.5, shift=-1.0)
    assert before
    assert [event.score for event in after] == [line.of(event.score) for event in before]
    assert [replace(event, score=0.0, coder="") for event in after] == [
        replace(event, score=0.0, coder="") for event in before
    ]
    assert own.id != shipped.id
    assert set(own.parts) - set(shipped.parts) == {"score"}
