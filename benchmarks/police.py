"""How well sentences that tell what police did are found: F1 of four classes on the visible IndiaPoliceEvents.

usage: python benchmarks/police.py [FOLDER] [--errors CLASS]

FOLDER holds docs.jsonl and sents.jsonl (default ../shared/data/india-police-events where it exists; Halterman and
others 2021, https://aclanthology.org/2021.findings-acl.371). Each report is coded as a build codes it. A sentence
counts for KILL, ARREST or FORCE when the trigger of an event stands in it that RULES assign to the class, planned and
denied events left out. ANY also takes sentences in which police do anything: the set asks "did police do anything?",
patrols, cases and escorts included, which are no events of the codebook; there the parse answers, by the rule of
`acts`.
The yardstick is the keyword floor that the authors publish, measured on the whole set. Errors on the visible half were
read once and mended by general rules, so the figures are of development. The set is news of one country and month,
mostly in lower case. --errors lists the sentences of a class that are wrong.
"""

import argparse
import json
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dateline.config import Config
from dateline.evaluate.tally import Tally
from dateline.extract.syntax import clause_of, relation
from dateline.model.event import Event
from dateline.model.parse import Parse, Token
from dateline.model.span import Span
from dateline.run.coder import Coder, raw_text

SET = Path(__file__).resolve().parent.parent.parent / "shared" / "data" / "india-police-events"
FLOOR = {"KILL": 50.2, "ARREST": 48.1, "FORCE": 64.6, "ANY": 66.4}
"""F1 of the authors' keywords in percent: a word for police and one for the act; for ANY a word for police alone."""
GOLD = {"KILL": "KILL", "ARREST": "ARREST", "FORCE": "FORCE", "ANY": "ANY_ACTION"}

POLICE = re.compile(
    r"\b(?:police\w*|cops?|(?:head )?constables?|jawans?|grp|crpf|srpf?|rpf|raf|bsf|cisf|stf|cid|dcp|dsp|ssp|sho|dgp"
    r"|(?:sub-?)?inspectors?|paramilitary|security (?:forces?|personnel|men)|law enforcers?)\b",
    re.IGNORECASE,
)
"""Words for police and for those who police with them, India's forces by name among them. Soldiers are no police."""


@dataclass(frozen=True, slots=True)
class Rule:
    """Events of a class: by codebook type and mode (empty: any), and whether an event without an actor counts.

    An actor that the report names must be police in any case; `nearby` asks that the sentence at least names them.
    """

    type: str
    modes: frozenset[str] = frozenset()
    actorless: bool = False
    nearby: bool = False


KILLED = (
    # People "killed in police firing" have no grammatical killer; the sentence must name the police.
    Rule("killing", actorless=True, nearby=True),
)
RULES: Mapping[str, tuple[Rule, ...]] = {
    "KILL": KILLED,
    # Those who arrest are mostly left unsaid ("five were arrested"): nobody else arrests. Abductions are others' acts.
    "ARREST": (Rule("arrest", frozenset({"arrest", "detention", "raid", "house_arrest"}), actorless=True),),
    # By the codebook a crackdown is force of those in power; shots and beatings of others need police as actor.
    "FORCE": (*KILLED, Rule("crackdown", actorless=True), Rule("armed_attack"), Rule("torture")),
}
IDLE = frozenset({
    "say", "tell", "add", "claim", "allege", "believe", "think", "know", "feel", "suspect", "fear", "deny", "admit",
    "be", "have", "seem", "appear", "fail", "refuse", "want", "need", "hope", "expect", "state", "maintain", "remain",
    "inform", "report", "confirm", "point", "describe", "quote", "note", "fall", "die", "see", "hear", "receive", "get",
})  # fmt: skip
"""Lemmas of verbs by which police do nothing: to speak, think, be, suffer or omit."""


def is_police(words: str | None) -> bool:
    return words is not None and POLICE.search(words) is not None


