"""Which language a text is in."""

import re

__all__ = ["identify_language"]

_LETTERS = re.compile(r"[^\W\d_]+")
# Below this many letters py3langid is wrong too often to be asked ("No pasaran" is 9).
_FEWEST_LETTERS = 24
_MOST_CHARACTERS = 4000


def identify_language(text: str) -> str | None:
    """The language of `text` as ISO 639-1, or None where there are too few letters to tell.

    Reads the first 4,000 characters. Names, numbers and addresses say nothing of a language, so a page of them may be
    given any.
    """
    sample = " ".join(_LETTERS.findall(text[:_MOST_CHARACTERS]))
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    from py3langid import classify

    return str(classify(sample)[0])
