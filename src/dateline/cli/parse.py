"""`dateline parse`: how a text is read, for people who write rules."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from dateline.clean.bare import bare_report
from dateline.cli.console import print_json, put
from dateline.cli.options import ConfigOption, JsonOption
from dateline.config import load_config
from dateline.errors import UsageError
from dateline.model.parse import Parse
from dateline.parse.conllu import read_conllu_words, write_conllu
from dateline.parse.drawing import draw_tree
from dateline.parse.pipeline import load_pipeline

__all__ = ["parse"]

FileArgument = Annotated[Path, typer.Argument(metavar="FILE", help="A text; - is standard input.")]
ConlluOption = Annotated[bool, typer.Option("--from-conllu", help="FILE is CoNLL-U; keep its words and sentences.")]
DrawOption = Annotated[bool, typer.Option("--draw", help="Draw trees instead of writing CoNLL-U.")]


def parse(
    file: FileArgument,
    draw: DrawOption = False,
    from_conllu: ConlluOption = False,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Print the sentences of a text with tags, trees and names, as CoNLL-U (names as Name=B-PER) or drawn."""
    pipeline, text = load_pipeline(load_config(config).pipeline.name), _text(file)
    read = pipeline.parse_words(read_conllu_words(text)) if from_conllu else pipeline.parse(bare_report(text))
    if as_json:
        print_json(read.tokens)
    else:
        put(_drawn(read) if draw else write_conllu(read))


def _text(path: Path) -> str:
    try:
        raw = sys.stdin.buffer.read() if str(path) == "-" else path.read_bytes()
        return raw.decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read {str(path)!r} as UTF-8 text: {error}") from error


def _drawn(read: Parse) -> str:
    return "\n\n".join(draw_tree(read, index) for index in range(len(read.sentences)))
