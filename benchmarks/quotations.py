"""How often the speaker of a direct quotation is right: the dev part of PolNeAR, American news of 2016.

usage: python benchmarks/quotations.py [FOLDER] [--errors]

FOLDER holds text/*.txt and attributions/*.ann in brat's form (default ../shared/data/polnear/dev where it exists;
Newell and others 2018, https://aclanthology.org/L18-1524); of an article annotated twice the first file counts.
An attribution counts whose content opens with a quotation mark and has four words or more. It is found where a
statement of ours shares half of the letters of the shorter of both, and its speaker is right where the two names share
a word that is no title or particle. A source that is a pronoun stands for the last source before it that is none; such
sources are counted apart, as that is a guess. Sources that the set leaves unsaid are left out.
--errors lists the attributions that are missed or given to another speaker.
"""

import argparse
import glob
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.config import Config
from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.run.coder import Coder, raw_text

SET = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "polnear" / "dev"
OPENING = "\"“‘'«„`"
LEAST_WORDS = 4
SHARED = 0.5
PRONOUNS = {"he", "she", "they", "i", "we", "it", "who", "him", "her", "them", "you", "which", "that", "his"}
NOT_TELLING = {
    "the",
    "a",
    "an",
    "of",
    "mr",
    "mrs",
    "ms",
    "dr",
    "sen",
    "rep",
    "gov",
    "president",
    "former",
    "and",
    "for",
}
PART = re.compile(r"^(T\d+)\t(Source|Content) ([\d; ]+)\t")
EVENT = re.compile(r"^E\d+\t(.+)$")
ARGUMENT = re.compile(r"\b(Source|Content)\d*:(T\d+)")


@dataclass(frozen=True)
class Quotation:
    """A direct quotation of gold with its source as printed, and the last source before it that is no pronoun."""

    span: Span
    source: str
    meant: str


def read_annotation(text: str, annotation: str) -> list[Quotation]:
    """The direct quotations of one article, in order."""
    parts: dict[str, Span] = {}
    sources: set[Span] = set()
    told: list[tuple[Span, Span]] = []
    lines = annotation.splitlines()
    for part in filter(None, map(PART.match, lines)):
        ends = [int(number) for number in re.findall(r"\d+", part[3])]
        parts[part[1]] = Span(min(ends), max(ends))
        sources |= {parts[part[1]]} if part[2] == "Source" else set()
    for event in filter(None, map(EVENT.match, lines)):
        told.extend(_attribution(parts, ARGUMENT.findall(event[1])))
    named = sorted((span.start, span.of(text)) for span in sources if not _is_pronoun(span.of(text)))
    found = []
    for content, source in sorted(told, key=lambda pair: pair[0].start):
        quoted, words = content.of(text), source.of(text)
        if quoted.lstrip()[:1] in OPENING and len(quoted.split()) >= LEAST_WORDS:
            before = [name for start, name in named if start < source.start]
            found.append(Quotation(content, words, before[-1] if _is_pronoun(words) and before else words))
    return found


def _attribution(parts: dict[str, Span], arguments: Sequence[tuple[str, str]]) -> Iterator[tuple[Span, Span]]:
    """Content and source, where both are marked; the parts of a content are taken together."""
    contents = [parts[name] for kind, name in arguments if kind == "Content" and name in parts]
    sources = [parts[name] for kind, name in arguments if kind == "Source" and name in parts]
    if contents and sources:
        yield Span(min(c.start for c in contents), max(c.end for c in contents)), min(sources)


def _is_pronoun(words: str) -> bool:
    return words.strip().lower() in PRONOUNS


def told_by(quotation: Quotation, statements: Sequence[Statement]) -> Statement | None:
    """Our statement that has most of a quotation; null where none shares half of the shorter of both."""
    best: tuple[float, Statement] | None = None
    for said in statements:
        spans = [Span(shown.start, shown.end) for shown in said.evidence if shown.of == "quote"]
        common = sum(
            max(0, min(span.end, quotation.span.end) - max(span.start, quotation.span.start)) for span in spans
        )
        own = sum(span.end - span.start for span in spans)
        share = common / max(1, min(own, quotation.span.end - quotation.span.start))
        if share >= SHARED and (best is None or share > best[0]):
            best = (share, said)
    return best[1] if best else None


def telling(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", name.casefold()) if word not in NOT_TELLING}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SET if SET.is_dir() else None)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("say where text/ and attributions/ of PolNeAR are")
    coder, counts = Coder(Config()), Counter[str]()
    for path in sorted((options.folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        marked = min((options.folder / "attributions").glob(f"{glob.escape(path.stem)}_*.ann"))
        annotation = marked.read_text(encoding="utf-8")
        coded = coder.code(raw_text(text, path.name))
        for quotation in read_annotation(text, annotation):
            said = told_by(quotation, coded.statements)
            kind = "pronoun" if _is_pronoun(quotation.source) else "named"
            right = said is not None and bool(telling(said.speaker or "") & telling(quotation.meant))
            counts[kind] += 1
            counts[f"{kind} found"] += said is not None
            counts[f"{kind} right"] += right
            if options.errors and not right:
                ours = said.speaker if said else "-"
                shown = " ".join(text[max(0, quotation.span.start - 90) : quotation.span.end + 90].split())
                print(f"{quotation.source} ({quotation.meant}) | {ours} | {shown[:400]}")
    for kind in ("named", "pronoun"):
        total, found, hits = (counts[f"{kind}{end}"] for end in ("", " found", " right"))
        print(
            f"{kind:8} {total:4} quotations, found {found / max(1, total):.3f}, "
            f"speaker right of those found {hits / max(1, found):.3f}, of all {hits / max(1, total):.3f}"
        )


if __name__ == "__main__":
    main()
