"""A copied codebook with five faults gets five lines, each with the number of its line."""

from pathlib import Path

from tests.acceptance.shell import call

NAME = "leaflet.yaml"
# Words of the file, what is put where they stand first, and what the line of the fault then says.
FAULTS = (
    ("note:", "remark:", "unknown key `remark`"),
    ("object: [$leaflet]", "object: [$leaflett]", "leaflett"),
    ("mode: strewn", "mode: sprinkled", "sprinkled"),
    ("weak: true", "weak: perhaps", "weak"),
    ("trigger: leafleted", "trigger: leaved", "leaved"),
)


def test_five_faults_are_five_lines_with_their_numbers(tmp_path: Path) -> None:
    assert call("codebook", "copy", tmp_path / "mine").code == 0
    assert call("codebook", "check", tmp_path / "mine").code == 0
    path = tmp_path / "mine" / "types" / NAME
    wanted = []
    for before, after, says in FAULTS:
        text = path.read_text(encoding="utf-8")
        wanted.append((f"{path}:{text.count(chr(10), 0, text.index(before)) + 1}: ", says))
        path.write_text(text.replace(before, after, 1), encoding="utf-8")
    said = call("codebook", "check", tmp_path / "mine")
    lines = said.out.splitlines()
    assert said.code == 1
    assert len(lines) == len(FAULTS)
    for start, says in wanted:
        [line] = [line for line in lines if line.startswith(start)]
        assert says in line.removeprefix(start)


def test_a_build_with_a_faulty_codebook_says_the_same_and_writes_nothing(tmp_path: Path) -> None:
    call("codebook", "copy", tmp_path / "mine")
    path = tmp_path / "mine" / "types" / "strike.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("family:", "familiy:", 1), encoding="utf-8")
    (tmp_path / "dateline.toml").write_text('[codebook]\npath = "mine"\n', encoding="utf-8")
    (tmp_path / "a.txt").write_text("Nurses marched in Split.\n", encoding="utf-8")
    said = call(
        *("build", tmp_path / "a.txt", "--record", tmp_path / "r.dateline", "--config", tmp_path / "dateline.toml")
    )
    assert said.code == 4
    assert "strike.yaml:" in said.err
    assert "Traceback" not in said.err
    assert not (tmp_path / "r.dateline").exists()
