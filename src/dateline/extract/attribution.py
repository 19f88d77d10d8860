"""Whose words a quotation holds: each quotation joined to the claim that introduces or follows it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dateline.extract.claims import Claim
from dateline.extract.layout import Layout
from dateline.extract.speaker import Speaker
from dateline.model.parse import Token

__all__ = ["Attributed", "attribute"]

# "..., Li, who has led the dockers' union since 2011, said": how far behind a quotation its cue may stand.
_AFTER_WORDS = 22
_CLAUSAL = {"VERB", "AUX", "SCONJ", "CCONJ"}


@dataclass(frozen=True, slots=True)
class Attributed:
    """A quotation with its claim and speaker.

    `how` is "after" or "before" (where the claim stands in the sentence), "adjacent" (right before the
    mark), or "carried" where the quotation has no claim of its own and goes on from another sentence.
    """

    quotation: int
    claim: Claim
    speaker: Speaker
    how: str


Spoken = Mapping[int, tuple[Claim, Speaker]]
"""Each claim with its speaker, by the token of its cue, in order."""


def attribute(
    layout: Layout, claims: Sequence[tuple[Claim, Speaker]], messages: frozenset[int]
) -> tuple[Attributed, ...]:
    """Every long quotation that somebody is shown to have said, in order; the others are left out."""
    spoken = {claim.cue: (claim, speaker) for claim, speaker in claims}
    found: dict[int, Attributed] = {}
    for frame, held in enumerate(layout.quotes):
        for quotation in held:
            if quotation in messages or _is_title(layout, quotation):
                continue
            own = _own_claim(layout, quotation, spoken) or _carried(layout, frame, quotation, spoken, found)
            if own is not None:
                found[quotation] = own
    return tuple(found[quotation] for quotation in sorted(_opened_before(layout, found, messages)))


def _opened_before(layout: Layout, found: dict[int, Attributed], messages: frozenset[int]) -> dict[int, Attributed]:
    """`found` with the open paragraphs of a speech whose speaker is named only behind a later one."""
    for quotation in sorted(found, reverse=True):
        at, row = layout.parse.quotations[quotation].continues, found[quotation]
        while at is not None and layout.holds(at) and at not in found and at not in messages:
            found[at] = Attributed(at, row.claim, row.speaker, "carried")
            at = layout.parse.quotations[at].continues
    return found


def _is_title(layout: Layout, quotation: int) -> bool:
    """Whether a quotation is the title of a work: every long word of it has a capital."""
    words = layout.parse.quotations[quotation].inner.of(layout.parse.text).split()
    long = [word for word in words if len(word.strip(",.!?’'\"”")) > 3]
    return len(long) >= 3 and len(words) <= 14 and all(word[:1].isupper() for word in long) and not words[0].isupper()


def _own_claim(layout: Layout, quotation: int, spoken: Spoken) -> Attributed | None:
    before = layout.before(quotation)
    near = _before(before, spoken)
    behind = _after(layout, quotation, spoken)
    if behind is not None and behind[0].lemma == "put":
        return Attributed(quotation, *behind, "after")
    if near is not None and _adjacent(before, near[0]):
        return Attributed(quotation, *near, "adjacent")
    if behind is not None:
        return Attributed(quotation, *behind, "after")
    if near is not None:
        return Attributed(quotation, *near, "before")
    late = _late(layout, quotation, spoken)
    return Attributed(quotation, *late, "after") if late is not None else None


def _late(layout: Layout, quotation: int, spoken: Spoken) -> tuple[Claim, Speaker] | None:
    """ "“We were pushed” out of the hall, she said": the claim that ends the sentence of a fragment."""
    for claim, speaker in _among(layout.after(quotation), spoken):
        first = min(claim.first, claim.cue)
        if claim.can_speak and layout.parse.tokens[first - 1].text == ",":
            return claim, speaker
    return None


def _before(before: list[Token], spoken: Spoken) -> tuple[Claim, Speaker] | None:
    """The last claim whose cue stands in the words before the quotation."""
    return next((row for row in reversed(_among(before, spoken)) if row[0].can_speak), None)


def _among(tokens: Sequence[Token], spoken: Spoken) -> list[tuple[Claim, Speaker]]:
    """The claims whose cue is one of `tokens`, in order."""
    return [spoken[token.i] for token in tokens if token.i in spoken]


def _adjacent(before: list[Token], claim: Claim) -> bool:
    """Whether the words before the quotation end with the cue, or with a comma or colon that leads over to it."""
    rest = [token for token in before if token.i > claim.cue and token.i >= claim.last]
    if before and before[-1].text == ":":
        return True
    words = [token for token in rest if token.pos != "PUNCT"]
    return not words or (rest[-1].text == "," and len(words) <= 8)


def _after(layout: Layout, quotation: int, spoken: Spoken) -> tuple[Claim, Speaker] | None:
    after = layout.after(quotation)
    if not after:
        after = _next_sentence(layout, quotation)
    while after and (after[0].pos == "PUNCT" or after[0].text.lower() == "as") and after[0].i not in spoken:
        after = after[1:]
    if not after:
        return None
    start = after[0].i
    for claim, speaker in _among(after[:_AFTER_WORDS], spoken):
        first = min(claim.cue - (claim.lemma == "according to"), claim.first)
        if start <= first <= start + max(_lead(after), _run(after)):
            return claim, speaker
    return None


def _lead(after: list[Token]) -> int:
    """Adverbs and articles that may stand before cue or speaker."""
    lead = 0
    while lead < len(after) and after[lead].pos in {"ADV", "DET", "AUX", "ADJ"} and lead < 3:
        lead += 1
    return max(lead, 1) if after and after[0].text.lower() == "according" else lead


def _run(after: list[Token]) -> int:
    """How many words stand before the first that could open another clause ("Li of the harbour board told us")."""
    return next((k for k, t in enumerate(after) if t.pos in _CLAUSAL or t.text in {";", ":", "."}), len(after))


def _next_sentence(layout: Layout, quotation: int) -> list[Token]:
    """What follows a quotation that ends with its own full stop, where its sentence says nothing else of it."""
    frame = layout.frame_of(quotation)
    if layout.before(quotation) or layout.quotes[frame][-1] != quotation or frame + 1 >= len(layout.frames):
        return []
    words = layout.parse.quotations[quotation].inner.of(layout.parse.text).rstrip(" '’")
    following = layout.frames[frame + 1]
    if words[-1:] not in {"?", "!"} or not following or layout.quotes[frame + 1]:
        return []
    same = layout.paragraph[following[0]] == layout.paragraph_of(frame)
    return [layout.parse.tokens[i] for i in following] if same and len(following) <= 12 else []


def _carried(
    layout: Layout, frame: int, quotation: int, spoken: Spoken, found: Mapping[int, Attributed]
) -> Attributed | None:
    """The speaker of a quotation whose sentence names none, from the sentences before."""
    if [token for token in layout.before(quotation) + layout.after(quotation) if token.pos != "PUNCT"]:
        return None
    continues = layout.parse.quotations[quotation].continues
    if continues is not None:
        before = found.get(continues)
        return Attributed(quotation, before.claim, before.speaker, "carried") if before else None
    for earlier in range(frame - 1, max(frame - 4, -1), -1):
        distance = layout.paragraph_of(frame) - layout.paragraph_of(earlier)
        last = _among([layout.parse.tokens[i] for i in layout.frames[earlier]], spoken)
        if distance > 1:
            return None
        if last:
            return Attributed(quotation, *last[-1], "carried")
        if not layout.quotes[earlier]:
            return None
    return None
