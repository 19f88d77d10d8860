"""Where print has sentences end, where it does not, and where the pipeline is to decide."""

import re
from collections.abc import Sequence
from enum import Enum

from dateline.model.parse import Quotation
from dateline.parse.wordlists import WordLists
from dateline.parse.words import Words

__all__ = ["Start", "sentence_starts"]

_TERMINAL = (".", "!", "?", "…")
_CLOSERS = frozenset({'"', "'", ")", "]", "''", "»", "”"})
_HANGING = _CLOSERS | {",", ";", ":", "—", "-", ".", "!", "?"}
_OPENERS = frozenset({'"', "'", "(", "[", "``", "“", "¿", "¡"})

# A letter with its full stop is an initial ("J. Smith") or part of an acronym that was split.
_INITIAL = re.compile(r"[A-Za-z]\.$")

# Quotations up to this many words that the sentence runs on behind are slogans and titles: they do not end it.
_LONGEST_SLOGAN = 40

# A text with fewer capitals than one word in so many is one without capitals; English prose has one in seven or more.
_CASED_SHARE = 40

_DASHES = frozenset({"—", "--", "-"})
_LONGEST_DATELINE = 16
_LONGEST_PLACE = 4


class Start(Enum):
    """Whether print has a sentence start with a word; UNLIKELY where only the missing full stop speaks against it."""

    YES = "yes"
    NO = "no"
    OPEN = "open"
    UNLIKELY = "unlikely"


def sentence_starts(words: Words, quotations: Sequence[Quotation], lists: WordLists) -> list[Start]:
    """For each word whether a sentence starts with it, as far as print tells; the pipeline is to decide the rest.

    The rules settle what print settles: a full stop before a capital ends a sentence, an abbreviation
    before a name does not, a short quotation within a sentence does not break it, and the dash behind
    a dateline does. A text without capitals ends its sentences at every full stop that stands alone.
    """
    if not words:
        return []
    return _Boundaries(words, quotations, lists).find()


class _Boundaries:
    """One paragraph, looked at word by word."""

    def __init__(self, words: Words, quotations: Sequence[Quotation], lists: WordLists) -> None:
        self.words = words
        self.plain = words.plain
        self.spans = words.spans
        self.spaced = words.spaced
        self.quotations = quotations
        self.lists = lists
        capitals = sum(word[:1].isupper() for word in words.plain)
        self.uncased = capitals * _CASED_SHARE < len(words.plain)
        self.closing = frozenset(quotation.inner.end for quotation in quotations if quotation.closed)

    def find(self) -> list[Start]:
        starts = [Start.YES, *(self._starts(k) for k in range(1, len(self.plain)))]
        self._spare_slogans(starts)
        lead = self._after_dateline()
        if lead:
            starts[1 : lead + 1] = [Start.NO] * (lead - 1) + [Start.YES]
        return starts

    def _starts(self, k: int) -> Start:
        if self._closes(k) or (self.plain[k] in _HANGING and not self.spaced[k - 1]):
            return Start.NO
        last = k - 1
        while last > 0 and self._closes(last):
            last -= 1
        if not self.plain[last].endswith(_TERMINAL):
            return Start.UNLIKELY
        if self.plain[last].endswith(".") and self.plain[last].strip(".…"):
            return self._after_abbreviation(last, k)
        return self._after_stop(last, k)

    def _closes(self, k: int) -> bool:
        return self.spans[k].start in self.closing or (self.plain[k] in _CLOSERS and not self.spaced[k - 1])

    def _after_stop(self, last: int, k: int) -> Start:
        stop, behind_mark = self.plain[last], last < k - 1
        trails_off = stop.startswith(("…", ".."))
        if self._following(k).islower() and not (self.uncased and stop == "."):
            return Start.NO if behind_mark or trails_off else Start.OPEN
        if stop == "." and last == 1 and self.plain[0].replace(".", "").isdigit():
            return Start.NO
        if trails_off or (behind_mark and stop != "."):
            return Start.OPEN
        return Start.YES

    def _following(self, k: int) -> str:
        while k < len(self.plain) - 1 and self.plain[k] in _OPENERS:
            k += 1
        return self.plain[k][:1]

    def _after_abbreviation(self, last: int, k: int) -> Start:
        stop, following = self.plain[last].lower(), self._following(k)
        if following.islower() or following in {",", ";", ":", "-", "—", "/"}:
            return Start.NO
        if following.isdigit() and stop in self.lists.before_number:
            return Start.NO
        if stop in self.lists.before_name or _INITIAL.match(stop):
            return Start.NO
        return Start.YES if self.plain[k].lower() in self.lists.opening else Start.OPEN

    def _after_dateline(self) -> int | None:
        # "NAIROBI, Jan. 20 (AP) — Police": the word behind the dash begins the sentence.
        for k in range(1, min(len(self.plain) - 1, _LONGEST_DATELINE)):
            word = self.plain[k]
            if word in _DASHES and (self.spaced[k - 1] or word != "-"):
                return k + 1 if self._is_dateline(k) else None
            if not (word[:1].isupper() or word[:1].isdigit() or word in self.lists.dateline):
                return None
        return None

    def _is_dateline(self, dash: int) -> bool:
        place, lead = self.plain[:dash], self.plain[dash + 1 :]
        if not place[0][:1].isupper() or not (lead[0][:1].isupper() or lead[0] in _OPENERS):
            return False
        if any(word[:1].isdigit() for word in place) or ")" in place or (place[0].isupper() and len(place[0]) > 3):
            return True
        # A place alone: "Indianapolis – Several teachers", not "Ana Ruiz — Mayor of Quito — said".
        return dash <= _LONGEST_PLACE and len(lead) > 6 and not any(word in _DASHES for word in lead[:20])

    def _spare_slogans(self, starts: list[Start]) -> None:
        at = {span.start: k for k, span in enumerate(self.spans)}
        for quotation in self.quotations:
            first, last = at.get(quotation.outer.start), at.get(quotation.inner.end)
            if first is None or last is None or not quotation.closed or not 0 < last - first <= _LONGEST_SLOGAN:
                continue
            if starts[first] is not Start.YES and (self._runs_on(last) or self._hangs_on_word(first, starts[first])):
                starts[first + 1 : last + 1] = [Start.NO] * (last - first)

    def _runs_on(self, closer: int) -> bool:
        # The sentence goes on behind the closing mark.
        after = closer + 1
        if after >= len(self.plain):
            return False
        return self.plain[after][:1].islower() or self.plain[after] in {",", ";", "—", "-"}

    def _hangs_on_word(self, opener: int, start: Start) -> bool:
        # "banners reading “Down with it. Out with them.”": no comma or colon between.
        return start is Start.UNLIKELY and opener > 0 and self.plain[opener - 1][:1].islower()