def fits(event: Event, rule: Rule, sentence: str) -> bool:
    """Whether an event whose trigger stands in `sentence` is one of the rule."""
    if rule.type not in event.types or event.status in {"planned", "denied"}:
        return False
    if rule.modes and event.type == rule.type and event.mode not in rule.modes:
        return False
    if event.actor is None:
        return rule.actorless and (not rule.nearby or is_police(sentence))
    return is_police(event.actor)


def acts(parse: Parse, sentence: Span) -> bool:
    """Whether police are the subject or agent of a verb that happened: neither idle, negated nor behind a modal."""
    return any(_done_by_police(parse, token) for token in parse.tokens_in(sentence))


def _done_by_police(parse: Parse, verb: Token) -> bool:
    if verb.pos != "VERB" or verb.lemma in IDLE:
        return False
    below = parse.children(verb.i)
    if any(child.tag == "MD" or child.lemma in {"not", "n't", "never"} for child in below):
        return False
    return any(is_police(_with_compounds(parse, head)) for head in clause_of(parse, verb).subject)


def _with_compounds(parse: Parse, head: Token) -> str:
    names = [c.text for c in parse.children(head.i) if relation(c) in {"compound", "flat"}]
    return " ".join([*names, head.text])


def classes_of(events: Sequence[Event], parse: Parse, sentence: Span) -> frozenset[str]:
    """The classes that a sentence counts for."""
    words = sentence.of(parse.text)
    here = [e for e in events if any(v.of == "trigger" and sentence.holds(Span(v.start, v.end)) for v in e.evidence)]
    found = {name for name, rules in RULES.items() if any(fits(e, rule, words) for e in here for rule in rules)}
    told = any(is_police(e.actor) and e.status not in {"planned", "denied"} for e in here)
    return frozenset(found | ({"ANY"} if found or told or acts(parse, sentence) else set()))


def read_set(folder: Path) -> Iterator[tuple[str, list[tuple[Span, frozenset[str]]]]]:
    """Each report's text, with the span and the labels of every sentence."""
    sentences: dict[int, list[tuple[str, list[str]]]] = defaultdict(list)
    with (folder / "sents.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            sentences[row["doc_id"]].append((row["sent_text"].strip(), row["sent_labels"]))
    with (folder / "docs.jsonl").open(encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            text, at, marked = row["doc_text"], 0, []
            for words, labels in sentences[row["doc_id"]]:
                at = text.index(words, at)
                marked.append((Span(at, at + len(words)), frozenset(labels)))
                at += len(words)
            yield text, marked


def print_errors(rows: Sequence[tuple[str, frozenset[str], frozenset[str]]], name: str) -> None:
    for words, found, gold in rows:
        if (name in found) != (GOLD[name] in gold):
            print(f"{'extra ' if name in found else 'missed'} {words!r}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", default=SET if SET.is_dir() else None)
    parser.add_argument("--errors", choices=sorted(GOLD))
    options = parser.parse_args()
    if options.folder is None:
        parser.error("say where docs.jsonl and sents.jsonl of IndiaPoliceEvents are")
    from dateline.parse.pipeline import load_pipeline

    coder, pipeline = Coder(Config()), load_pipeline()
    rows = []
    for number, (text, sentences) in enumerate(read_set(options.folder)):
        coded = coder.code(raw_text(text, str(number)))
        parse = pipeline.parse(coded.report)
        rows += [(span.of(text), classes_of(coded.events, parse, span), gold) for span, gold in sentences]
    if options.errors:
        print_errors(rows, options.errors)
    for name, label in GOLD.items():
        tally = Tally(
            right=sum(name in found and label in gold for _, found, gold in rows),
            wrong=sum(name in found and label not in gold for _, found, gold in rows),
            missed=sum(name not in found and label in gold for _, found, gold in rows),
        )
        score = f"F1 {100 * tally.f1:.1f}  precision {100 * tally.precision:.1f}  recall {100 * tally.recall:.1f}"
        print(f"{name:7}{score}  of {tally.gold}  (keywords {FLOOR[name]})")


if __name__ == "__main__":
    main()
