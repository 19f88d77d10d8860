"""Reports through a spaCy pipeline: the one place where spaCy is called."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import PipelineError
from dateline.model.parse import Name, Parse, Quotation, Sentence, Token
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse.boundaries import sentence_starts
from dateline.parse.labels import name_label, relation
from dateline.parse.lemmas import Lemmas, load_lemmas
from dateline.parse.names import tidy_names
from dateline.parse.paragraphs import find_paragraphs
from dateline.parse.quotations import find_quotations
from dateline.parse.wordlists import WordLists, load_word_lists
from dateline.parse.words import Words, read_words

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["Pipeline", "load_pipeline", "shipped_languages"]

_LANGUAGES = Path(__file__).parent / "languages"
# A broken page of 100,000 words in one line need not be one Doc.
_LONGEST_BLOCK = 5000
# Docs go through the pipeline in batches of about so many words: larger ones are no faster and need more memory.
_BATCH_DOCS = 64


class Pipeline:
    """A loaded spaCy pipeline; `name` says which, `version` is its own with a hash of its files."""

    def __init__(self, nlp: "Language", name: str, version: str, lemmas: Lemmas | None) -> None:
        self.name = name
        self.version = version
        self.language = str(nlp.lang)
        self.nlp = nlp
        self._lemmas = lemmas
        self._lists = load_word_lists(_LANGUAGES / self.language)

    def parse(self, report: Report) -> Parse:
        """The linguistic reading of `report`: no tokens in furniture, no sentence across paragraphs.

        `token.text == report.text[token.start:token.end]` for every token. The lines of a hard-wrapped
        paragraph are read as one. The same text gives the same parse.
        """
        furniture = report.furniture_spans
        quotations = find_quotations(report.text, furniture)
        reader = _Reader(report.text, self._lemmas, self._lists)
        blocks = self._blocks(report.text, furniture)
        docs = ((self._doc(block, quotations), block) for block in blocks)
        while batch := list(islice(docs, _BATCH_DOCS)):
            for doc, block in zip(self.nlp.pipe([doc for doc, _ in batch]), [b for _, b in batch], strict=True):
                reader.take(doc, block)
        return reader.parse(quotations, f"{self.name} {self.version}", self.language)

    def _blocks(self, text: str, furniture: Iterable[Span]) -> Iterator[Words]:
        for paragraph in find_paragraphs(text, tuple(furniture)):
            words = read_words(text, paragraph, self._split)
            yield from _short_blocks(words)

    def _split(self, run: str) -> list[tuple[int, int]]:
        tokens = self.nlp.tokenizer(run)
        return [(token.idx, token.idx + len(token)) for token in tokens if not token.is_space]

    def _doc(self, words: Words, quotations: tuple[Quotation, ...]) -> "Doc":
        from spacy.tokens import Doc

        starts = sentence_starts(words, quotations, self._lists)
        return Doc(self.nlp.vocab, words=list(words.plain), spaces=words.spaced, sent_starts=starts)


def load_pipeline(name: str | None = None, language: str = "en") -> Pipeline:
    """The pipeline called `name`, an installed spaCy package or a folder; without a name the shipped one.

    `language` (ISO 639-1) chooses among the shipped ones. Raises PipelineError where there is none, or
    where it has no parser or no tagger. A recogniser of names may be missing; the parse then has no names.
    """
    path = name if name is not None else _shipped(language)
    nlp = _load(path)
    missing = _missing(nlp)
    if missing:
        raise PipelineError(f"pipeline {str(path)!r} has no {' and no '.join(missing)}: choose one that has both")
    _use_one_thread(nlp)
    called = f"{nlp.meta['lang']}_{nlp.meta['name']}"
    version = f"{nlp.meta['version']}+{_hash(nlp)}"
    return Pipeline(nlp, called, version, load_lemmas(_LANGUAGES / nlp.lang) if name is None else None)


def shipped_languages() -> tuple[str, ...]:
    """The languages, as ISO 639-1, that a pipeline is shipped for."""
    return tuple(sorted(path.parent.parent.name for path in _LANGUAGES.glob("*/pipeline/meta.json")))


def _shipped(language: str) -> Path:
    if language not in shipped_languages():
        shipped = ", ".join(shipped_languages())
        raise PipelineError(
            f"no pipeline is shipped for language {language!r} (shipped: {shipped}): name an installed one"
        )
    return _LANGUAGES / language / "pipeline"


def _load(path: str | Path) -> "Language":
    # Several BLAS threads on a busy machine are 2 to 5 times slower than one. Only the first import of numpy
    # reads these.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    import spacy

    try:
        return spacy.load(path)
    except (OSError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise PipelineError(f"cannot load pipeline {str(path)!r}: install it or give its folder ({reason})") from error


def _missing(nlp: "Language") -> list[str]:
    assigned = {attribute for pipe in nlp.pipe_names for attribute in nlp.get_pipe_meta(pipe).assigns}
    parses = "token.dep" in assigned
    tags = bool({"token.pos", "token.tag"} & assigned)
    return [what for what, there in (("parser", parses), ("tagger", tags)) if not there]


def _use_one_thread(nlp: "Language") -> None:
    # Plain numpy on one thread reads 1.6 times as many words per second as thinc's default here.
    from thinc.api import NumpyOps, set_current_ops

    ops = NumpyOps(use_blis=False)
    set_current_ops(ops)
    for _, pipe in nlp.pipeline:
        model: Any = getattr(pipe, "model", None)
        for node in model.walk() if model is not None else ():
            node.ops = ops


def _hash(nlp: "Language") -> str:
    digest = hashlib.sha256()
    root = Path(nlp.path) if nlp.path else Path()
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix != ".md"):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


def _short_blocks(words: Words) -> Iterator[Words]:
    # Cuts behind the last full stop that fits.
    first = 0
    while len(words) - first > _LONGEST_BLOCK:
        cut = first + _LONGEST_BLOCK
        stop = next(
            (k for k in range(cut, first + _LONGEST_BLOCK // 2, -1) if words.plain[k - 1] in {".", "!", "?"}), cut
        )
        yield words.part(first, stop)
        first = stop
    if len(words) > first:
        yield words.part(first, len(words))


class _Reader:
    """Gathers tokens, sentences and names from one Doc after the other."""

    def __init__(self, text: str, lemmas: Lemmas | None, lists: WordLists) -> None:
        self.text = text
        self.lemmas = lemmas
        self.lists = lists
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []

    def take(self, doc: "Doc", words: Words) -> None:
        base = len(self.tokens)
        self.tokens.extend(self._token(token, base, words.spans[token.i]) for token in doc)
        self.sentences.extend(Sentence(base + sentence.start, base + sentence.end) for sentence in doc.sents)
        for name in doc.ents:
            label = name_label(name.label_)
            if label is not None:
                self.names.append(Name(base + name.start, base + name.end, label))

    def _token(self, token: Any, base: int, span: Span) -> Token:
        lemma = token.lemma_.lower() or token.lower_
        if self.lemmas is not None:
            lemma = self.lemmas.lemma(token.lower_, token.pos_, token.tag_)
        return Token(
            i=base + token.i,
            start=span.start,
            end=span.end,
            text=span.of(self.text),
            lemma=lemma,
            pos=token.pos_,
            tag=token.tag_,
            morph=str(token.morph),
            dep=relation(token.dep_),
            head=base + token.head.i,
        )

    def parse(self, quotations: tuple[Quotation, ...], pipeline: str, language: str) -> Parse:
        return Parse(
            text=self.text,
            tokens=tuple(self.tokens),
            sentences=tuple(self.sentences),
            names=tidy_names(self.tokens, self.names, self.lists),
            quotations=quotations,
            pipeline=pipeline,
            language=language,
        )
