"""How well copied passages are found: offsets at four degrees of editing, pairs of reports, time and memory by size.

usage: python benchmarks/copies.py [--sizes 10000 100000] [--reports 400]

A writer makes reports of invented words, drawn by Zipf's law and strung into sentences, with a fixed seed; it pastes
passages of 20 to 150 words from one report into another and edits 0, 5, 10 or 20 % of their words: other words,
spellings, left out, put in, and at times a whole sentence. So the truth is known to the character.

First `--reports` reports for each degree of editing: F1 by characters over both sides of every pair, beside difflib
(SequenceMatcher over words, matching blocks of twelve words and more that lie near one another joined), which is given
the right pairs. Then, for each of `--sizes`, that many reports of 400 words of which a tenth are in copies: time and
peak memory of all passages in a process of its own; for the smallest size datasketch MinHash LSH finds pairs of reports
as well (`pip install datasketch`; left out with a word where it is missing).
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from dateline.link.reuse.find import Text, find_passages

SEED = 20
WORDS, LONG_WORDS = 40_000, 9
SYLLABLES = [a + b for a in "bdfgklmnprstvz" for b in ("a", "e", "i", "o", "u", "an", "er", "is")]
DEGREES = (0.0, 0.05, 0.1, 0.2)
ASKED = (0.99, 0.97, 0.95, 0.85)
REPORT_WORDS = 400
COPIED_SHARE = 0.1
INSERTED_SENTENCE = 0.3
"""How often an edited passage has a sentence of the copier's own in it."""


@dataclass(frozen=True)
class Truth:
    """A pair of reports by number, and where the copied words stand in each, by character."""

    one: int
    other: int
    spans: tuple[tuple[int, int, int, int], ...]


class Writer:
    """Writes reports of invented words."""

    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self._words = [
            "".join(self.chance.choices(SYLLABLES, k=self.chance.choice((1, 2, 2, 3)))) for _ in range(WORDS)
        ]
        self._until = list(accumulate(1 / (rank + 3) for rank in range(WORDS)))

    def words(self, count: int) -> list[str]:
        """So many words, common ones oftener."""
        return self.chance.choices(self._words, cum_weights=self._until, k=count)

    def edited(self, words: Sequence[str], degree: float) -> list[tuple[str, bool]]:
        """The words with a share of them changed, each with whether it is of the passage (put in words are not)."""
        found: list[tuple[str, bool]] = []
        for word in words:
            if self.chance.random() >= degree:
                found.append((word, True))
                continue
            how = self.chance.random()
            if how < 0.4:
                found.append((self.words(1)[0], True))
            elif how < 0.6:
                at = self.chance.randrange(len(word))
                found.append((word[:at] + self.chance.choice("aeiourst") + word[at + 1 :], True))
            elif how < 0.8:
                found += [(word, True), (self.words(1)[0], True)]
        if degree and self.chance.random() < INSERTED_SENTENCE:
            at = self.chance.randrange(len(found) + 1)
            found[at:at] = [(word, False) for word in self.words(self.chance.randint(8, 14))]
        return found


def laid(words: Sequence[tuple[str, bool]], chance: random.Random) -> tuple[str, list[tuple[int, int]]]:
    """The text of words, with sentences and paragraphs, and where the marked words stand, neighbours joined."""
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    at, left = 0, chance.randint(8, 24)
    before = False
    for word, marked in words:
        shown = word.capitalize() if left == 0 or not parts else word
        if parts:
            gap = (". " if chance.random() < 0.8 else ".\n\n") if left == 0 else " "
            parts.append(gap)
            at += len(gap)
        left = chance.randint(8, 24) if left == 0 else left - 1
        if marked:
            first = spans.pop()[0] if before else at
            spans.append((first, at + len(shown)))
        before = marked
        parts.append(shown)
        at += len(shown)
    return "".join(parts), spans


def corpus(count: int, share: float, degree: float, seed: int = SEED) -> tuple[list[Text], list[Truth]]:
    """So many reports, of which a `share` stands in pairs of source and copy."""
    writer = Writer(seed)
    chance = writer.chance
    texts: list[Text] = []
    truths: list[Truth] = []
    source: list[str] = []
    pairs = int(count * share / 2)
    for number in range(count):
        if number % 2 and number // 2 < pairs:
            first = chance.randrange(REPORT_WORDS - 150)
            last = first + chance.randint(20, 150)
            pasted = writer.edited(source[first:last], degree)
            own = [(word, False) for word in writer.words(REPORT_WORDS - len(pasted))]
            at = chance.randrange(len(own))
            words = [*own[:at], *pasted, *own[at:]]
            marked = [(word, first <= k < last) for k, word in enumerate(source)]
            (text, there), (other, here) = laid(marked, chance), laid(words, chance)
            texts[-1] = Text(id=f"{number - 1:08}", text=text, published="2024-01-01")
            texts.append(Text(id=f"{number:08}", text=other, published="2024-01-02"))
            truths.append(Truth(number - 1, number, tuple((*there[0], *span) for span in here)))
        else:
            source = writer.words(REPORT_WORDS)
            text, _ = laid([(word, False) for word in source], chance)
            texts.append(Text(id=f"{number:08}", text=text, published="2024-01-01"))
    return texts, truths


