"""The wheel holds all that the main job needs: built, installed where nothing of the source tree is, and run."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from dateline.resolve.where.index import index_path
from tests.acceptance.conftest import Built
from tests.acceptance.shell import FORMATS, files_of

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src"
NEEDED = (
    "dateline/cli/main.py",
    "dateline/codebook/types/strike.yaml",
    "dateline/desk/static/desk.js",
    "dateline/desk/templates/_panel.html",
    "dateline/desk/vendor/htmx/htmx.min.js",
    "dateline/parse/languages/en/encoder/graph.onnx",
    "dateline/parse/languages/en/encoder/tokenizer.json",
    "dateline/parse/languages/en/lemmas.tsv",
    "dateline/publish/page/palette.css",
    "dateline/publish/page/page.html.j2",
    "dateline/publish/schema/event.schema.json",
    "dateline/publish/vendor/leaflet/leaflet.js",
    "dateline/publish/vendor/world/world.json",
    "dateline/resolve/when/en.yaml",
    "dateline/resolve/who/actors.yaml",
    "dateline/store/migrations/0001_record.sql",
    "dateline/store/migrations/0003_reviews.sql",
)


def run(*words: str | Path, cwd: Path, env: dict[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*map(str, words)], cwd=cwd, env=env, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    [found] = folder.glob("*.whl")
    return found


@pytest.fixture(scope="module")
def programs(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of programs of an environment that has Dateline from the wheel and all else from the tests' own."""
    home = tmp_path_factory.mktemp("venv") / "there"
    venv.create(home, with_pip=False)
    there = {"base": str(home), "platbase": str(home)}
    packages = Path(sysconfig.get_path("purelib", "venv", vars=there))
    installed = sysconfig.get_path("purelib")
    # A .pth file inside a folder that is itself named by one is not followed, so the tree stays out of reach.
    (packages / "dependencies.pth").write_text(installed + "\n", encoding="utf-8")
    found = Path(sysconfig.get_path("scripts", "venv", vars=there))
    python = found / Path(sys.executable).name
    quiet = {**os.environ, "PIP_CONFIG_FILE": os.devnull, "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    options = ("--no-index", "--no-deps", "--ignore-installed")
    run(sys.executable, "-m", "pip", "--python", python, "install", *options, wheel, cwd=home, env=quiet)
    return found


@pytest.fixture
def empty_machine(tmp_path: Path) -> dict[str, str]:
    """Variables of a user who has nothing but the gazetteer's index, copied to save its making."""
    for name in ("home", "cache"):
        (tmp_path / name).mkdir()
    shutil.copy(index_path(), tmp_path / "cache")
    inherited = {name: value for name, value in os.environ.items() if name in {"PATH", "SYSTEMROOT", "LANG"}}
    home = str(tmp_path / "home")
    return {**inherited, "HOME": home, "USERPROFILE": home, "DATELINE_CACHE": str(tmp_path / "cache")}


def test_every_file_of_the_package_is_in_the_wheel(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        held = {name for name in packed.namelist() if ".dist-info/" not in name}
    here = {path.relative_to(SOURCE).as_posix() for path in (SOURCE / "dateline").rglob("*") if path.is_file()}
    assert held == {name for name in here if "__pycache__" not in name}
    assert set(NEEDED) <= held
    assert sum(name.startswith("dateline/codebook/types/") for name in held) == 21


def test_the_licence_goes_with_it(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as packed:
        names = packed.namelist()
        [described] = [packed.read(name).decode() for name in names if name.endswith(".dist-info/METADATA")]
    assert {"LICENSE", "NOTICE"} <= {name.rpartition("/")[2] for name in names if ".dist-info/licenses/" in name}
    assert "License-Expression: Apache-2.0" in described


def test_the_installed_wheel_does_the_main_job(
    programs: Path, empty_machine: dict[str, str], examples: Built, tmp_path: Path
) -> None:
    place = "import dateline; print(dateline.__file__)"
    used = run(programs / Path(sys.executable).name, "-c", place, cwd=tmp_path, env=empty_machine).stdout.strip()
    assert Path(used).is_relative_to(programs.parent)
    dateline = programs / ("dateline.exe" if os.name == "nt" else "dateline")
    run(dateline, "build", examples.source, "--record", "r.dateline", cwd=tmp_path, env=empty_machine)
    formats = [word for name in FORMATS for word in ("--format", name)]
    run(dateline, "export", "r.dateline", *formats, "--out", "out", cwd=tmp_path, env=empty_machine)
    assert files_of(tmp_path / "out") == files_of(examples.exported)
    assert not list((tmp_path / "home").iterdir())
    assert [path.name for path in (tmp_path / "cache").iterdir()] == [index_path().name]
