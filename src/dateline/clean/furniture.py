"""Which parts of a text are page and not report: marked where they stand, never cut out."""

from collections.abc import Sequence
from itertools import pairwise

from dateline.clean.headline import same_heading
from dateline.clean.lines import Line, fold
from dateline.clean.markup import markup_spans
from dateline.clean.masthead import Head
from dateline.clean.media import file_name_span
from dateline.clean.page import Page
from dateline.clean.patterns import announces, closes, kind_by_words, matches, menu_row, search_lists, weak_menu_word
from dateline.model.report import Furniture
from dateline.model.span import Span

__all__ = ["mark_furniture", "mark_lines"]

# A heading that is printed again in the next line is short; repeated captions are longer, and they are text.
HEADING_WORDS = 14
# Runs of short lines: this many sure page parts, and this share of the run, make the rest of it page parts too.
SHORT_WORDS = 6
RUN_MARKS = 3
RUN_SHARE = 0.4
LONG_RUN = 10
# So many sure page parts above the headline are a menu.
MENU_MARKS = 2
# An author's own lines stand among the last ones.
LAST_LINES = 6
# A closed line of this many words may be a sentence of the report, even behind its end.
SENTENCE_WORDS = 4
# Behind a closing line at most this share of the running text may stand: teasers, readers' comments.
TAIL_SHARE = 0.25
TAIL_MARKS = 5
END_KINDS = frozenset({"share", "comment_form", "call_to_action"})
TAIL_TEXTS = 0.15


