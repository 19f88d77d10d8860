"""Reports through an installed spaCy pipeline: the one place where spaCy is called."""

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from dateline.errors import PipelineError
from dateline.model.parse import Name, Parse, Quotation, Sentence, Token
from dateline.model.report import Report
from dateline.model.span import Span
from dateline.parse.boundaries import Start, sentence_starts
from dateline.parse.labels import name_label, relation
from dateline.parse.names import tidy_names
from dateline.parse.paragraphs import find_paragraphs
from dateline.parse.quotations import find_quotations
from dateline.parse.wordlists import WordLists, load_word_lists
from dateline.parse.words import Words, given_words, read_words, short_blocks

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["SpacyPipeline", "load_spacy"]

# So many Docs go through the pipeline at once: more are no faster and need more memory.
_BATCH_DOCS = 64


_SENT_START = {Start.YES: True, Start.NO: False, Start.UNLIKELY: False, Start.OPEN: None}


class SpacyPipeline:
    """A loaded spaCy pipeline; `name` says which, `version` is its own with a hash of its files."""

    def __init__(self, nlp: "Language", name: str, version: str, lists: WordLists) -> None:
        self.name = name
        self.version = version
        self.language = str(nlp.lang)
        self.nlp = nlp
        self._lists = lists

    @property
    def files(self) -> Sequence[Path]:
        """The files it was loaded from."""
        return _files(self.nlp)

    def parse(self, report: Report) -> Parse:
        """As `Pipeline.parse`."""
        furniture = report.furniture_spans
        quotations = find_quotations(report.text, furniture)
        reader = _Reader(report.text, self._lists)
        blocks = self._blocks(report.text, furniture)
        docs = ((self._doc(block, quotations), block) for block in blocks)
        while batch := list(islice(docs, _BATCH_DOCS)):
            for doc, block in zip(self.nlp.pipe([doc for doc, _ in batch]), [b for _, b in batch], strict=True):
                reader.take(doc, block)
        return reader.parse(quotations, f"{self.name} {self.version}", self.language)

    def parse_words(self, sentences: Sequence[Sequence[str]]) -> Parse:
        """As `Pipeline.parse_words`."""
        from spacy.tokens import Doc

        text, given = given_words(sentences)
        reader = _Reader(text, self._lists)
        docs = [
            Doc(self.nlp.vocab, words=list(words.plain), sent_starts=[k == 0 for k in range(len(words))])
            for words in given
        ]
        for doc, words in zip(self.nlp.pipe(docs), given, strict=True):
            reader.take(doc, words, as_one=True)
        return reader.parse((), f"{self.name} {self.version}", self.language)

    def _blocks(self, text: str, furniture: Iterable[Span]) -> Iterator[Words]:
        for paragraph in find_paragraphs(text, tuple(furniture)):
            words = read_words(text, paragraph, self._split)
            yield from short_blocks(words)

    def _split(self, run: str) -> list[tuple[int, int]]:
        tokens = self.nlp.tokenizer(run)
        return [(token.idx, token.idx + len(token)) for token in tokens if not token.is_space]

    def _doc(self, words: Words, quotations: tuple[Quotation, ...]) -> "Doc":
        from spacy.tokens import Doc

        starts = [_SENT_START[start] for start in sentence_starts(words, quotations, self._lists)]
        return Doc(self.nlp.vocab, words=list(words.plain), spaces=words.spaced, sent_starts=starts)


def load_spacy(name: str, languages: Path) -> SpacyPipeline:
    """The pipeline called `name`, an installed spaCy package or a folder; `languages` holds Dateline's word lists.

    Raises PipelineError where spaCy or the pipeline is not there, or has no parser or no tagger. A recogniser of names
    may be missing; the parse then has no names.
    """
    nlp = _load(name)
    missing = _missing(nlp)
    if missing:
        raise PipelineError(f"pipeline {name!r} has no {' and no '.join(missing)}: choose one that has both")
    lists = languages / nlp.lang
    if not lists.is_dir():
        raise PipelineError(f"pipeline {name!r} reads language {nlp.lang!r}, for which Dateline has no word lists")
    _use_one_thread(nlp)
    called, version = f"{nlp.meta['lang']}_{nlp.meta['name']}", f"{nlp.meta['version']}+{_hash(nlp)}"
    return SpacyPipeline(nlp, called, version, load_word_lists(lists))


def _load(path: str) -> "Language":
    # Several BLAS threads on a busy machine are 2 to 5 times slower than one. Only the first import of numpy
    # reads these.
    for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(variable, "1")
    try:
        import spacy
    except ImportError as error:
        raise PipelineError(f"pipeline {path!r} needs spaCy: pip install 'spacy>=3.8.4,<3.9'") from error
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


def _files(nlp: "Language") -> list[Path]:
    root = Path(nlp.path)
    return sorted(path for path in root.rglob("*") if path.is_file() and path.suffix != ".md")


def _hash(nlp: "Language") -> str:
    digest = hashlib.sha256()
    for path in _files(nlp):
        digest.update(path.relative_to(Path(nlp.path)).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()[:12]


class _Reader:
    """Gathers tokens, sentences and names from one Doc after the other."""

    def __init__(self, text: str, lists: WordLists) -> None:
        self.text = text
        self.lists = lists
        self.tokens: list[Token] = []
        self.sentences: list[Sentence] = []
        self.names: list[Name] = []

    def take(self, doc: "Doc", words: Words, *, as_one: bool = False) -> None:
        # A parser that finds two roots makes two sentences, unless they are known to be one.
        base = len(self.tokens)
        self.tokens.extend(self._token(token, base, words.spans[token.i]) for token in doc)
        self.sentences.extend(
            Sentence(base + part.start, base + part.end) for part in ([doc[:]] if as_one else doc.sents)
        )
        for name in doc.ents:
            label = name_label(name.label_)
            if label is not None:
                self.names.append(Name(base + name.start, base + name.end, label))

    def _token(self, token: Any, base: int, span: Span) -> Token:
        return Token(
            i=base + token.i,
            start=span.start,
            end=span.end,
            text=span.of(self.text),
            lemma=token.lemma_.lower() or token.lower_,
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
