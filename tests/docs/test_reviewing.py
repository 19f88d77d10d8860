"""What the page on reviewing shows can be done."""

import re
from pathlib import Path

from dateline.adopt.columns import ACLED, ColumnsEntry, load_columns
from dateline.codebook.load import load_codebook

PAGE = (Path(__file__).parents[2] / "docs" / "reviewing.md").read_text(encoding="utf-8")


def test_the_map_of_columns_is_one_and_names_every_column(tmp_path: Path) -> None:
    [shown] = re.findall(r"```toml\n(.+?)```", PAGE[PAGE.index("### Which column holds what") :], re.DOTALL)
    (tmp_path / "map.toml").write_text(shown, encoding="utf-8")
    columns = load_columns(tmp_path / "map.toml", load_codebook())
    assert set(columns.columns) == set(ColumnsEntry.model_fields)


def test_every_column_of_the_acled_layout_is_named() -> None:
    section = PAGE[PAGE.index("### The ACLED layout") : PAGE.index("## Backups")]
    for name in {*ACLED.columns.values(), *ACLED.needed, *ACLED.kept}:
        assert f"`{name}`" in section
