"""Which language a text is in."""

import re
from functools import lru_cache
from typing import Any

__all__ = ["identify_language"]

_LETTERS = re.compile(r"[^\W\d_]+")
# Below this many letters py3langid is wrong too often to be asked ("No pasaran" is 9).
_FEWEST_LETTERS = 24
_MOST_CHARACTERS = 4000
# The languages that news is printed in and the model knows. Left out are those that it mistakes short English for,
# such as Pidgin, Scots, Volapük and Latin.
_LANGUAGES = (
    "am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr ht hu hy id is it ja ka kk km kn ko "
    "ku ky lo lt lv mk ml mn mr ms mt ne nl no or pa pl ps pt ro ru rw si sk sl so sq sr sv sw ta te th tl tr ug uk ur "
    "uz vi xh zh zu"
)


def identify_language(text: str) -> str | None:
    """The language of `text` as ISO 639-1, or None where there are too few letters to tell.

    Reads the first 4,000 characters. Names, numbers and addresses say nothing of a language, so a page of them may be
    given any.
    """
    sample = " ".join(_LETTERS.findall(text[:_MOST_CHARACTERS]))
    if sum(map(str.isalpha, sample)) < _FEWEST_LETTERS:
        return None
    return str(_model().classify(sample)[0])


@lru_cache(maxsize=1)
def _model() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(sorted(set(_LANGUAGES.split()) & set(model.labels)))
    return model
