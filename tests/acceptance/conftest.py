"""Records built once a session with the shipped coder, and shared by the tests of this folder."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.acceptance.hostile import write_hostile_folder
from tests.acceptance.invented import write_letters, write_series
from tests.acceptance.shell import Said, build, export

EXAMPLES = Path(__file__).parents[2] / "examples"


class Built(NamedTuple):
    """A record, how its build ended, and its export in every format."""

    source: Path
    record: Path
    said: Said
    exported: Path


def build_and_export(source: Path, folder: Path) -> Built:
    record = folder / "r.dateline"
    said = build(record, source)
    return Built(source, record, said, export(record, folder / "out"))


@pytest.fixture(scope="session", autouse=True)
def _nobody_elses_settings() -> Iterator[None]:
    """No record or configuration of the person who runs the tests is met by chance."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("DATELINE_RECORD", raising=False)
        yield


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Built:
    return build_and_export(EXAMPLES / "reports", tmp_path_factory.mktemp("examples"))


@pytest.fixture(scope="session")
def letters(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("letters")
    return build_and_export(write_letters(folder / "in"), folder)


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("hostile")
    return build_and_export(write_hostile_folder(folder / "in"), folder)


@pytest.fixture(scope="session")
def series(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("series")
    source = write_series(folder / "in")
    record = folder / "r.dateline"
    said = build(record, source / "a", source / "b", workers=2)
    return Built(source, record, said, export(record, folder / "out"))
