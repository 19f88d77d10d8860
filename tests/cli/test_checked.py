"""Files that come with Dateline, copied for a person to change."""

from pathlib import Path

import pytest

from dateline.cli.main import main
from dateline.link.sources import load as sources
from dateline.resolve.who import load as actors


@pytest.mark.parametrize(("verb", "shipped"), [("actors", actors.SHIPPED), ("sources", sources.SHIPPED)])
def test_a_copy_to_edit_is_without_faults_and_never_written_over(
    verb: str, shipped: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "mine"
    assert main([verb, "copy", str(file)]) == 0
    assert f"dateline {verb} check {file}" in capsys.readouterr().out
    assert file.read_bytes() == shipped.read_bytes()
    assert main([verb, "check", str(file)]) == 0
    file.write_text("mine", encoding="utf-8")
    assert main([verb, "copy", str(file)]) == 2
    assert "new file" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"
