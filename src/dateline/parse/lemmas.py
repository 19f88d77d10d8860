"""The dictionary form of an English word, by spelling rules and a table of what they get wrong."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["Lemmas", "kind_of", "load_lemmas", "spelled_lemma"]

_KINDS = {
    "VBZ": "VERB:s",
    "NNS": "NOUN:s",
    "VBD": "VERB:ed",
    "VBN": "VERB:ed",
    "VBG": "VERB:ing",
    "JJR": "ADJ:er",
    "RBR": "ADV:er",
    "JJS": "ADJ:est",
    "RBS": "ADV:est",
}
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADV"})
_VOWELS = re.compile(r"[aeiouy]+")

# How an English stem shows that it lost an "e" ("injur-", "announc-", "organiz-"); tried in order, first match decides.
# Drawn from the verbs of the treebanks; what the rules still get wrong is in the table beside the pipeline.
_LOST_E = tuple(
    (re.compile(f"(?:{pattern})$"), lost)
    for pattern, lost in (
        (r"ss|zz|ff|[wxyh]|ck|[^aeiou]k|[cpfxnl]t|[mn]p|r[mndktlp]|l[kmdpf]|nd|mb|mn|gn|wn|wl", False),
        (r"st|sk|sp|[rl]b|bt|tt|bb|dd|gg", False),
        (r"(?:ch|rr|^r|tr)ang|eng|ung|(?:fr|h|cr|p)ing", True),
        (r"ng", False),
        (r"[cvu]|[^aeiou][lgsz]|[dr]g", True),
        (r"(?:ai|au|ea|ee|ei|ie|oa|oi|oo|ou)[dfklmnprt]", False),
        (r"[aeiou][sz]|at|[uo]t|[aiou]d|[uia]r|[aeiou]g|[aoi]k|[au]m|com|ap|(?<!l)op|[iao]b|[iau]n|[ia]f", True),
        (r"[pl]or|stor|gnor|[upa]l|[io]l(?<!eril)|let|pet|ced|ped|sed|(?<!t)her|rfer|ever|pon|phon|ven|cit|nit", True),
    )
)


@dataclass(frozen=True, slots=True)
class Lemmas:
    """Lemmas of one language; `table` maps (form, kind) to the lemma wherever spelling would mislead."""

    table: Mapping[tuple[str, str], str]

    def lemma(self, form: str, pos: str, tag: str) -> str:
        """The lemma of the lower-case `form` with universal part of speech `pos` and Penn tag `tag`, in lower case."""
        kind = kind_of(pos, tag)
        known = self.table.get((form, kind)) or self.table.get((form, kind.partition(":")[0]))
        return known or spelled_lemma(form, kind)


def kind_of(pos: str, tag: str) -> str:
    """The inflection a Penn tag names (`VERB:ed`), or the part of speech where there is none to undo."""
    return _KINDS.get(tag, pos) if pos in _OPEN else pos


def spelled_lemma(form: str, kind: str) -> str:
    """The lemma that spelling suggests for `form` with the inflection `kind` (`VERB:ed`)."""
    _, _, ending = kind.partition(":")
    if ending == "s":
        return _without_s(form, noun=kind.startswith("NOUN"))
    if ending and form.endswith(ending) and _VOWELS.search(form[: -len(ending)]):
        return _stem(form[: -len(ending)], ending)
    return form


def _without_s(form: str, *, noun: bool) -> str:
    if noun and form.endswith("men"):
        return form[:-3] + "man"
    if not form.endswith("s") or form.endswith(("ss", "us")) or len(form) < 3 or form[-2].isdigit():
        return form
    if form.endswith("ies") and len(form) > 4:
        return form[:-3] + "y"
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return form[:-2]
    return form[:-1].rstrip("'")


def _stem(stem: str, ending: str) -> str:
    if stem.endswith("i"):
        return stem[:-1] + "y"
    if stem.endswith("e") and ending == "ed":
        return stem + "e"
    if len(stem) > 3 and stem[-1] == stem[-2] and stem[-1] not in "aeiou":
        return _undoubled(stem)
    return stem + "e" if _lost_e(stem) else stem


def _undoubled(stem: str) -> str:
    # "planned", but "killed", "pressed"; "controlled", but "installed".
    if stem[-1] in "sfz":
        return stem
    if stem[-1] == "l":
        many = len(_VOWELS.findall(stem)) > 1
        return stem[:-1] if many and not re.search("(?:st|[cfw])all$|ill$", stem) else stem
    return stem[:-1]


def _lost_e(stem: str) -> bool:
    if re.fullmatch(r"[^aeiou]*[aeiouy][^aeiouwxy]", stem):
        # "hop-ed" would be "hopp-ed" if it came from "hop".
        return True
    return next((lost for pattern, lost in _LOST_E if pattern.search(stem)), False)


@lru_cache(maxsize=4)
def load_lemmas(folder: Path) -> Lemmas:
    """The lemmas of the language whose data is in `folder`."""
    rows = (line.split("\t") for line in (folder / "lemmas.tsv").read_text(encoding="utf-8").splitlines())
    return Lemmas({(row[0], row[1]): row[2] for row in rows if len(row) == 3})
