"""Letters as the pipelines know them.

The treebanks hold straight quotation marks and plain spaces, the news holds typographic ones. Every change
here keeps the number of code points, so that offsets into the changed text are offsets into the report.
"""

__all__ = ["INVISIBLE", "plain_letters"]

_DOUBLE = "“”„‟«»″〝〞＂"
_SINGLE = "‘’‚‛‹›′ʼ`´＇"
_DASHES = "–―⸺⸻−"
_HYPHENS = "‐‑﹣－"
_SPACES = "\t\v\f\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"

# Marks that shape or order letters without being seen: soft hyphen, zero-width space, direction marks, byte order mark.
# The zero-width joiners are not here: Persian words and emoji are written with them.
INVISIBLE = "\u00ad\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff"

_PLAIN = str.maketrans(
    {
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DASHES, "—"),
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
        # Halves of letters, which no encoding can hold.
        **dict.fromkeys(map(chr, range(0xD800, 0xE000)), "\ufffd"),
    }
)


def plain_letters(text: str) -> str:
    """`text` with straight quotation marks, one kind of dash, plain spaces and whole letters, of the same length."""
    return text.translate(_PLAIN)
