"""Parses of invented sentences, written down once, so that these rules are tested apart from any parser.

`python -m tests.extract.frozen` reads the texts of the test tables with the shipped pipeline and writes those that are
not yet in `frozen_parses.jsonl`; what it wrote is looked through by hand.
"""

import json
from functools import cache
from pathlib import Path

from dateline.clean.bare import bare_report
from dateline.model.parse import Name, Parse, Sentence, Token
from dateline.model.report import Masthead, Report
from dateline.parse.quotations import find_quotations

FILE = Path(__file__).with_name("frozen_parses.jsonl")


def report_of(text: str) -> Report:
    return bare_report(text, Masthead(language="en"))


@cache
def _rows() -> dict[str, str]:
    lines = FILE.read_text(encoding="utf-8").splitlines() if FILE.exists() else []
    return {json.loads(line)["text"]: line for line in lines}


@cache
def frozen(text: str) -> Parse:
    """The parse of `text` as it was written down."""
    row = json.loads(_rows()[text])
    tokens = tuple(
        Token(i, start, end, text[start:end], lemma, pos, tag, morph, dep, head)
        for i, (start, end, lemma, pos, tag, morph, dep, head) in enumerate(row["tokens"])
    )
    sentences = tuple(Sentence(*pair) for pair in row["sentences"])
    names = tuple(Name(*triple) for triple in row["names"])
    return Parse(text, tokens, sentences, names, find_quotations(text), "frozen", "en")


def _row(text: str, parse: Parse) -> str:
    tokens = [[t.start, t.end, t.lemma, t.pos, t.tag, t.morph, t.dep, t.head] for t in parse.tokens]
    sentences = [[s.first, s.last] for s in parse.sentences]
    names = [[n.first, n.last, n.label] for n in parse.names]
    return json.dumps({"text": text, "tokens": tokens, "sentences": sentences, "names": names}, ensure_ascii=False)


def freeze(texts: list[str]) -> None:
    """Writes the parse of each text that has none yet; forgets those that no table uses any more."""
    from dateline.parse.pipeline import load_pipeline

    pipeline = load_pipeline()
    known = _rows()
    rows = [known.get(text) or _row(text, pipeline.parse(report_of(text))) for text in dict.fromkeys(texts)]
    FILE.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    from tests.extract import test_figures, test_figures_told, test_quoted_messages, test_roles, test_statements

    tables = (test_statements, test_figures, test_figures_told, test_quoted_messages, test_roles)
    freeze([text for table in tables for text in table.TEXTS])
