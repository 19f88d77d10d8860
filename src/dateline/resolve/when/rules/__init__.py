"""The rules of English dates, in the order in which equal matches are tried."""

from dateline.resolve.when.grammar import Rule
from dateline.resolve.when.rules import absolute, following, named, periods, ranges, relative, spans, weekdays

__all__ = ["RULES"]

RULES: tuple[Rule, ...] = (
    *ranges.RULES,
    *absolute.RULES,
    *periods.RULES,
    *named.RULES,
    *following.RULES,
    *weekdays.RULES,
    *relative.RULES,
    *spans.RULES,
)
