"""dateline.toml is checked whole, and every fault is named with its key."""

from pathlib import Path

import pytest

from dateline.config import BuildConfig, Config, load_config
from dateline.errors import ConfigurationError


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def write(folder: Path, text: str) -> Path:
    path = folder / "dateline.toml"
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.usefixtures("folder")
def test_without_a_file_the_defaults_hold() -> None:
    assert load_config() == Config()
    assert Config().build.processes >= 1
    assert Config().build.limit_bytes == 40_000_000


def test_the_file_of_the_working_folder_is_found(folder: Path) -> None:
    write(folder, "[build]\nworkers = 3\n")
    assert load_config().build == BuildConfig(workers=3)


def test_a_codebook_lies_beside_the_file_that_names_it(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    config = load_config(write(inner, '[codebook]\npath = "mine.yaml"\n'))
    assert config.codebook_path == inner / "mine.yaml"
    assert config.resolved()["codebook.path"] == "mine.yaml"


def test_a_register_of_actors_lies_beside_the_file_that_names_it(folder: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    assert load_config(write(inner, '[actors]\npath = "bodies.yaml"\n')).actors_path == inner / "bodies.yaml"
    assert Config().actors_path is None


def test_the_resolved_copy_has_every_key_and_its_bearing_part_no_workers(folder: Path) -> None:
    config = load_config(write(folder, '[pipeline]\nname = "xx_news"\n'))
    assert config.resolved() == {
        "pipeline.name": "xx_news",
        "codebook.path": None,
        "actors.path": None,
        "sources.path": None,
        "score.path": None,
        "build.workers": None,
        "build.limit_mb": 40,
    }
    assert set(config.resolved()) - set(config.bearing()) == {"build.workers", "sources.path"}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        pytest.param("[build]\nspeed = 3\n", "build.speed: unknown key", id="unknown key"),
        pytest.param("[biuld]\nworkers = 3\n", "biuld: unknown key", id="unknown section"),
        pytest.param('folder = "/"\n', "folder: unknown key", id="what only the program sets"),
        pytest.param('[build]\nworkers = "3"\n', "build.workers: input should be a valid integer", id="no number"),
        pytest.param("[build]\nworkers = 0\n", "build.workers: input should be greater", id="too small"),
        pytest.param("[build]\nlimit_mb = 1.5\n", "build.limit_mb: ", id="no whole number"),
        pytest.param("[pipeline]\nname = 3\n", "pipeline.name: input should be a valid string", id="no words"),
        pytest.param("build = 3\n", "build: ", id="no section"),
        pytest.param("[build\n", "no valid TOML", id="no TOML"),
    ],
)
def test_a_fault_is_named_with_its_key(folder: Path, text: str, says: str) -> None:
    path = write(folder, text)
    with pytest.raises(ConfigurationError) as caught:
        load_config()
    assert f"{path.name}: {says}" in str(caught.value)


def test_all_faults_are_named_at_once(folder: Path) -> None:
    write(folder, "[build]\nspeed = 3\nworkers = 0\n[pipeline]\nname = 3\n")
    with pytest.raises(ConfigurationError) as caught:
        load_config()
    assert len(str(caught.value).splitlines()) == 3


@pytest.mark.parametrize("data", [pytest.param(None, id="missing"), pytest.param(b"\xff\xfe", id="no UTF-8")])
def test_a_file_that_cannot_be_read_is_named(folder: Path, data: bytes | None) -> None:
    path = folder / "other.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(ConfigurationError, match=r"other\.toml"):
        load_config(path)
