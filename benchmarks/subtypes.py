"""How well the ACLED sub-type of a news snippet is told: recall of each class and macro F1, visible CASE 2021 task 2.

usage: python benchmarks/subtypes.py [FOLDER] [--confusion] [--errors CLASS]

FOLDER holds visible.tsv (default ../shared/data/case-2021-task2 where it exists; Haneczok and others 2021,
https://aclanthology.org/2021.case-1.23). A snippet gets the sub-type that the codebook's crosswalk gives one of its
events, or none: one whose mode has a code of its own, then the best score, the first of equals. Macro F1 is the mean
over the sub-types that the crosswalk can give and the set holds; snippets of other classes count against the precision
of these. Errors on the visible snippets were read once and frames were added for what they had in common (air strikes,
shelling, grenades, suicide bombings, battles), so the figure is one of development.
--confusion prints what the snippets of each class get, --errors the snippets of a class that get another.
"""

import argparse
import csv
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path

from dateline.codebook.book import Codebook
from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.evaluate.tally import Tally
from dateline.model.event import Event
from dateline.run.coder import Coder, raw_text

SET = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "case-2021-task2"
NONE = "-"
"""What a snippet gets from which no event with a sub-type was coded."""

CLASSES: Mapping[str, str] = {
    "Battles/Armed clash": "ARMED_CLASH",
    "Battles/Government regains territory": "GOV_REGAINS_TERIT",
    "Battles/Non-state actor overtakes territory": "NON_STATE_ACTOR_OVERTAKES_TER",
    "Explosions/Remote violence/Air/drone strike": "AIR_STRIKE",
    "Explosions/Remote violence/Chemical weapon": "CHEM_WEAP",
    "Explosions/Remote violence/Grenade": "GRENADE",
    "Explosions/Remote violence/Remote explosive/landmine/IED": "REM_EXPLOS",
    "Explosions/Remote violence/Shelling/artillery/missile attack": "ART_MISS_ATTACK",
    "Explosions/Remote violence/Suicide bomb": "SUIC_BOMB",
    "Protests/Excessive force against protesters": "FORCE_AGAINST_PROTEST",
    "Protests/Peaceful protest": "PEACE_PROTEST",
    "Protests/Protest with intervention": "PROTEST_WITH_INTER",
    "Riots/Mob violence": "MOB_VIOL",
    "Riots/Violent demonstration": "VIOL_DEMONSTR",
    "Strategic developments/Arrests": "ARREST",
    "Strategic developments/Looting/property destruction": "PROPERTY_DISTRUCT",
    "Strategic developments/Other": "OTHER",
    "Violence against civilians/Abduction/forced disappearance": "ABDUCT_DISSAP",
    "Violence against civilians/Attack": "ATTACK",
    "Violence against civilians/Sexual violence": "SEX_VIOL",
}
"""The set's names of ACLED's sub-types."""


def sub_type(events: Sequence[Event], codebook: Codebook) -> str:
    """The class of the event with a sub-type whose mode has a code of its own, then of the best score; the first of
    equals."""
    named = [event for event in events if event.crosswalk.get("acled")]
    best = max(named, key=lambda e: (e.mode in codebook.type(e.type).mode_crosswalks, e.score), default=None)
    return CLASSES[best.crosswalk["acled"]] if best is not None else NONE


def mapped(codebook: Codebook) -> frozenset[str]:
    """The classes that the codebook's crosswalk can give."""
    codes = (kind.codes(mode).get("acled") for kind in codebook.types for mode in (None, *kind.modes))
    return frozenset(CLASSES[code] for code in codes if code is not None)


def read_set(path: Path) -> list[tuple[str, str]]:
    """Each snippet with its class."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["EventSnippet"], row["SubType"]) for row in rows]


def tallies(told: Sequence[tuple[str, str]]) -> dict[str, Tally]:
    """A tally for each class, from pairs of the class given and the right one."""
    given, gold = Counter(a for a, _ in told), Counter(b for _, b in told)
    hits = Counter(a for a, b in told if a == b)
    return {name: Tally(hits[name], given[name] - hits[name], gold[name] - hits[name]) for name in sorted(gold)}


def print_confusion(told: Sequence[tuple[str, str]]) -> None:
    by_gold: dict[str, Counter[str]] = defaultdict(Counter)
    for given, gold in told:
        by_gold[gold][given] += 1
    for gold, row in sorted(by_gold.items()):
        print(f"{gold:30}" + ", ".join(f"{name} {count}" for name, count in row.most_common()))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SET if SET.is_dir() else None)
    parser.add_argument("--confusion", action="store_true")
    parser.add_argument("--errors", metavar="CLASS")
    options = parser.parse_args()
    if options.folder is None:
        parser.error("say where visible.tsv of CASE 2021 task 2 is")
    codebook = load_codebook()
    coder, snippets = Coder(Config()), read_set(options.folder / "visible.tsv")
    told = [
        (sub_type(coder.code(raw_text(text, str(k))).events, codebook), gold) for k, (text, gold) in enumerate(snippets)
    ]
    for (text, _), (given, gold) in zip(snippets, told, strict=True):
        if gold == options.errors != given:
            print(f"{given:24} {text!r}")
    scores, ours = tallies(told), mapped(codebook)
    for name, tally in scores.items():
        print(f"{name:30}{_row(tally) if name in ours else f'not in the crosswalk, {tally.gold} snippets'}")
    counted = [tally.f1 for name, tally in scores.items() if name in ours]
    print(f"macro F1 {sum(counted) / max(1, len(counted)):.3f} over {len(counted)} sub-types")
    if options.confusion:
        print_confusion(told)


def _row(tally: Tally) -> str:
    return f"recall {tally.recall:.3f}  precision {tally.precision:.3f}  F1 {tally.f1:.3f}  of {tally.gold}"


if __name__ == "__main__":
    main()
