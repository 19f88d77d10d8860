"""Writes the table of lemmas that spelling rules get wrong: `python training/lemmas.py DATA OUT`.

From irregular.tsv, from the words of the treebanks' training parts, and from the regular inflections of
every verb in them. OUT is src/dateline/parse/languages/en/lemmas.tsv.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from conllu import GENRES, read_conllu

from dateline.parse.lemmas import kind_of, spelled_lemma

HERE = Path(__file__).parent
CLOSED = frozenset({"PRON", "AUX", "PART", "SCONJ", "ADP"})
PLAIN = re.compile(r"[a-z']+")
Counts = dict[tuple[str, str], Counter[str]]


def irregular() -> dict[tuple[str, str], str]:
    """The written-down irregular forms, for every inflection that a tagger may see in them."""
    table = {}
    for line in (HERE / "irregular.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            lemma, pos, forms = line.split("\t")
            table.update({(form, pos): lemma for form in forms.split()})
    return table


def counted(data: Path) -> Counts:
    """How often each form with its inflection has which lemma."""
    counts: Counts = defaultdict(Counter)
    files = (
        (data / "ud-english-ewt" / "en_ewt-ud-train.conllu", None),
        (data / "ud-english-gum" / "en_gum-train.conllu", GENRES),
    )
    for path, genres in files:
        for document, _, sentence in read_conllu(path):
            if genres is None or document.split("_")[1] in genres:
                rows = zip(sentence.words, sentence.lemmas, sentence.pos, sentence.tags, strict=True)
                for word, lemma, pos, tag in rows:
                    counts[word.lower(), kind_of(pos, tag)][lemma] += 1
    return counts


def inflections(lemma: str) -> Iterator[tuple[str, str]]:
    """The regular inflections of a verb, none where its last letter may have to be doubled."""
    if re.search(r"[aeiou][^aeiouwxy]$", lemma) and not re.search(r"[aeiou]{2}.$", lemma):
        return
    stem = lemma[:-1] if lemma.endswith("e") and not lemma.endswith(("ee", "ye", "oe")) else lemma
    yield f"{stem}ing", "VERB:ing"
    if re.search(r"[^aeiou]y$", lemma):
        yield f"{lemma[:-1]}ied", "VERB:ed"
    else:
        yield f"{lemma.removesuffix('e')}ed", "VERB:ed"


def wrong(counts: Counts, known: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """What the rules get wrong of the words counted, misspellings aside."""
    table = {}
    lemmas = Counter(
        lemma for (_, kind), seen in counts.items() if kind.startswith("VERB") for lemma in seen.elements()
    )
    for (form, kind), seen in counts.items():
        lemma, times = seen.most_common(1)[0]
        pos = kind.partition(":")[0]
        inflected = ":" in kind and (times > 1 or lemmas[lemma] > 1)
        plain = PLAIN.fullmatch(form) and PLAIN.fullmatch(lemma) and (form, pos) not in known
        if plain and (inflected or (pos in CLOSED and times > 4)) and spelled_lemma(form, kind) != lemma:
            table[form, kind] = lemma
    forms = {form for form, _ in known}
    for lemma, times in lemmas.items():
        for form, kind in inflections(lemma) if times > 1 and PLAIN.fullmatch(lemma) else ():
            if (
                form not in forms
                and form not in lemmas
                and spelled_lemma(form, kind) != lemma
                and (form, kind) not in counts
            ):
                table[form, kind] = lemma
    return table


def main() -> None:
    """Writes the table, sorted."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    args = parser.parse_args()
    table = irregular()
    table = wrong(counted(args.data), table) | table
    rows = sorted(f"{form}\t{kind}\t{lemma}\n" for (form, kind), lemma in table.items())
    args.out.write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    main()
