"""Whom a pronoun means: the nearest noun before it that agrees, subjects first."""

from dateline.extract.doers import Known, is_body, is_person, is_several, points_back
from dateline.extract.syntax import relation
from dateline.model.parse import Parse, Token

__all__ = ["meant_by"]

ONE = {"he", "him", "his", "she", "her", "hers", "himself", "herself"}
SEVERAL = {"they", "them", "their", "these", "themselves"}
BODY = {"it", "itself"}

REACH_SENTENCES = 3
"""How many sentences back a pronoun still points; a reader's rule of thumb."""

LONGEST = 200
"""Tokens of a sentence that are looked at; a longer one is a list or a table."""

ORDER = {"nsubj": 0, "nsubj:pass": 0, "obj": 1}


def meant_by(parse: Parse, pronoun: Token, known: Known, avoid: tuple[Token, ...] = ()) -> Token | None:
    """The noun that a personal pronoun stands for, by number and by who may be meant; null where none agrees.

    `avoid` are the other arguments of its own verb, whom it cannot mean.
    """
    word = pronoun.text.lower()
    sentence = parse.sentence_index(pronoun.i)
    if word not in ONE | SEVERAL | BODY:
        return None
    barred = {token.i for token in avoid}
    alike = next(words for words in (ONE, SEVERAL, BODY) if word in words)
    row = parse.sentence_tokens(sentence)
    goes_on = any(t.i < pronoun.i and t.text.lower() in alike and relation(t) == "nsubj" for t in row)
    for index in range(sentence, max(-1, sentence - REACH_SENTENCES - 1), -1):
        if index == sentence and goes_on:
            # "He told the judge that they flogged him": the one of whom the sentence speaks already.
            continue
        found = [
            token
            for token in parse.sentence_tokens(index)[:LONGEST]
            if token.i < pronoun.i and token.i not in barred and _agrees(parse, token, word, known)
        ]
        if found:
            best = min(
                found, key=lambda t: (t.i not in known.people, ORDER.get(t.dep, 2), -t.i if index == sentence else t.i)
            )
            return None if points_back(parse, best) else best
    return None


def _agrees(parse: Parse, token: Token, word: str, known: Known) -> bool:
    if relation(token) in {"conj", "appos"} or not is_person(parse, token, known, listed=True):
        return False
    if word in ONE and any(c.dep == "nmod:poss" and c.text.lower() in ONE for c in parse.children(token.i)):
        # "her aunt says that she was slapped": not the aunt.
        return False
    person = token.i in known.people
    several = is_several(parse, token)
    if word in SEVERAL:
        return (several or is_body(parse, token, known)) and not person
    if word in ONE:
        return person or (token.tag == "NN" and not several and not is_body(parse, token, known))
    return not person and not several and is_body(parse, token, known)
