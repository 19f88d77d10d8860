"""Where English words end, as the Universal Dependencies treebanks have it.

Clitics are words ("do", "n't"; "union", "'s"), and so are hyphens ("sit", "-", "in") except behind a prefix that is no
word of its own ("anti-regime"). An abbreviation keeps its full stop. Addresses and file names stay whole.
"""

import re

__all__ = ["split_words"]

# The prefixes that the treebanks keep with their word.
_PREFIXES = (
    "non|e|re|anti|co|pre|pro|mid|cross|post|over|sub|semi|pan|multi|ex|counter|mini|socio|psycho|neo|inter|intra|micro|"
    "un|under|ultra|quasi|para|trans|bi|extra|hyper|infra|mega|meta|proto|pseudo|super|tele"
)
_TITLES = (
    "Mr|Mrs|Ms|Mx|Dr|Prof|Gen|Col|Lt|Maj|Brig|Capt|Cmdr|Sgt|Cpl|Pvt|Adm|Rev|Fr|Hon|Sen|Rep|Gov|Pres|Supt|Insp|Ayat|"
    "Messrs|St|Mt|Ft|Jr|Sr|Esq"
)
_MONTHS = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec"
_BODIES = "Inc|Corp|Co|Ltd|Bros|Assn|Dept|Govt|Univ|Ave|Blvd|Rd|Dist|Art|Sec|Vol|Fig|Nos"
_SMALL = "vs|etc|cf|al|approx|mr|mrs|ms|dr|prof|gen|lt|sgt|capt|sen|gov|st|jr|sr|inc|ltd|ed|eds|pp"
_UNITS = "am|pm|a\\.m\\.|p\\.m\\.|km|kms|m|cm|mm|kg|g|lbs|ft|mph|kph|bn|mn|kb|gb|mb|tb|min|hrs?|usd|gmt|utc"
_ENDINGS = (
    "com|org|net|gov|edu|info|tv|ir|uk|in|fr|de|ru|html?|php|mp[34]|jpe?g|png|gif|pdf|docx?|xlsx?|csv|txt|zip|exe|avi"
)

# Letters, digits and the marks that Indic, Arabic and other scripts write their vowels with.
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0963\u0966-\u0e7f"
    "\u1000-\u1049\u1780-\u17d3\u200c\u200d"
)
_CHARACTER = f"(?:[^\\W_]|[{_MARKS}])"
_LETTER = f"(?:[^\\W\\d_]|[{_MARKS}])"
_CLITIC = f"'(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!{_CHARACTER})"
_NOT = f"(?:n't|N'T)(?!{_CHARACTER})"
_PLAIN = f"(?:(?!{_NOT}){_CHARACTER})+(?:'(?!(?:s|re|ve|ll|d|m|S|RE|VE|LL|D|M)(?!{_CHARACTER})){_LETTER}+)*"

_WORD = re.compile(
    "|".join(
        (
            # Addresses, file names, handles.
            r"(?:https?://|www\.)[^\s\"<>]*[^\s\"<>.,;:!?)\]'}]",
            r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
            r"[@#]\w+",
            rf"\w[\w-]*(?:\.[\w-]+)*\.(?i:{_ENDINGS})(?![\w-])",
            r"\.?\w*[a-zA-Z0-9]_\w[\w.]*\w|\.[a-z]+[0-9]\w*",
            # Abbreviations.
            rf"(?:{_TITLES}|{_MONTHS}|{_BODIES}|{_SMALL})\.(?!\.)",
            rf"(?:{_TITLES}|{_MONTHS})".upper() + r"\.(?=$)",
            r"(?:[^\W\d_]\.){2,}(?:[A-Z](?![\w.]))?|Ph\.D\.?",
            r"(?<!\w)[A-Z]\.(?=$|[A-Z])",
            # Born, died, married, reigned: "(b. 1958)".
            r"(?<=\()(?:b|d|m|r|fl|est|div)\.(?=$)",
            r"(?<=\d)(?i:" + _UNITS + r")(?!\w)",
            # Numbers; dates and telephone numbers are one word.
            r"(?<![\w.])\.\d+(?!\w)",
            r"\d+(?:-\d+){2,}(?!\w)",
            r"\d+(?:[.,:/]\d+)+(?=[^\w]|$|(?i:" + _UNITS + r")(?!\w))",
            r"\d+(?=(?i:" + _UNITS + r")(?!\w))",
            r"\d+(?:[.,]\d+)+|'\d\ds|(?:US|C|A|HK|NZ)\$",
            # Words.
            rf"{_NOT}|{_CLITIC}|'(?i:em|til|cause|tis|twas|bout|n)(?!{_CHARACTER})",
            rf"(?i:can)(?=not(?!{_CHARACTER}))|(?i:gon|wan)(?=na(?!{_CHARACTER}))|(?i:got)(?=ta(?!{_CHARACTER}))",
            rf"(?<!{_CHARACTER})(?<![-'])(?i:{_PREFIXES})-(?={_LETTER}){_PLAIN}",
            rf"(?<!{_CHARACTER})[A-Za-z]{{1,4}}-\d+(?!{_CHARACTER})",
            r"(?<!\w)[A-Za-z]/[A-Za-z](?!\w)|(?<!\w)w/o?(?!\w)",
            r"(?<!\w)[A-Z]{1,3}&[A-Z](?!\w)",
            _PLAIN,
            # Marks.
            r"\.{2,}|[!?]+|-{2,}|—+|\*+|=+|_+|~+|\+{2,}|#{2,}|''|&(?:amp|lt|gt);",
            r"(?<!\w)[:;]['-]?[()DPp](?!\w)|<3",
            r"\S",
        )
    )
)
_CHUNK = re.compile(r"\S+")
# These are abbreviations where a number follows.
_COUNTED = re.compile(r"\(*(?:[Nn]os?|c|ca|pp?|ch|fig|[Aa]rt|vol)\.")
_NUMBER_AHEAD = re.compile(r"\s*\d")
_MOST_KNOWN = 50_000
_known: dict[str, tuple[tuple[int, int], ...]] = {}


def split_words(text: str) -> list[tuple[int, int]]:
    """The half-open extents of the words of `text`, in order; white space is no word.

    `text` has straight quotation marks and one kind of dash (`plain_letters`).
    """
    found = []
    for chunk in _CHUNK.finditer(text):
        base, run = chunk.start(), chunk.group()
        if run.endswith(".") and _COUNTED.fullmatch(run) and _NUMBER_AHEAD.match(text, chunk.end()):
            found.extend([(base + k, base + k + 1) for k in range(run.count("("))])
            found.append((base + run.count("("), chunk.end()))
            continue
        found.extend([(base + start, base + end) for start, end in _split(run)])
    return found


def _split(run: str) -> tuple[tuple[int, int], ...]:
    known = _known.get(run)
    if known is None:
        if len(_known) > _MOST_KNOWN:
            _known.clear()
        known = tuple(match.span() for match in _WORD.finditer(run))
        _known[run] = known
    return known
