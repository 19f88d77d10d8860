"""A register of the user: read, refused with every fault, and named by its hash."""

from pathlib import Path

import pytest

from dateline.errors import ActorsError, UsageError
from dateline.resolve.who.load import load_register

WRITTEN = """\
name: harbour bodies
version: "2"
actors:
  - id: xk-port-union
    kind: union
    country: XK
    names: [Port Union of Kosovo]
    short: [Port Union, PU]
offices:
  - id: "{country}-port-authority"
    kind: agency
    heads: [port authority]
    not_in: [US]
"""
FAULTY = {
    "a person by kind": ("kind: union", "kind: politician", 4, "is a kind of person"),
    "a private person": ("kind: union", "kind: private person", 4, "never people"),
    "an office-holder": ("kind: agency", "kind: president", 10, "name the body or the office"),
    "a person by name": ("[Port Union of Kosovo]", "[Mrs Vjosa Berisha]", 4, "reads like the name of a person"),
    "a slip in the kind": ("kind: union", "kind: onion", 4, "did you mean `union`?"),
    "a kind of nothing": ("kind: union", "kind: xyz", 4, "use one of: government"),
    "a slip in a key": ("    names:", "    nmaes:", 7, "did you mean `names`?"),
    "no names": ("    names: [Port Union of Kosovo]\n    short: [Port Union, PU]\n", "", 4, "has no name"),
    "a name without letters": ("[Port Union of Kosovo]", '["…"]', 4, "has no letter"),
    "no such country": ("country: XK", "country: XX", 4, "`XX` is no country"),
    "an id with capitals": ("id: xk-port-union", "id: Port", 4, "`id`"),
    "an office without the place of the country": ("{country}-port", "port", 10, "`id`"),
    "an id twice": ("offices:", "  - {id: xk-port-union, kind: union, country: XK, names: [A]}\noffices:", 9, "twice"),
    "a key of the file": ("version:", "verison:", 1, "`version` is missing"),
}


def write(folder: Path, text: str) -> Path:
    path = folder / "bodies.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_it_replaces_the_shipped_one(tmp_path: Path) -> None:
    register = load_register(write(tmp_path, WRITTEN))
    assert [actor.id for actor in register.actors] == ["xk-port-union"]
    assert register.find("Human Rights Watch", None) is None
    assert register.find("Kenya's port authority", None) is not None
    assert register.find("port authority", "US") is None
    assert register.id.startswith("harbour bodies 2 ")


def test_it_may_add_to_the_shipped_one_and_replace_entries(tmp_path: Path) -> None:
    more = "extends: dateline\nactors:\n  - {id: reuters, kind: outlet, country: null, names: [Reuters Agency]}"
    register = load_register(write(tmp_path, WRITTEN.replace("actors:", more)))
    assert register.find("Human Rights Watch", None)
    assert register.find("Port Union of Kosovo", None)
    assert register.find("Reuters Agency", None)
    assert register.find("Reuters", None) is None


@pytest.mark.parametrize(("old", "new", "line", "says"), FAULTY.values(), ids=FAULTY)
def test_a_fault_has_its_line_and_says_what_to_do(tmp_path: Path, old: str, new: str, line: int, says: str) -> None:
    path = write(tmp_path, WRITTEN.replace(old, new, 1))
    with pytest.raises(ActorsError) as caught:
        load_register(path)
    assert any(fault.startswith(f"{path}:{line}: ") and says in fault for fault in caught.value.faults)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    wrong = WRITTEN.replace("kind: union", "kind: activist").replace("[US]", "[USA]")
    with pytest.raises(ActorsError) as caught:
        load_register(write(tmp_path, wrong))
    assert len(caught.value.faults) == 2


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"- one", b"name: [", b"name: x\nversion: 1\nactors: 3"])
def test_what_is_no_register_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "bodies.yaml"
    path.write_bytes(data)
    with pytest.raises((ActorsError, UsageError)):
        load_register(path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="nowhere"):
        load_register(tmp_path / "nowhere.yaml")


HASHES = {
    "a comment": ("actors:", "# mine\nactors:", True),
    "the order of names": ("[Port Union, PU]", "[PU, Port Union]", True),
    "another name": ("[Port Union, PU]", "[Port Union, PUK]", False),
    "where a name stands": ("short: [Port Union, PU]", "short: [PU]", False),
    "another version": ('"2"', '"3"', False),
    "an exception": ("not_in: [US]", "not_in: [GB, US]", False),
    "an office that never stands alone": ("    not_in", "    bare: false\n    not_in", False),
}


@pytest.mark.parametrize(("old", "new", "same"), HASHES.values(), ids=HASHES)
def test_the_hash_is_that_of_the_content(tmp_path: Path, old: str, new: str, same: bool) -> None:
    before = load_register(write(tmp_path, WRITTEN)).hash
    after = load_register(write(tmp_path, WRITTEN.replace(old, new, 1))).hash
    assert (before == after) is same
