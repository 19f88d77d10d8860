"""The words of a role: a head with its modifiers and what is coordinated to it, without relative clauses."""

from dateline.extract.doers import Known, can_act, is_person, points_back
from dateline.extract.syntax import OUTER_CASES, case_of, conjuncts, head_keys, is_titled, relation, stretch
from dateline.model.mention import Role
from dateline.model.parse import Parse, Token

__all__ = ["role_of"]

ARTICLES = {"the", "a", "an"}

INSIDE = {"in", "on", "at", "from", "behind", "to", "inside", "outside", "aboard", "against"}
"""Prepositions with which a short phrase still says which people or things are meant: "men in plain clothes"."""

LONGEST_INSIDE = 8
"""Tokens of such a phrase; a longer one tells of the act."""

LONGEST_CLAUSE = 9
"""Tokens of a participle that a bare noun needs to say anything: "persons calling themselves the Watch"."""

NAMING = {
    "call", "describe", "claim", "style", "belong", "live", "work", "wear", "carry", "represent", "come", "sit",
    "stand", "wait", "sleep", "queue", "demand", "seek", "hold",
}  # fmt: skip
"""Verbs whose participle says who somebody is, and not what was done."""

LONGEST_ASIDE = 18
"""Tokens of "many of them jobless men from the quarters above the river", commas included."""

SHARES = {"many", "most", "some", "all", "half", "several"}

NEVER = {"parataxis", "advcl", "punct", "cop", "nsubj", "mark", "aux", "dep", "list", "discourse", "vocative"}


def role_of(parse: Parse, head: Token, known: Known, other: Token | None = None) -> Role:
    """The phrase of `head` with what is coordinated to it, without relative clauses and without the article.

    `other` is the head of the other role, which is left out ("pupils and police clashed").
    """
    heads = [t for t in conjuncts(parse, _first_conjunct(parse, head, known)) if other is None or t.i != other.i]
    if other is not None and relation(head) == "conj" and other.i == head.head:
        heads = [head]
    first, last = _phrase(parse, heads[0], known)
    for listed in heads[1:]:
        begin, end = _phrase(parse, listed, known)
        if begin >= last and begin - last <= 4:
            last = end
    if case_of(parse, head) in {"between", "among"}:
        last = _rest_of_list(parse, last, known, other)
    while last - 1 > head.i and parse.tokens[last - 1].pos == "PUNCT":
        last -= 1
    first, last = _whole_name(parse, _after_adjunct(parse, first, heads[0], known), last, known)
    first = _with_those_before(parse, first, head, known)
    last = _with_most_of_them(parse, _with_name(parse, head, last, known))
    if parse.tokens[first].text.lower() in ARTICLES and first < head.i:
        first += 1
    span = parse.span(first, last)
    sure = _is_somebody(parse, head, known) and not points_back(parse, head)
    force = bool(head_keys(parse, head, known.people) & known.forces)
    return Role(span=span, text=" ".join(span.of(parse.text).split()), sure=sure, force=force)


def _first_conjunct(parse: Parse, head: Token, known: Known) -> Token:
    """ "growers and their relatives blocked": the list of doers in which `head` stands begins with its first one."""
    token = head
    while relation(token) == "conj":
        above = parse.tokens[token.head]
        if above.pos not in {"NOUN", "PROPN"} or not _is_somebody(parse, above, known) or above.i in known.towns:
            break
        token = above
    return token if _is_somebody(parse, head, known) else head


def _is_somebody(parse: Parse, head: Token, known: Known) -> bool:
    return can_act(parse, head, known) or is_person(parse, head, known)


def _rest_of_list(parse: Parse, last: int, known: Known, other: Token | None) -> int:
    """ "between the union, the owner and the mayor": those who follow though a parser hung them higher."""
    end = parse.sentences[parse.sentence_index(last - 1)].last
    while last < end - 1 and parse.tokens[last].text in {",", "and", "&"}:
        near = parse.tokens[last + 1 : min(last + 7, end)]
        next_one = next((t for t in near if relation(t) in {"conj", "appos"} and t.pos in {"NOUN", "PROPN"}), None)
        if next_one is None or (other is not None and next_one.i == other.i):
            break
        begin, behind = _phrase(parse, next_one, known)
        if begin - last > 2:
            break
        last = behind
    return last


def _with_those_before(parse: Parse, first: int, head: Token, known: Known) -> int:
    """ "Some 200 pickers and their relatives blocked": a list that a parser cut before its last name."""
    if relation(head) != "nsubj" or first < 2 or parse.tokens[first - 1].text != "and":
        return first
    before = parse.tokens[first - 2]
    whole = relation(before) in {"root", "nsubj", "dep", "parataxis"} and is_person(parse, before, known)
    return _phrase(parse, before, known)[0] if whole else first


