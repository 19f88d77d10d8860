"""The word lists that sentence and name rules need, one set for a language."""

from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from dateline.errors import PipelineError

__all__ = ["WordLists", "load_word_lists"]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """Lower-case words of one language; `languages/en/sentences.yaml` says what each list is for."""

    before_name: frozenset[str] = frozenset()
    before_number: frozenset[str] = frozenset()
    opening: frozenset[str] = frozenset()
    dateline: frozenset[str] = frozenset()
    name_inner: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()
    name_prefixes: frozenset[str] = frozenset()
    inside: frozenset[str] = frozenset()


@lru_cache(maxsize=8)
def load_word_lists(folder: Path) -> WordLists:
    """The lists in `folder`/sentences.yaml, all empty where a language has none.

    Raises PipelineError where the file names a list that there is not.
    """
    import yaml

    path = folder / "sentences.yaml"
    if not path.exists():
        return WordLists()
    raw: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    unknown = raw.keys() - {field.name for field in fields(WordLists)}
    if unknown:
        raise PipelineError(f"{path.name}: no such word list: {', '.join(sorted(unknown))}")
    return WordLists(**{name: frozenset(words.split()) for name, words in raw.items()})
