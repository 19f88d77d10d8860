"""The shipped pipeline, loaded once."""

from collections.abc import Callable

import pytest

from dateline.model.parse import Parse
from dateline.parse.pipeline import Pipeline, load_pipeline
from tests.parse.reports import report_of


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[..., Parse]:
    """Parses a text in which the given strings are furniture."""

    def parsed(text: str, *furniture: str) -> Parse:
        return pipeline.parse(report_of(text, *furniture))

    return parsed
