"""Reports made for a test, read with a parse of no tokens."""

from collections.abc import Callable

import pytest

from dateline.model.parse import Parse
from dateline.model.when import TimeMention
from dateline.resolve.when import find_times
from tests.resolve.when.reports import make_report


@pytest.fixture(scope="session")
def times() -> Callable[[str, str | None], tuple[TimeMention, ...]]:
    """Finds the times in a text published on a day."""

    def find(text: str, published: str | None) -> tuple[TimeMention, ...]:
        return find_times(make_report(text, published), Parse(text=text, tokens=(), sentences=()))

    return find


@pytest.fixture(scope="session")
def tell(times: Callable[[str, str | None], tuple[TimeMention, ...]]) -> Callable[[str, str | None, str], str]:
    """What the mention with these words says: "start end precision basis kind", with "-" for null.

    Where no mention has the words, the words of those that there are.
    """

    def told(text: str, published: str | None, words: str) -> str:
        found = times(text, published)
        for mention in found:
            if mention.span.of(text) == words:
                when = mention.when
                return f"{when.start or '-'} {when.end or '-'} {when.precision} {when.basis} {mention.kind}"
        return "; ".join(mention.span.of(text) for mention in found)

    return told
