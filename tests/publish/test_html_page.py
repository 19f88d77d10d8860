import base64
import hashlib
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.model.coded import CodedReport
from dateline.publish.exported import ExportedReport
from dateline.publish.html import script_json, write_html
from tests.publish.invented import report

HOSTILE = "</script><img src=x onerror=alert(1)> <!-- <script> ]]> {{ 7*7 }} \u2028 & \x00"


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text of its scripts and styles."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[tuple[dict[str, str | None], str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is not None:
            tag, attributes = self.found[-1]
            self.inside.append((attributes, tag, data))


def parsed(path: Path) -> Elements:
    elements = Elements()
    elements.feed(path.read_bytes().decode("utf-8"))
    return elements


def test_the_policy_lets_only_the_page_s_own_script_and_style_run(exported: Path) -> None:
    page = parsed(exported / "record.html")
    policy = next(a["content"] for tag, a in page.found if a.get("http-equiv") == "Content-Security-Policy") or ""
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert "http" not in policy
    code = {tag: text for attributes, tag, text in page.inside if attributes.get("type") is None}
    for tag, directive in (("script", "script-src"), ("style", "style-src")):
        digest = base64.b64encode(hashlib.sha256(code[tag].encode("utf-8")).digest()).decode("ascii")
        assert f"{directive} 'sha256-{digest}'" in policy


def test_nothing_in_the_page_points_elsewhere(exported: Path) -> None:
    page = parsed(exported / "record.html")
    for tag, attributes in page.found:
        assert tag not in ("link", "iframe", "object", "embed", "base")
        assert not {"src", "href", "srcset", "action", "style"} & set(attributes), tag
        assert not [name for name in attributes if name.startswith("on")]
    assert "sourceMappingURL" not in (exported / "record.html").read_text(encoding="utf-8")


def test_hostile_words_of_a_report_stay_words(tmp_path: Path) -> None:
    hostile = CodedReport(report=report("evil.html", HOSTILE, title=HOSTILE, publisher=HOSTILE))
    write_html([ExportedReport(coded=hostile, sources=(HOSTILE,))], {"coder": HOSTILE}, tmp_path / "page.html")
    page = parsed(tmp_path / "page.html")
    assert not [tag for tag, _ in page.found if tag == "img"]
    data = next(json.loads(text) for attributes, _, text in page.inside if attributes.get("class") == "report")
    assert data["report"]["text"] == data["report"]["title"] == HOSTILE
    assert "{{ 7*7 }}" in data["report"]["text"]


@given(st.text())
def test_data_in_a_script_element_cannot_end_it_and_reads_back(words: str) -> None:
    written = script_json({"words": words})
    assert not re.search(r"[<>&\u2028\u2029]", written)
    assert json.loads(written) == {"words": words}


def test_the_page_leaves_out_the_long_list_of_inputs(exported: Path) -> None:
    manifest = next(json.loads(t) for a, _, t in parsed(exported / "record.html").inside if a.get("id") == "manifest")
    assert "inputs" not in manifest
    assert manifest["coder"] == "rules 1"


@pytest.mark.parametrize("code", ["IR", "CL", "FJ", "RU", "XK", "PS", "TW"])
def test_the_map_knows_the_country(exported: Path, code: str) -> None:
    world = next(json.loads(text) for a, _, text in parsed(exported / "record.html").inside if a.get("id") == "world")
    country = next(each for each in world["countries"] if each["code"] == code)
    assert country["polygons"]
    assert all(0 <= max(i, ~i) < len(world["arcs"]) for p in country["polygons"] for ring in p for i in ring)
