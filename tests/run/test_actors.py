"""A coded report carries the ids of public bodies, and a private person's never; the register is part of the coder."""

from pathlib import Path

import pytest

from dateline.config import ActorsConfig, Config
from dateline.model.coded import CodedReport
from dateline.run.coder import Coder, raw_text

TEXT = """Police disperse pensioners in Arequipa

AREQUIPA, Peru, 12 March 2019 – The National Police arrested eleven pensioners on Tuesday in Arequipa, in southern Peru.

“The march had no permit and blocked the bridge for two hours,” the Interior Ministry said in Lima.

“My mother is seventy and she only carried a sign,” said Hilda Ccori, a baker.
"""
REGISTER = """\
name: mine
version: "1"
actors:
  - {id: pe-police, kind: police, country: PE, names: [Peruvian National Police], short: [National Police]}
"""


def code(coder: Coder, text: str) -> CodedReport:
    return coder.code(raw_text(text, "a.txt"))


@pytest.fixture(scope="module")
def coder() -> Coder:
    return Coder(Config())


def test_bodies_have_ids_and_people_none(coder: Coder) -> None:
    coded = code(coder, TEXT)
    arrests = [event for event in coded.events if event.type == "arrest"]
    assert {event.actor_id for event in arrests} == {"pe-police"}
    assert {event.target_id for event in arrests} == {None}
    assert all(event.basis["actor_id"] == "report" for event in arrests)
    assert {(said.speaker, said.speaker_id) for said in coded.statements} == {
        ("Interior Ministry", "pe-interior-ministry"),
        ("Hilda Ccori", None),
    }


def test_another_register_is_another_coder(coder: Coder, tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text(REGISTER, encoding="utf-8")
    other = Coder(Config(actors=ActorsConfig(path="mine.yaml"), folder=str(tmp_path)))
    assert other.parts["actors"].startswith("mine 1 ")
    assert other.id != coder.id
    coded = code(other, TEXT)
    assert {said.speaker_id for said in coded.statements} == {None}
    assert "pe-police" in {event.actor_id for event in coded.events}
