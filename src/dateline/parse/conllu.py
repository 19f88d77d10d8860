"""Parses as CoNLL-U, the treebanks' form, and words from it."""

from collections.abc import Iterator

from dateline.errors import UnreadableReportError
from dateline.model.parse import Parse, Token

__all__ = ["read_conllu_words", "write_conllu"]

_COLUMNS = 10


def read_conllu_words(text: str) -> list[list[str]]:
    """The words of each sentence of `text`; contractions written as ranges (`3-4`) and empty nodes are left out.

    Only the words are read; heads and tags may be anything. Raises UnreadableReportError where a line has not ten
    columns or no word, or where there are no words at all.
    """
    sentences: list[list[str]] = [[]]
    for number, line in enumerate(text.split("\n"), 1):
        line = line.rstrip("\r")
        if not line.strip():
            sentences.append([])
        elif not line.startswith("#"):
            row = line.split("\t")
            if len(row) != _COLUMNS:
                message = f"line {number} does not have ten columns parted by tabs but {len(row)}: {line[:40]!r}"
                raise UnreadableReportError("conllu", message)
            if row[0].isdigit():
                if not row[1].strip():
                    raise UnreadableReportError("conllu", f"line {number} has no word in its second column")
                sentences[-1].append(row[1])
    found = [sentence for sentence in sentences if sentence]
    if not found:
        raise UnreadableReportError("conllu", "there are no words in it")
    return found


def write_conllu(parse: Parse) -> str:
    """`parse` as CoNLL-U; names stand in the last column as `Name=B-PER`, `Name=I-PER`."""
    names = {
        i: f"Name={'B' if i == name.first else 'I'}-{name.label}"
        for name in parse.names
        for i in range(name.first, name.last)
    }
    blocks = []
    for index, sentence in enumerate(parse.sentences):
        said = " ".join(parse.sentence_span(index).of(parse.text).split())
        rows = (_row(parse, token, sentence.first, names) for token in parse.sentence_tokens(index))
        blocks.append("\n".join([f"# sent_id = {index + 1}", f"# text = {said}", *rows]) + "\n")
    return "\n".join(blocks)


def _row(parse: Parse, token: Token, first: int, names: dict[int, str]) -> str:
    head = 0 if token.head == token.i else token.head - first + 1
    columns = [
        *[str(token.i - first + 1), " ".join(token.text.split()), token.lemma or "_", token.pos or "_"],
        *[token.tag or "_", token.morph or "_", str(head), token.dep or "_", "_"],
        "|".join(_misc(parse, token, names)) or "_",
    ]
    return "\t".join(columns)


def _misc(parse: Parse, token: Token, names: dict[int, str]) -> Iterator[str]:
    if token.i in names:
        yield names[token.i]
    after = token.i + 1
    if after < len(parse.tokens) and parse.tokens[after].start == token.end:
        yield "SpaceAfter=No"
