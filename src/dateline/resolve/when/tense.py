"""Whether what stands with a date lies behind or ahead of the report."""

import re
from functools import lru_cache

from dateline.model.parse import Parse, Token
from dateline.model.span import Span
from dateline.resolve.when.lexicon import english

__all__ = ["tense_at"]

_FUTURE_AUXILIARIES = {"will", "would", "shall", "'ll", "’ll", "wo", "'d", "’d"}
_VERBS = {"VERB", "AUX"}


@lru_cache(maxsize=2)
def _cues(by_too: bool) -> re.Pattern[str]:
    """Words that show the tense, in text without a parse; "seized by" only with `by_too`, as it may tell of a thing."""
    words = english()
    ahead, behind = (
        "|".join(sorted(map(re.escape, cues), key=len, reverse=True)) for cues in (words.future_words, words.past_words)
    )
    behind += "|[a-z]{2,}ed" + ("" if by_too else r"(?!\s+by\b)")
    future = rf"(?:{ahead})(?!\w)(?:\s+(?:not|also|be|have|again)\b)*(?:\s+\w+)?"
    return re.compile(rf"(?<!\w)(?:(?P<future>{future})|(?P<past>{behind})(?!\w))")


def _by_words(before: str, after: str) -> str | None:
    """The tense of the nearest cue before the date in its sentence, else of the first after it."""
    found = list(_cues(True).finditer(before.lower().replace("’", "'")))
    cue = found[-1] if found else _cues(False).search(after.lower().replace("’", "'"))
    return cue.lastgroup if cue else None


def _of_verb(verb: Token, parse: Parse, through_noun: bool) -> str | None:
    """The tense of a verb with its auxiliaries; null where the verb above it decides."""
    words = english()
    if verb.lemma in words.looking_back:
        return None
    helpers = [child for child in parse.children(verb.i) if child.dep.startswith(("aux", "cop", "mark"))]
    if (
        any(helper.text.lower() in _FUTURE_AUXILIARIES for helper in helpers)
        or verb.text.lower() in _FUTURE_AUXILIARIES
    ):
        return "future"
    if any(helper.lemma == "be" for helper in helpers) and any(helper.text.lower() == "to" for helper in helpers):
        return "future"
    if verb.lemma in words.future_heads and (through_noun or _planned_for(verb, parse)):
        return "future"
    finite = [verb, *helpers]
    if any("Tense=Past" in token.morph or token.tag in ("VBD", "VBN") for token in finite):
        return "past"
    if any(token.tag in ("VBZ", "VBP") for token in finite) and verb.lemma in words.future_presents:
        return "future"
    return None


def _planned_for(verb: Token, parse: Parse) -> bool:
    """Whether a plan is told in the passive with its time: "is scheduled for Friday", "planned for May"."""
    return verb.tag == "VBN" and any(
        grandchild.text.lower() == "for" for child in parse.children(verb.i) for grandchild in parse.children(child.i)
    )


def _by_parse(span: Span, parse: Parse) -> str | None:
    """The tense of the verb that the date hangs on, and of those above it while they leave it open."""
    inside = parse.tokens_in(span)
    if not inside:
        return None
    own = {token.i for token in inside}
    token = next((token for token in inside if token.head not in own or token.head == token.i), inside[0])
    through_noun = False
    for _ in range(12):
        if token.pos in _VERBS or token.tag.startswith("VB"):
            tense = _of_verb(token, parse, through_noun and token.i < inside[0].i)
            if tense:
                return tense
            infinitive = any(child.text.lower() == "to" and child.dep == "mark" for child in parse.children(token.i))
            through_noun = through_noun or infinitive
        elif token.i not in own and token.pos in ("NOUN", "PROPN"):
            through_noun = token.lemma not in english().words["part"]
        if token.head == token.i:
            return None
        token = parse.tokens[token.head]
    return None


def tense_at(span: Span, parse: Parse, before: str, after: str) -> str | None:
    """Past, future, or null where neither shows, for a date at `span`.

    `before` and `after` are the rest of its sentence. The parse decides where it has heads for the
    date's words, else the words around it.
    """
    return _by_parse(span, parse) or _by_words(before, after)
