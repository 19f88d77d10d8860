"""How often the speaker of a direct quotation is right on the development half of PolNeAR.

usage: python benchmarks/quotations.py [FOLDER] [--errors]

FOLDER holds text/*.txt and attributions/*.ann (default ../shared/data/polnear/dev where it exists). A direct quotation
is a content with a source that begins with a quotation mark and has four words or more. It is found when a statement
quotes part of it, and right when that statement's speaker is shown inside the source. The set marks no coreference, so
a speaker shown elsewhere, by the same name even, is wrong. --errors lists the quotations that are not right.
"""

import argparse
from collections.abc import Iterator, Sequence
from pathlib import Path

from dateline.config import Config
from dateline.model.span import Span
from dateline.model.statement import Statement
from dateline.run.coder import Coder, raw_text

SET = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "polnear" / "dev"
SHORTEST = 4
Gold = tuple[tuple[Span, ...], tuple[Span, ...]]
"""The spans of a content and those of its source."""


def read_gold(path: Path, text: str) -> Iterator[Gold]:
    """Each direct quotation of an annotated report with its source."""
    spans: dict[str, tuple[Span, ...]] = {}
    links = []
    for line in path.read_text(encoding="utf-8").splitlines():
        name, _, rest = line.partition("\t")
        if name.startswith("T"):
            places = rest.split("\t")[0].split(" ", 1)[1].split(";")
            spans[name] = tuple(Span(*map(int, place.split())) for place in places)
        elif name.startswith("E"):
            links.append([part.split(":") for part in rest.split()])
    for link in links:
        content = tuple(s for role, at in link if role.startswith("Content") for s in spans[at])
        source = tuple(s for role, at in link if role.startswith("Source") for s in spans[at])
        words = " ".join(s.of(text) for s in content)
        if source and words[:1] in {'"', "“"} and len(words.split()) >= SHORTEST:
            yield content, source


def shown_in(statement: Statement, of: str, spans: Sequence[Span]) -> bool:
    """Whether evidence of the kind `of` touches one of `spans`."""
    return any(v.of == of and any(s.touches(Span(v.start, v.end)) for s in spans) for v in statement.evidence)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SET if SET.is_dir() else None)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("say where text and attributions of PolNeAR are")
    coder = Coder(Config())
    gold = found = right = moved = 0
    for path in sorted((options.folder / "text").glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        coded = coder.code(raw_text(text, path.stem))
        moved += coded.report.text != text
        # Reports annotated twice count once: by the annotator whose file comes first.
        marked = sorted((options.folder / "attributions").glob(f"{path.stem}_*.ann"))[:1]
        for content, source in (row for file in marked for row in read_gold(file, text)):
            here = [s for s in coded.statements if shown_in(s, "quote", content)]
            hit = any(shown_in(s, "speaker", source) for s in here)
            gold, found, right = gold + 1, found + bool(here), right + hit
            if options.errors and not hit:
                print("other " if here else "missed", [s.speaker for s in here], [s.of(text) for s in source])
    print(f"quotations {gold}  found {found / gold:.3f}  speaker right {right / gold:.3f}")
    print(f"speaker right of those found {right / max(found, 1):.3f}  texts that cleaning changed {moved}")


if __name__ == "__main__":
    main()
