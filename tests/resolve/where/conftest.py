"""The real gazetteer, built once where the user's cache has none."""

import pytest

from dateline.resolve.where.index import Gazetteer, open_gazetteer


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return open_gazetteer()
