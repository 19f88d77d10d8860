"""The documents show what the commands print today."""

import importlib.util
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_outputs_in_the_documents_are_those_of_today(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("refresh", ROOT / "docs" / "refresh.py")
    assert spec is not None
    assert spec.loader is not None
    refresh = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(refresh)
    assert all(refresh.BLOCK.search(path.read_text(encoding="utf-8")) for path in refresh.DOCUMENTS)
    assert refresh.stale(refresh.build_examples(tmp_path), write=False) == []
