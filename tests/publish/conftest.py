"""What the tests of the exports share."""

from pathlib import Path

import pytest

from dateline.publish.export import FORMATS, write_export
from tests.publish.invented import EXPORTED, LINKS, MANIFEST


@pytest.fixture(scope="session")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented reports in every format."""
    out = tmp_path_factory.mktemp("export") / "out"
    write_export(lambda: EXPORTED, MANIFEST, FORMATS, out, lambda: LINKS)
    return out
