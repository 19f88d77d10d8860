"""Where English words end: spaCy's rules, brought to the conventions of the Universal Dependencies treebanks.

Hyphens split words ("sit", "-", "in") except behind a prefix that is no word of its own ("anti-regime"), slashes split
letters ("PMOI", "/", "MEK") and dashes split everything ("2020", "—", "Members"), all as the treebanks have it.
"""

from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

# The prefixes that EWT and GUM keep with their word, most frequent first.
PREFIXES = [
    "non",
    "e",
    "re",
    "anti",
    "co",
    "pre",
    "pro",
    "mid",
    "cross",
    "post",
    "over",
    "sub",
    "semi",
    "pan",
    "multi",
    "ex",
    "counter",
    "mini",
    "socio",
    "psycho",
    "neo",
    "inter",
    "intra",
    "micro",
    "un",
    "under",
    "ultra",
    "quasi",
    "para",
    "trans",
    "bi",
    "extra",
    "hyper",
    "infra",
    "mega",
    "meta",
    "proto",
    "pseudo",
    "super",
    "tele",
]

EXCEPTIONS = [
    "Nov.",
    "Sept.",
    "al.",
    "No.",
    "Nos.",
    "Ft.",
    "Lt.",
    "Maj.",
    "Brig.",
    "Cmdr.",
    "Sgt.",
    "Capt.",
    "Ayat.",
    "Hon.",
    "Supt.",
    "Insp.",
    "Dept.",
    "Govt.",
    "Assn.",
    "Bros.",
    "Mt.",
    "a.m.",
    "p.m.",
    "E.U.",
    "E.g.",
    "I.e.",
    "Jr.",
    "Sr.",
    "Esq.",
    "Ave.",
    "Blvd.",
    "Rd.",
    "Dist.",
]


def _hyphen() -> str:
    unsplit = "".join(rf"(?<!\b{form})" for prefix in PREFIXES for form in (prefix, prefix.title()))
    return (
        rf"(?<=[{ALPHA}0-9.]){unsplit}-(?=[{ALPHA}])|(?<=[{ALPHA}])(?:(?<=\b[A-Za-z]{{5}})|(?<=[a-z]{{6}}))-(?=[0-9])"
    )


def _range() -> str:
    before = "|".join(rf"(?<=(?<![-0-9.,])[0-9]{{{n}}})" for n in range(1, 5))
    return rf"(?:{before})-(?=[0-9]{{1,4}}(?![-0-9]))"


def infixes() -> list[str]:
    """The patterns that split a word in its middle."""
    return [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        _range(),
        rf"(?<=[{ALPHA_LOWER}{CONCAT_QUOTES}])\.(?=[{ALPHA_UPPER}{CONCAT_QUOTES}])",
        rf"(?<=[{ALPHA}]),(?=[{ALPHA}])",
        r"--+|—|–|―|~(?=\w)",
        _hyphen(),
        rf"(?<=[{ALPHA}0-9])[:<>=](?=[{ALPHA}])|(?<=[{ALPHA}])[:;](?=[\"0-9])",
        rf"(?<=[{ALPHA}0-9])[?!](?=[\"“”{ALPHA}])",
        rf"(?<=[{ALPHA}]{{2}})/(?=[{ALPHA}]{{2}})",
        rf"(?<=[{ALPHA}0-9.?!,:;])[\"“”\[(](?=[{ALPHA}0-9])|(?<=[{ALPHA}0-9])[)\]](?=[{ALPHA}0-9])",
    ]


def set_tokenizer(nlp: Language) -> None:
    """Gives `nlp` the tokenizer; its patterns are saved with the pipeline, so reading it needs no code."""
    prefixes = [*nlp.Defaults.prefixes, r"--+", "—", "–", "-(?=[A-Za-z])"]
    suffixes = [*nlp.Defaults.suffixes, r"--+", "—", "–", r"(?<=[A-Za-z])-"]
    rules = dict(nlp.Defaults.tokenizer_exceptions)
    for word in EXCEPTIONS:
        for form in (word, word.upper()):
            rules[form] = [{65: form}]
    # spaCy reads "its" as "it is" misspelt; the treebanks split "and/or".
    for form in ("its", "Its", "and/or"):
        rules.pop(form, None)
    nlp.tokenizer = Tokenizer(
        nlp.vocab,
        rules=rules,
        prefix_search=compile_prefix_regex(prefixes).search,
        suffix_search=compile_suffix_regex(suffixes).search,
        infix_finditer=compile_infix_regex(infixes()).finditer,
        url_match=nlp.Defaults.url_match,
    )
