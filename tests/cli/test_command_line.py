"""The command line: data on standard output, messages on standard error, and an exit code that says how it ended."""

import hashlib
import json
import os
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from dateline.cli import build as build_verb
from dateline.cli.console import printable
from dateline.cli.main import VERBS, main
from dateline.run.build import build
from dateline.store.record import Record
from tests.run import fakes
from tests.store.samples import PERSIAN, raw_report

ROOT = Path(__file__).parents[2]


class Said(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


class Shell:
    """Calls verbs in a folder of their own, with a coder that tests can foresee."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *words: str) -> Said:
        code = main(list(words))
        return Said(code, *self._capsys.readouterr())


@pytest.fixture
def shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DATELINE_RECORD", raising=False)
    monkeypatch.setattr(build_verb, "build_record", partial(build, factory=fakes.first))
    return Shell(capsys)


@pytest.fixture
def filled(shell: Shell, tmp_path: Path) -> Shell:
    fakes.write_reports(tmp_path / "in", 2, persian=PERSIAN)
    assert shell("build", "in", "--record", "r.dateline").code == 0
    return shell


def test_help_imports_no_verb_and_nothing_heavy() -> None:
    script = (
        "import sys; from dateline.cli.main import main; main(['--help']);"
        "print([name for name in sys.modules if name.startswith('dateline.cli.')"
        " or name.split('.')[0] in ('spacy', 'onnxruntime', 'numpy', 'pydantic', 'trafilatura', 'sqlite3')])"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    *help_lines, modules = done.stdout.strip().splitlines()
    assert all(verb.name in "\n".join(help_lines) for verb in VERBS)
    assert set(eval(modules)) == {f"dateline.cli.{name}" for name in ("console", "exits", "main")}


@pytest.mark.parametrize("verb", [verb.name for verb in VERBS])
def test_every_verb_explains_itself_and_takes_json(shell: Shell, verb: str) -> None:
    said = shell(verb, "--help")
    assert said.code == 0
    assert "Usage" in said.out
    if verb not in {"codebook", "corpus", "sources", "users"}:  # verbs of their own
        assert "--json" in said.out


def test_the_version_is_printed(shell: Shell) -> None:
    assert shell("--version").out.startswith("dateline ")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        pytest.param(["nonsense"], "nonsense", id="no such verb"),
        pytest.param(["build", "nowhere.txt", "--record", "r.dateline"], "nowhere.txt", id="no such source"),
        pytest.param(["build", "in"], "--record", id="no record to write"),
        pytest.param(["show"], "which record?", id="no record here"),
        pytest.param(["why", "abc"], "which record?", id="no record for why"),
        pytest.param(["build", "in", "--record", "r", "--workers", "0"], "greater than or equal to 1", id="no workers"),
    ],
)
def test_a_wrong_request_exits_2_with_a_clear_word(shell: Shell, words: list[str], says: str) -> None:
    said = shell(*words)
    assert said.code == 2
    assert says in said.err
    assert said.out == ""
    assert "Traceback" not in said.err


def test_a_wrong_configuration_exits_2_and_names_the_key(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text("[build]\nspeed = 9\n", encoding="utf-8")
    fakes.write_reports(tmp_path / "in", 1)
    said = shell("build", "in", "--record", "r.dateline")
    assert (said.code, said.err) == (2, "dateline: dateline.toml: build.speed: unknown key\n")


def test_a_build_prints_its_account(shell: Shell, tmp_path: Path) -> None:
    fakes.write_reports(tmp_path / "in", 2, broken="BROKEN", empty="")
    said = shell("build", "in", "--record", "r.dateline")
    assert said.out == ""
    assert said.err.splitlines()[-1] == ("4 items: 2 kept (2 new, 0 coded again, 0 known), 1 dropped, 1 quarantined")
    assert "quarantined  broken.txt: no end in sight  [bad_html]" in said.err.splitlines()
    assert said.code == 3


def test_a_build_gives_its_account_as_json(filled: Shell) -> None:
    account = filled("build", "in", "--record", "r.dateline", "--json").json
    assert (account["kept"], account["unchanged"], account["refusals"]) == (3, 3, [])


@pytest.mark.parametrize(
    ("files", "code"),
    [
        pytest.param({"good": "A march in Cork."}, 0, id="all kept"),
        pytest.param({"good": "A march in Cork.", "bad": "BROKEN"}, 3, id="some quarantined"),
        pytest.param({"good": "A march in Cork.", "void": ""}, 0, id="some dropped"),
        pytest.param({"bad": "BROKEN"}, 4, id="the only item is unusable"),
        pytest.param({"void": "", "nothing": "NOTHING"}, 4, id="all dropped"),
        pytest.param({"bad": "BROKEN", "worse": "STUMBLE"}, 3, id="a folder where all is quarantined"),
        pytest.param({}, 4, id="an empty folder"),
        pytest.param({"a": "A march in Cork.", "b": "CTRL-C", "c": "A march in Kota."}, 130, id="interrupted"),
        pytest.param({"a": "NO PIPELINE"}, 1, id="the run itself fails"),
    ],
)
def test_the_exit_code_of_a_build(shell: Shell, tmp_path: Path, files: dict[str, str], code: int) -> None:
    fakes.write_reports(tmp_path / "in", 0, **files)
    assert shell("build", "in", "--record", "r.dateline").code == code


def test_an_interrupted_build_says_that_it_goes_on(shell: Shell, tmp_path: Path) -> None:
    fakes.write_reports(tmp_path / "in", 2, stop="CTRL-C")
    said = shell("build", "in", "--record", "r.dateline")
    assert said.code == 130
    assert "the same command goes on from here" in said.err
    (tmp_path / "in" / "stop.txt").unlink()
    assert "2 kept (0 new, 0 coded again, 2 known)" in shell("build", "in", "--record", "r.dateline").err


def test_another_coder_says_that_it_codes_again(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(build_verb, "build_record", partial(build, factory=fakes.second))
    said = filled("build", "in/000.txt", "--record", "r.dateline")
    assert "1 report coded again, because the coder is another one than before" in said.err.splitlines()


def test_a_build_reads_standard_input() -> None:
    script = (
        "import sys; from functools import partial; from dateline.cli import build as verb;"
        "from dateline.cli.main import main; from dateline.run.build import build; from tests.run import fakes;"
        "verb.build_record = partial(build, factory=fakes.first); sys.exit(main())"
    )
    command = [sys.executable, "-c", script, "build", "-", "--record", "-.dateline", "--json"]
    where = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, input=b"A march in Bitola.", cwd=os.environ["PYTEST_TMP"], capture_output=True, env=where, check=True
    )
    assert json.loads(done.stdout)["kept"] == 1


@pytest.fixture(autouse=True)
def _folder_for_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTEST_TMP", str(tmp_path))


def test_show_lists_reports_and_events_with_their_words(filled: Shell) -> None:
    said = filled("show")
    assert said.code == 0
    assert "A [march] in Rasht 🕊 — «ما هستیم» stood on a banner." in said.out
    assert "Oruro, UY" in said.out
    assert "persian.txt" in said.out


@pytest.mark.parametrize("options", [["--place", "RASHT"], ["--place", "rāsht"]])
def test_show_filters_events(filled: Shell, options: list[str]) -> None:
    shown = filled("show", "--json", *options).json
    assert [event["place"]["name"] for event in shown["events"]] == ["Rasht"]
    assert "reports" not in shown


def test_show_takes_one_report_by_the_beginning_of_its_id(filled: Shell) -> None:
    report_id = raw_report(PERSIAN).id
    shown = filled("show", "r.dateline", "--report", report_id[:6], "--json").json
    assert [report["id"] for report in shown["reports"]] == [report_id]
    assert {event["report_id"] for event in shown["events"]} == {report_id}


def test_show_has_statements_figures_and_searches(filled: Shell) -> None:
    assert {said["speaker"] for said in filled("show", "--statements", "--json").json["statements"]} == {
        "Duarte",
        "Amini",
    }
    assert {figure["low"] for figure in filled("show", "--figures", "--json").json["figures"]} == {100, 101}
    [hit] = filled("show", "--search", "sari banner", "--json").json["hits"]
    assert hit["report_id"] == raw_report(PERSIAN).id


def test_show_says_when_there_is_more(filled: Shell) -> None:
    said = filled("show", "--limit", "1")
    assert "the first 1 events; --limit shows more" in said.err
    assert "no events" in filled("show", "--type", "strike").err


def test_the_record_of_the_environment_is_used(filled: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "r.dateline").rename(tmp_path / "elsewhere.db")
    assert filled("show").code == 2
    monkeypatch.setenv("DATELINE_RECORD", "elsewhere.db")
    assert filled("show").code == 0


def test_of_two_records_one_has_to_be_named(filled: Shell, tmp_path: Path) -> None:
    (tmp_path / "s.dateline").write_bytes((tmp_path / "r.dateline").read_bytes())
    said = filled("show")
    assert (said.code, "2 of them are here" in said.err) == (2, True)
    assert filled("show", "s.dateline").code == 0
    assert filled("show", "--record", "s.dateline").code == 0


def test_why_shows_every_value_in_its_words(filled: Shell) -> None:
    [event] = filled("show", "--json", "--place", "rasht").json["events"]
    said = filled("why", event["id"][:8])
    assert said.code == 0
    raw = raw_report(PERSIAN)
    place = PERSIAN.index("Rasht")
    for words in (
        f"event {event['id']}",
        f"{place}-{place + 5}, line 1: A march in [Rasht] 🕊 — «ما هستیم» stood on a banner.",
        "2-7, line 1: A [march] in Rasht",
        "(basis: publication)",
        f"read from   persian.txt\nsha256      {raw.sha256}",
        "coded by    sample-1",
        "stages: sample",
    ):
        assert words in said.out


@pytest.mark.parametrize("noun", ["events", "statements", "figures", "reports"])
def test_why_explains_every_kind_as_json(filled: Shell, noun: str) -> None:
    options = {"events": [], "reports": [], "statements": ["--statements"], "figures": ["--figures"]}[noun]
    for found in filled("show", "--json", *options).json[noun]:
        told = filled("why", found["id"], "--json").json
        assert told["kind"] == noun.removesuffix("s")
        text = Path("in", told["custody"]["sources"][0]).read_text("utf-8")
        shown = [words for value in told["values"] for words in value["evidence"]]
        assert shown
        assert all(text[words["start"] : words["end"]] == words["exact"] for words in shown)


def test_why_of_an_unknown_id_exits_2(filled: Shell) -> None:
    said = filled("why", "zz")
    assert (said.code, said.err) == (
        2,
        "dateline: no event or statement or figure or report has an id that begins with 'zz'\n",
    )


def test_verify_says_that_all_fits_or_exits_5(filled: Shell, tmp_path: Path) -> None:
    said = filled("verify", "r.dateline")
    assert (said.code, "all fits (3 reports" in said.out) == (0, True)
    path = tmp_path / "r.dateline"
    data = path.read_bytes()
    at = data.index("هستیم".encode())
    path.write_bytes(data[:at] + b"\xd8\xb9" + data[at + 2 :])
    said = filled("verify")
    assert said.code == 5
    assert any(line.startswith("reports ") for line in said.out.splitlines())
    assert filled("verify", "--json").json["faults"]


def test_verify_of_something_else_exits_5_and_of_nothing_1(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "letter.dateline").write_text("Dear diary", encoding="utf-8")
    assert shell("verify", "letter.dateline").code == 5
    assert shell("verify", "nothing.dateline").code == 1


def test_a_file_that_is_no_record_is_left_alone(shell: Shell, tmp_path: Path) -> None:
    fakes.write_reports(tmp_path / "in", 1)
    letter = tmp_path / "letter.txt"
    letter.write_text("Dear diary, " * 50, encoding="utf-8")
    said = shell("build", "in", "--record", "letter.txt")
    assert (said.code, "not a Dateline record" in said.err) == (1, True)
    assert letter.read_text("utf-8").startswith("Dear diary")


def test_doctor_names_what_is_there(shell: Shell) -> None:
    findings = {finding["name"]: finding for finding in shell("doctor", "--json").json}
    assert findings["full text"] == {"name": "full text", "found": "FTS5", "is_well": True, "files": {}}
    assert {"python", "dateline", "sqlite", "codebook", "pipeline", "gazetteer"} <= set(findings)


def test_doctor_names_the_files_of_the_pipeline_with_their_hashes(shell: Shell) -> None:
    findings = {finding["name"]: finding for finding in shell("doctor", "--json").json}
    files = findings["pipeline"]["files"]
    assert {Path(path).name for path in files} == {"graph.onnx", "reading.onnx", "tables.json", "tokenizer.json"}
    assert all(hashlib.sha256(Path(path).read_bytes()).hexdigest() == digest for path, digest in files.items())


def test_doctor_says_for_how_many_types_the_network_was_trained(shell: Shell, tmp_path: Path) -> None:
    assert {f["name"]: f["found"] for f in shell("doctor", "--json").json}["network"].endswith("knows 21 of 21 types")
    shell("codebook", "copy", "book")
    arrest = next((tmp_path / "book").rglob("arrest.yaml"))
    arrest.write_text(arrest.read_text("utf-8").replace("Somebody is arrested", "Anybody is arrested"), "utf-8")
    (tmp_path / "dateline.toml").write_text('[codebook]\npath = "book"\n', "utf-8")
    assert {f["name"]: f["found"] for f in shell("doctor", "--json").json}["network"].endswith("knows 20 of 21 types")


def test_doctor_names_what_is_wrong_and_exits_1(shell: Shell, tmp_path: Path) -> None:
    (tmp_path / "dateline.toml").write_text('[codebook]\npath = "nowhere"\n[pipeline]\nname = "no_such"\n', "utf-8")
    said = shell("doctor")
    assert said.code == 1
    wrong = [line.split()[1] for line in said.out.splitlines() if line.startswith("NO ")]
    assert {"codebook", "pipeline"} <= set(wrong)


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        pytest.param("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m", id="colours"),
        pytest.param("a\rb\x07\x9b", "a\ufffdb\ufffd\ufffd", id="cursor, bell, C1"),
        pytest.param("متن\n\t🙂", "متن\n\t🙂", id="letters stay"),
        pytest.param(None, "", id="nothing"),
    ],
)
def test_a_report_cannot_command_the_terminal(words: str | None, shown: str) -> None:
    assert printable(words) == shown


def test_colours_stay_away_when_not_wanted(filled: Shell, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b[1m" in filled("show").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b[3" not in filled("show").out


def test_a_record_that_is_built_is_whole(filled: Shell, tmp_path: Path) -> None:
    assert filled("verify").code == 0
    with Record.open(tmp_path / "r.dateline", read_only=True) as record:
        assert record.manifest().codings[0].settings.configuration["build.limit_mb"] == 40
