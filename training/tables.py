"""The labels of each head, numbered."""

import json
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from corpora import Gold

NAME_TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
# Rarer combinations of features are errors of one treebank more often than they are English.
FEWEST = 4


@dataclass(frozen=True)
class Tables:
    """For each head, its labels in the order of its scores."""

    labels: dict[str, list[str]]

    def numbers(self, head: str, values: list[str]) -> list[int]:
        """The numbers of `values`, -100 for those too rare to have one."""
        return [self._known[head].get(value, -100) for value in values]

    @cached_property
    def _known(self) -> dict[str, dict[str, int]]:
        return {head: {label: number for number, label in enumerate(labels)} for head, labels in self.labels.items()}

    def save(self, path: Path) -> None:
        """Writes the labels as JSON."""
        path.write_text(json.dumps(self.labels, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def make_tables(sentences: list[Gold]) -> Tables:
    """The labels that the trees of `sentences` use often enough."""
    labels = {"names": NAME_TAGS}
    for head in ("pos", "tags", "morphs", "deps"):
        counts = Counter(value for gold in sentences for value in getattr(gold, head))
        labels[head] = sorted(value for value, times in counts.items() if times >= FEWEST)
    return Tables(labels)


def load_tables(path: Path) -> Tables:
    """Reads what `save` wrote."""
    return Tables(json.loads(path.read_text(encoding="utf-8")))
