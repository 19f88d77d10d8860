"""What reads reports, and which one is to be used."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from dateline.errors import PipelineError
from dateline.model.parse import Parse
from dateline.model.report import Report

__all__ = ["Pipeline", "load_pipeline", "shipped_languages"]

_LANGUAGES = Path(__file__).parent / "languages"


class Pipeline(Protocol):
    """Something that reads a text as a linguist does: words, sentences, tags, trees and names."""

    name: str
    version: str
    language: str

    @property
    def files(self) -> Sequence[Path]:
        """The files it was loaded from."""

    def parse(self, report: Report) -> Parse:
        """The linguistic reading of `report`: no tokens in furniture, no sentence across paragraphs.

        `token.text == report.text[token.start:token.end]` for every token. The lines of a hard-wrapped
        paragraph are read as one. The same text gives the same parse.
        """

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> Parse:
        """The reading of given words in given sentences, over a text that joins them with spaces and line breaks."""


def load_pipeline(name: str | None = None, language: str = "en") -> Pipeline:
    """The spaCy pipeline called `name`, installed or a folder; without a name the encoder shipped for `language`.

    `language` is ISO 639-1. Raises PipelineError where there is none, or where it cannot be used.
    """
    if name is not None:
        from dateline.parse.spacy_pipeline import load_spacy

        return load_spacy(name, _LANGUAGES)
    if language not in shipped_languages():
        shipped = ", ".join(shipped_languages())
        raise PipelineError(
            f"no pipeline is shipped for language {language!r} (shipped: {shipped}): name an installed one"
        )
    from dateline.parse.encoder.pipeline import load_encoder

    return load_encoder(_LANGUAGES / language)


def shipped_languages() -> tuple[str, ...]:
    """The languages, as ISO 639-1, that an encoder is shipped for."""
    return tuple(sorted(path.parent.parent.name for path in _LANGUAGES.glob("*/encoder/graph.onnx")))