def _with_name(parse: Parse, head: Token, last: int, known: Known) -> int:
    """ "our comrade Rosa Lima", "her father, the tailor Amor Sassi,": the name that follows a noun for its bearer."""
    if head.pos != "NOUN" or head.tag not in {"NN", "NNP"}:
        return last
    end = parse.sentences[parse.sentence_index(head.i)].last
    begin = next((i for i in range(last, min(last + 5, end)) if i in known.people), end)
    behind = next((i for i in range(begin, end) if i not in known.people), end)
    gap = parse.tokens[last:begin]
    aside = gap[:1] and gap[0].text == "," and not any(t.pos == "VERB" for t in gap) and _ends_aside(parse, behind)
    return behind if begin < end and (begin == last or aside) else last


def _ends_aside(parse: Parse, at: int) -> bool:
    return at >= len(parse.tokens) or parse.tokens[at].text in {",", ".", ";"}


def _with_most_of_them(parse: Parse, last: int) -> int:
    """ "70 women, most of them students": what says who most of them are, up to its comma and without a verb."""
    aside = parse.tokens[last : last + LONGEST_ASIDE]
    words = [token.text.lower() for token in aside]
    if (
        len(words) < 4
        or words[0] != ","
        or words[1] not in SHARES
        or words[2:4] != ["of", "them"]
        or "," not in words[4:]
    ):
        return last
    end = words.index(",", 4)
    clause = aside[4].pos in {"VERB", "ADP"} or any("Fin" in token.morph for token in aside[:end])
    return last if clause else last + end


def _after_adjunct(parse: Parse, first: int, head: Token, known: Known) -> int:
    """ "On Monday a court", "In Gulu followers": where the phrase begins behind a time or place hung on it."""
    for i in range(head.i - 1, first - 1, -1):
        before = parse.tokens[i]
        led = i == 0 or parse.tokens[i - 1].pos == "ADP"
        if i in known.times or (i in known.towns and led) or (before.pos == "ADP" and before.head == head.i):
            return i + 1
    return first


def _whole_name(parse: Parse, first: int, last: int, known: Known) -> tuple[int, int]:
    """The phrase stretched over a name that it cuts, a town before it left out."""
    for name in parse.names:
        towns = any(i in known.towns for i in range(name.first, name.last))
        if name.first < last and first < name.last and not towns:
            first, last = min(first, name.first), max(last, name.last)
    return first, last


def _phrase(parse: Parse, head: Token, known: Known) -> tuple[int, int]:
    """The tokens of one head with its modifiers: first and last, half-open."""
    keep, todo = {head.i}, [head]
    while todo:
        above = todo.pop()
        for child in parse.children(above.i):
            if _belongs(parse, child, above, head, known):
                keep.add(child.i)
                todo.append(child)
    return stretch(parse, head, keep)


def _belongs(parse: Parse, child: Token, above: Token, head: Token, known: Known) -> bool:
    kind = relation(child)
    if kind in NEVER or (above.i == head.i and kind in {"case", "cc", "conj"}):
        return False
    if kind == "appos":
        return is_titled(parse, child) or child.i in known.people
    if kind == "acl":
        return child.dep == "acl" and above.i == head.i and _needs_clause(parse, child, head)
    if kind in {"nmod", "obl"} and child.i > above.i and child.dep != "nmod:poss":
        return _says_which(parse, child, known)
    return True


def _says_which(parse: Parse, child: Token, known: Known) -> bool:
    case = case_of(parse, child)
    if case not in OUTER_CASES and case != "with":
        return True
    below = parse.subtree(child.i)
    outer = any(t.i in known.towns or t.i in known.times or t.dep == "acl:relcl" for t in below)
    listed = any(relation(t) == "conj" for t in below)
    return case in INSIDE and not outer and not listed and len(below) <= LONGEST_INSIDE


def _needs_clause(parse: Parse, clause: Token, head: Token) -> bool:
    """Whether a noun alone ("persons", "a group") is told apart only by the participle right behind it."""
    bare = all(relation(c) in {"det", "acl", "punct", "case"} for c in parse.children(head.i))
    below = parse.subtree(clause.i)
    naming = clause.tag in {"VBN", "VBD"} or clause.lemma in NAMING
    return bare and naming and below[0].i == head.i + 1 and len(below) <= LONGEST_CLAUSE
