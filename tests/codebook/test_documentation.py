"""docs/codebook.md tells the truth."""

import re
from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.codebook.book import ROLE_SOURCES
from dateline.codebook.schema import FrameEntry, TypeEntry

PAGE = (Path(__file__).parents[2] / "docs" / "codebook.md").read_text(encoding="utf-8")
EXAMPLE = re.findall(r"```yaml\n(type: university_occupation.*?)```", PAGE, re.DOTALL)[0]


def check(folder: Path, text: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    path = folder / "university_occupation.yaml"
    path.write_text(text, encoding="utf-8")
    main(["codebook", "check", str(path)])
    return capsys.readouterr().out.replace(f"{folder}/", "").splitlines()


def test_the_example_is_right(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (said,) = check(tmp_path, EXAMPLE, capsys)
    assert re.sub(r"hash \w+", "hash ...", said) in PAGE


def test_its_faults_are_those_it_shows(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    wrong = EXAMPLE.replace("      object:", "      objekt:", 1).replace("trigger: occupied", "trigger: occupy", 1)
    said = check(tmp_path, wrong, capsys)
    assert len(said) == 2
    assert all(line in PAGE for line in said)


@pytest.mark.parametrize("key", [*FrameEntry.model_fields, *TypeEntry.model_fields])
def test_every_key_is_explained(key: str) -> None:
    assert f"`{key}`" in PAGE


@pytest.mark.parametrize("source", ["subject", "object", "possessive", "compound"])
def test_every_relation_is_explained(source: str) -> None:
    assert source in ROLE_SOURCES
    assert f"`{source}`" in PAGE
