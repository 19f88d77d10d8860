"""The shipped pipeline and a small one of spaCy's, each loaded once."""

from collections.abc import Callable
from pathlib import Path

import pytest

from dateline.model.parse import Parse
from dateline.parse.encoder.pipeline import EncoderPipeline, load_encoder
from dateline.parse.pipeline import Pipeline, load_pipeline
from tests.parse import small_spacy
from tests.parse.reports import report_of

ENGLISH = Path(load_encoder.__code__.co_filename).parents[1] / "languages" / "en"


@pytest.fixture(scope="session")
def pipeline() -> Pipeline:
    return load_pipeline()


@pytest.fixture(scope="session")
def encoder() -> EncoderPipeline:
    return load_encoder(ENGLISH)


@pytest.fixture(scope="session")
def spacy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spacy") / "small"
    small_spacy.write(folder)
    return folder


@pytest.fixture(scope="session", params=["encoder", "spacy"])
def each_pipeline(request: pytest.FixtureRequest, pipeline: Pipeline) -> Pipeline:
    """Every kind of pipeline there is."""
    if request.param == "encoder":
        return pipeline
    return load_pipeline(str(request.getfixturevalue("spacy_folder")))


@pytest.fixture(scope="session")
def read(pipeline: Pipeline) -> Callable[..., Parse]:
    """Parses a text in which the given strings are furniture."""

    def parsed(text: str, *furniture: str) -> Parse:
        return pipeline.parse(report_of(text, *furniture))

    return parsed
