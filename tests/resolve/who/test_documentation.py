"""docs/actors.md tells the truth."""

import re
from pathlib import Path

import pytest

from dateline.resolve.who.kinds import KINDS
from dateline.resolve.who.load import ActorEntry, OfficeEntry, RegisterEntry, load_register

PAGE = (Path(__file__).parents[3] / "docs" / "actors.md").read_text(encoding="utf-8")
[EXAMPLE] = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)


def test_the_example_is_right(tmp_path: Path) -> None:
    path = tmp_path / "my-actors.yaml"
    path.write_text(EXAMPLE, encoding="utf-8")
    register = load_register(path)
    assert register.name == "my bodies"
    assert register.find("PNP", "PE") is not None
    assert register.find("Ghana's public defender", None) is not None
    assert register.find("the ombudsman", "GH") is None


@pytest.mark.parametrize("key", [*RegisterEntry.model_fields, *ActorEntry.model_fields, *OfficeEntry.model_fields])
def test_every_key_is_explained(key: str) -> None:
    assert key in ("actors", "offices") or f"`{key}`" in PAGE


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_named(kind: str) -> None:
    assert re.search(rf"\b{kind}\b", PAGE)


def test_it_counts_what_ships() -> None:
    register = load_register()
    assert f"{len(register.actors) // 10 * 10} bodies" in PAGE
    assert f"{len(register.offices)}\noffices" in PAGE
