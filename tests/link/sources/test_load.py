"""A register of sources of the user: read, refused with every fault, and named by its hash."""

from pathlib import Path

import pytest

from dateline.errors import SourcesError, UsageError
from dateline.link.sources.load import SHIPPED, load_sources
from dateline.link.sources.register import KINDS, host_of, publisher_key

WRITTEN = """\
name = "harbour papers"
version = "2"

[[source]]
publisher = "Harbour Post"
kind = "independent"
names = ["HP", "The Harbour Post Online"]
domains = ["post.example"]
country = "GH"
owner = "Quay Group"

[[source]]
publisher = "State Radio"
kind = "state"
party = "government of Ghana"
"""
FAULTY = {
    "a slip in the kind": ('"independent"', '"independant"', 4, "did you mean `independent`?"),
    "a kind of nothing": ('"independent"', '"good"', 4, "use one of: wire"),
    "a slip in a key": ("owner =", "onwer =", 4, "did you mean `owner`?"),
    "no publisher": ('publisher = "Harbour Post"\n', "", 4, "`publisher` is missing"),
    "a state without a party": ('party = "government of Ghana"\n', "", 12, "has no `party`"),
    "an address for a domain": ("post.example", "https://post.example/", 4, "`domains`"),
    "no country": ('"GH"', '"Ghana"', 4, "`country`"),
    "a name of two": ('"State Radio"', '"The HP"', 12, "both go by `hp`"),
    "not TOML": ("[[source]]", "[[source]", 0, "not TOML"),
    "no version": ('version = "2"\n', "", 1, "`version` is missing"),
    "a list that is none": ('names = ["HP", "The Harbour Post Online"]', 'names = "HP"', 4, "`names`"),
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "sources.toml"
    path.write_text(WRITTEN, encoding="utf-8")
    return path


@pytest.mark.parametrize(("old", "new", "line", "message"), FAULTY.values(), ids=FAULTY)
def test_faults_are_named_with_their_line(file: Path, old: str, new: str, line: int, message: str) -> None:
    file.write_text(WRITTEN.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(SourcesError) as caught:
        load_sources(file)
    assert message in str(caught.value)
    assert not line or any(fault.startswith(f"{file}:{line}:") for fault in caught.value.faults)


def test_all_faults_are_gathered(file: Path) -> None:
    file.write_text(
        WRITTEN.replace('"independent"', '"x"').replace('party = "government of Ghana"', ""), encoding="utf-8"
    )
    with pytest.raises(SourcesError) as caught:
        load_sources(file)
    assert len(caught.value.faults) == 2


def test_publishers_are_found_by_name_and_address(file: Path) -> None:
    register = load_sources(file)
    for name, url in (("the harbour post", None), ("HP", None), ("Post!", "https://news.post.example/a?b=1")):
        found = register.find(name, url)
        assert found is not None
        assert found.publisher == "Harbour Post"
    assert register.find("post.example") is not None
    assert register.find(None, None) is None
    assert register.find("Another Post", "https://otherpost.example/") is None
    assert register.find("x", "http://[broken") is None


def test_a_file_that_extends_adds_and_replaces(file: Path) -> None:
    shipped = load_sources()
    file.write_text(
        WRITTEN.replace('version = "2"', 'version = "2"\nextends = "dateline"').replace("State Radio", "Reuters"),
        encoding="utf-8",
    )
    register = load_sources(file)
    assert len(register.outlets) == len(shipped.outlets) + 1
    reuters = register.find("Reuters")
    assert reuters is not None
    assert reuters.kind == "state"


def test_the_hash_is_of_the_content(file: Path) -> None:
    first = load_sources(file)
    file.write_text("# a remark\n" + WRITTEN, encoding="utf-8")
    assert load_sources(file).hash == first.hash
    file.write_text(WRITTEN.replace("Quay Group", "Pier Group"), encoding="utf-8")
    assert load_sources(file).hash != first.hash


def test_the_shipped_register_is_a_documented_list_of_many_countries() -> None:
    register = load_sources()
    assert len({outlet.country for outlet in register.outlets}) > 60
    assert {outlet.kind for outlet in register.outlets} == set(KINDS)
    words = SHIPPED.read_text(encoding="utf-8")
    assert all(f"#   {kind}" in words for kind in KINDS)
    pairs = (("IRNA", None), ("Agence France-Presse", None), (None, "https://www.bbc.co.uk/news/1"))
    found = [register.find(name, url) for name, url in pairs]
    assert [outlet.kind for outlet in found if outlet] == ["state", "wire", "independent"]


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read"):
        load_sources(tmp_path / "none.toml")
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    with pytest.raises(UsageError, match="UTF-8"):
        load_sources(tmp_path / "latin.toml")


HOSTS = {
    "https://www.post.example/a": "post.example",
    "post.example": "post.example",
    "Harbour Post": "",
    "": "",
    None: "",
}


@pytest.mark.parametrize(("url", "host"), HOSTS.items())
def test_hosts(url: str | None, host: str) -> None:
    assert host_of(url) == host


def test_names_are_compared_without_case_accents_and_article() -> None:
    assert publisher_key("The  L’Écho, du Nord!") == "l echo du nord"