def characters(truths: Sequence[Truth]) -> dict[tuple[int, int, int], set[int]]:
    """The copied characters of each pair, side by side: (report, other report, side) to places."""
    found: dict[tuple[int, int, int], set[int]] = defaultdict(set)
    for truth in truths:
        for a0, a1, b0, b1 in truth.spans:
            found[truth.one, truth.other, 0].update(range(a0, a1))
            found[truth.one, truth.other, 1].update(range(b0, b1))
    return found


def f1(found: dict[tuple[int, int, int], set[int]], wanted: dict[tuple[int, int, int], set[int]]) -> float:
    right = sum(len(found[key] & wanted[key]) for key in found.keys() & wanted.keys())
    return 2 * right / max(1, sum(map(len, found.values())) + sum(map(len, wanted.values())))


def ours(texts: Sequence[Text]) -> list[Truth]:
    """What Dateline finds, in the same form."""
    return [
        Truth(int(p.a.report_id), int(p.b.report_id), ((p.a.start, p.a.end, p.b.start, p.b.end),))
        for p in find_passages(texts)
    ]


def by_difflib(texts: Sequence[Text], truths: Sequence[Truth]) -> list[Truth]:
    """What SequenceMatcher finds in the right pairs: blocks near one another, joined, of twelve words and more."""
    found = []
    for truth in truths:
        sides = [_words(texts[number].text) for number in (truth.one, truth.other)]
        one, other = ([word for word, _, _ in side] for side in sides)
        matcher = SequenceMatcher(None, one, other, autojunk=False)
        runs: list[list[int]] = []
        for a, b, size in matcher.get_matching_blocks():
            if size >= 2 and runs and a - runs[-1][1] <= 6 and b - runs[-1][3] <= 6:
                runs[-1][1], runs[-1][3] = a + size, b + size
            elif size >= 2:
                runs.append([a, a + size, b, b + size])
        for a0, a1, b0, b1 in runs:
            if a1 - a0 >= 12:
                span = (sides[0][a0][1], sides[0][a1 - 1][2], sides[1][b0][1], sides[1][b1 - 1][2])
                found.append(Truth(truth.one, truth.other, (span,)))
    return found


def _words(text: str) -> list[tuple[str, int, int]]:
    found, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        found.append((word.strip(".").lower(), start, at - word.endswith(".")))
    return found


def print_degrees(reports: int) -> None:
    print("words edited   F1 by characters   asked   difflib, given the pairs   false pairs")
    for degree, asked in zip(DEGREES, ASKED, strict=True):
        texts, truths = corpus(reports, 0.5, degree)
        wanted, found = characters(truths), ours(texts)
        right = {(truth.one, truth.other) for truth in truths}
        strays = len({(one.one, one.other) for one in found} - right)
        own, theirs = f1(characters(found), wanted), f1(characters(by_difflib(texts, truths)), wanted)
        print(f"{degree:12.0%}   {own:16.3f}   {asked:5.2f}   {theirs:24.3f}   {strays:11}")


def print_pairs(truths: Sequence[Truth], found: Sequence[tuple[int, int]], name: str) -> None:
    right = {(truth.one, truth.other) for truth in truths}
    hits = len(right & set(found))
    precision, recall = hits / max(1, len(set(found))), hits / max(1, len(right))
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"    pairs by {name}: F1 {both:.3f}, precision {precision:.3f}, recall {recall:.3f}")


def with_datasketch(texts: Sequence[Text]) -> Iterator[tuple[int, int]]:
    from datasketch import MinHash, MinHashLSH

    lsh = MinHashLSH(params=(64, 2), num_perm=128)
    for number, text in enumerate(texts):
        words = text.text.lower().split()
        sketch = MinHash(num_perm=128, seed=1)
        sketch.update_batch([" ".join(words[k : k + 4]).encode() for k in range(len(words) - 3)])
        yield from ((int(other), number) for other in lsh.query(sketch))
        lsh.insert(str(number), sketch)


def measure_size(size: int, *, beside: bool) -> None:
    """Times one size in this process; run in one of its own, so that memory is its own."""
    texts, truths = corpus(size, COPIED_SHARE, 0.05)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    started = time.perf_counter()
    found = find_passages(texts)
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
    print(f"{size} reports: {seconds:.1f} s, peak {peak:.2f} GB ({before / 1e6:.2f} GB of it the texts)", flush=True)
    print_pairs(truths, [(int(p.a.report_id), int(p.b.report_id)) for p in found], "Dateline")
    if beside:
        try:
            started = time.perf_counter()
            print_pairs(truths, list(with_datasketch(texts)), "datasketch")
            print(f"    datasketch: {time.perf_counter() - started:.1f} s")
        except ImportError:
            print("    datasketch is not installed: pip install datasketch")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--reports", type=int, default=400)
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure_size(options.one, beside=options.beside)
        return
    print_degrees(options.reports)
    for size in options.sizes:
        beside = ["--beside"] if size == min(options.sizes) else []
        subprocess.run([sys.executable, __file__, "--one", str(size), *beside], check=True)


if __name__ == "__main__":
    main()