def mark_lines(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that are page parts by their words alone: index to kind."""
    found = ((line.index, kind_by_words(line)) for line in lines)
    return {index: kind for index, kind in found if kind is not None}


def mark_furniture(page: Page, lines: Sequence[Line], marks: dict[int, str], head: Head) -> tuple[Furniture, ...]:
    """Every page part, in reading order, none overlapping another.

    Beyond the lines of `marks`: menus above the headline, what follows the end of the report, repeated headings,
    headlines of other reports behind their labels, file names, markup, and what front matter holds. Running text
    is marked only where its words are those of a page part; when in doubt nothing is marked.
    """
    kinds = {
        k: kind for k, kind in marks.items() if k not in head.lines or head.headline is None or k != head.headline.line
    }
    kinds = _linked_headlines(lines, head) | kinds
    for step in (_above_headline, _repeated_headings, _runs, _tail):
        kinds = step(lines, kinds, head) | kinds
    spans = [Furniture(span=lines[k].span, kind=kind) for k, kind in kinds.items()] + _outlet_behind_title(lines, head)
    for line in lines:
        name = file_name_span(line)
        spans += [Furniture(span=name, kind="file_name")] if name else []
        spans += [Furniture(span=span, kind="navigation") for span in _inline(line)]
    if page.markup:
        spans += [Furniture(span=span, kind="file_name") for span in markup_spans(page.text, page.body_start)]
    return _disjoint([*page.furniture, *spans])


def _above_headline(lines: Sequence[Line], kinds: dict[int, str], head: Head) -> dict[int, str]:
    """Menus and teasers above the headline, where there are menus at all; but not the headline printed before."""
    if head.headline is None:
        return {}
    title = head.headline.line
    above = [line for line in lines[:title] if not line.paragraph and line.index not in head.lines]
    if sum(1 for line in above if line.index in kinds) < MENU_MARKS:
        return {}
    return {line.index: "navigation" for line in above if not fold(line.text).startswith(fold(lines[title].text))}


def _outlet_behind_title(lines: Sequence[Line], head: Head) -> list[Furniture]:
    """The outlet's name behind the page's name for the browser ("Headline - Outlet"); the words before it are kept."""
    if head.headline is None or head.headline.site is None:
        return []
    site = head.headline.site
    line = next(line for line in lines if line.span.holds(site))
    words = line.text[: site.start - line.start]
    gap = words[len(words.rstrip(" -–—|•»:")) :].lstrip()
    return [Furniture(span=Span(site.start - len(gap), site.end), kind="navigation")]


def _linked_headlines(lines: Sequence[Line], head: Head) -> dict[int, str]:
    """The line right under a label such as "Also on"; and a label with its headline on one line."""
    found = {}
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if line.index in head.lines or line.paragraph:
            continue
        if announces(line) and following and following.tight and not following.ended and not following.paragraph:
            found[following.index] = "navigation"
        if not line.ended and matches_labelled(line):
            found[line.index] = "navigation"
    return found


def matches_labelled(line: Line) -> bool:
    """Whether a line is a label with the headline of another report behind it ("READ MORE: ...")."""
    return line.size <= 30 and matches("labelled", line.text)


def _repeated_headings(lines: Sequence[Line], kinds: dict[int, str], head: Head) -> dict[int, str]:
    """All but the last of a heading printed several times in a row; a heading that the next text begins with."""
    found = {}
    title = head.headline.line if head.headline else None
    for line, following in pairwise(lines):
        if line.index == title or line.ended or line.index in kinds:
            continue
        short = line.size <= HEADING_WORDS and not line.paragraph
        if (short and line.size >= 2 and fold(line.text) == fold(following.text)) or (
            line.size >= 6 and not line.paragraph and following.paragraph and _begins(following, line)
        ):
            found[line.index] = "repeated_heading"
    if title is not None:
        found |= _title_again(lines, title)
    return found


def _begins(text: Line, heading: Line) -> bool:
    return fold(text.text).startswith(fold(heading.text) + " ")


def _title_again(lines: Sequence[Line], title: int) -> dict[int, str]:
    """Lines right below the headline that print it again, misprints aside."""
    again = {}
    for line in lines[title + 1 : title + 4]:
        if line.paragraph or not same_heading(line.text, lines[title].text):
            break
        again[line.index] = "repeated_heading"
    return again


def _runs(lines: Sequence[Line], kinds: dict[int, str], head: Head) -> dict[int, str]:
    """Rows of short lines of which several are page parts: the rest of the row goes with them."""
    found: dict[int, str] = {}
    run: list[Line] = []
    for line in [*lines, None]:
        if (
            line is not None
            and line.size <= SHORT_WORDS
            and (not line.ended or line.index in kinds)
            and line.index not in head.lines
        ):
            run.append(line)
            continue
        if _is_menu(run, kinds):
            found |= {one.index: "navigation" for one in run}
        run = []
    return found


def _is_menu(run: Sequence[Line], kinds: dict[int, str]) -> bool:
    """Whether a row of short lines is a menu: a good share of it is page parts, or it is long and holds some."""
    sure = sum(1 for line in run if line.index in kinds)
    likely = sum(1 for line in run if line.index in kinds or weak_menu_word(line))
    if len(run) >= LONG_RUN and sure >= 2:
        return True
    return sure >= 1 and likely >= RUN_MARKS and likely >= RUN_SHARE * len(run)


def _tail(lines: Sequence[Line], kinds: dict[int, str], head: Head) -> dict[int, str]:
    """What stands behind the end of the report: every line there that is not running text."""
    start = _tail_start(lines, kinds, head)
    last = lines[-LAST_LINES:]
    found = {line.index: "call_to_action" for line in last if head.masthead.byline and _about_author(line, head)}
    for line in lines[start:]:
        if line.index in head.lines:
            continue
        sentence = line.paragraph or (
            line.ended and line.size >= SENTENCE_WORDS and line.text.endswith((".", "”", '"'))
        )
        if not sentence:
            found[line.index] = "navigation"
        elif matches("about_site", line.text) or _about_author(line, head):
            found[line.index] = "call_to_action"
    return found


def _tail_start(lines: Sequence[Line], kinds: dict[int, str], head: Head) -> int:
    """The index of the first closing line behind which hardly any running text follows; else the number of lines."""
    title = head.headline.line if head.headline else -1
    words, texts, sure = _left(lines, kinds)
    for line in lines[title + 1 :]:
        k = line.index
        if line.paragraph or words[k] > TAIL_SHARE * words[0]:
            continue
        only_page = sure[k] >= TAIL_MARKS and texts[k] <= TAIL_TEXTS * (len(lines) - k)
        if closes(line) or (_calls(line, kinds) and (words[k] == 0 or only_page)):
            return k
    return len(lines)


def _calls(line: Line, kinds: dict[int, str]) -> bool:
    """Whether a page part belongs to the end of pages, as credits, addresses and labels among captions do not."""
    return kinds.get(line.index) in END_KINDS or (line.index in kinds and menu_row(line) is not None)


def _left(lines: Sequence[Line], kinds: dict[int, str]) -> tuple[list[int], list[int], list[int]]:
    """From each line on: words of running text, running texts, and lines that are page parts."""
    words, texts, sure = [0], [0], [0]
    for line in reversed(lines):
        text = line.paragraph and line.index not in kinds
        words.append(words[-1] + (line.size if text else 0))
        texts.append(texts[-1] + text)
        sure.append(sure[-1] + (line.index in kinds))
    return words[::-1], texts[::-1], sure[::-1]


def _about_author(line: Line, head: Head) -> bool:
    """Whether a line tells who the author is."""
    name = head.masthead.byline
    return matches("about_author", line.text) and (
        not name or fold(line.text).startswith((fold(name), "the author", "the writer"))
    )


def _inline(line: Line) -> list[Span]:
    """Page parts within a line."""
    spans = [Span(line.start + a, line.start + b) for a, b in search_lists("inline", line.text)]
    return spans + [Span(line.start + a, line.end) for a, _ in search_lists("inline_to_end", line.text)]


def _disjoint(parts: Sequence[Furniture]) -> tuple[Furniture, ...]:
    """The parts in order; what overlaps is joined under the kind of the first."""
    joined: list[Furniture] = []
    for part in sorted(parts, key=lambda one: (one.span.start, -one.span.end)):
        if joined and part.span.start < joined[-1].span.end:
            last = joined.pop()
            joined.append(Furniture(span=Span(last.span.start, max(last.span.end, part.span.end)), kind=last.kind))
        elif part.span.start < part.span.end:
            joined.append(part)
    return tuple(joined)
