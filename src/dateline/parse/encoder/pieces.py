"""Words as the encoder sees them: numbers of word pieces, and how the word is cased."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from dateline.errors import PipelineError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["CASES", "Pieces", "case_number", "load_pieces"]

# The heads look at the first piece of a word; what follows only has to tell the encoder what kind of word it is.
_MOST_PIECES = 6
_LONGEST_WORD = 60
_MOST_KNOWN = 50_000

CASES = ("none", "lower", "upper", "title", "letter", "mixed", "digits", "mark")


def case_number(word: str) -> int:
    """The place in CASES of how `word` is written; `letter` is a single capital, `none` is for no word at all."""
    if word.islower():
        return 1
    if word.isupper():
        return 4 if sum(map(str.isalpha, word)) == 1 else 2
    if any(map(str.isalpha, word)):
        return 3 if word[0].isupper() and word[1:].islower() else 5
    return 6 if any(map(str.isdigit, word)) else 7


class Pieces:
    """Splits words into pieces, each word once."""

    def __init__(self, tokenizer: "Tokenizer") -> None:
        self._tokenizer = tokenizer
        self._known: dict[str, tuple[int, ...]] = {}
        self.opening, self.closing, unknown = (_number(tokenizer, mark) for mark in ("[CLS]", "[SEP]", "[UNK]"))
        self._unknown = (unknown,)

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The numbers of the pieces of each word, one to six of them."""
        if len(self._known) > _MOST_KNOWN:
            self._known.clear()
        fresh = [word for word in dict.fromkeys(words) if word not in self._known]
        if fresh:
            self._learn(fresh)
        return [self._known[word] for word in words]

    def _learn(self, words: list[str]) -> None:
        found = self._tokenizer.encode_batch([word[:_LONGEST_WORD] for word in words], add_special_tokens=False)
        for word, encoding in zip(words, found, strict=True):
            self._known[word] = tuple(encoding.ids[:_MOST_PIECES]) or self._unknown


def _number(tokenizer: "Tokenizer", mark: str) -> int:
    number = tokenizer.token_to_id(mark)
    if number is None:
        raise PipelineError(f"the encoder's tokenizer has no {mark}: put back the one it was trained with")
    return int(number)


def load_pieces(path: Path) -> Pieces:
    """The pieces that the tokenizer in `path` knows."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(path))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return Pieces(tokenizer)
