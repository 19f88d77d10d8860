"""The report stages and their order: one table, checked before the first report."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

__all__ = [
    "CORPUS_GIVEN",
    "CORPUS_PRODUCTS",
    "CORPUS_STAGES",
    "GIVEN",
    "REPORT_STAGES",
    "Stage",
    "check_plan",
    "plan_faults",
    "plan_id",
]

GIVEN = frozenset({"raw", "codebook", "register", "gazetteer", "pipeline"})
"""What is there before the first stage."""

PRODUCTS = frozenset({"report", "events", "statements", "figures"})
"""What a coded report is made of, so what the stages must have assigned at the end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A plain function of the run: what it needs and what it gives; a new `version` has reports coded again."""

    name: str
    version: int
    requires: tuple[str, ...]
    assigns: tuple[str, ...]


REPORT_STAGES: tuple[Stage, ...] = (
    Stage(name="clean", version=1, requires=("raw",), assigns=("report",)),
    Stage(name="parse", version=1, requires=("report", "pipeline"), assigns=("parse",)),
    Stage(name="find_places", version=1, requires=("report", "parse", "gazetteer"), assigns=("toponyms",)),
    Stage(name="find_times", version=1, requires=("report", "parse"), assigns=("times",)),
    Stage(
        name="find_statements", version=1, requires=("report", "parse", "times", "register"), assigns=("statements",)
    ),
    Stage(
        name="find_events",
        version=1,
        requires=("report", "parse", "codebook", "register", "toponyms", "times", "statements"),
        assigns=("events",),
    ),
    Stage(
        name="find_figures",
        version=1,
        requires=("report", "parse", "codebook", "toponyms", "events"),
        assigns=("figures",),
    ),
)


CORPUS_GIVEN = frozenset({"coded", "codebook", "sources", "judgements"})
"""What there is before the first corpus stage: every coded report of a record, and what people judged."""

CORPUS_PRODUCTS = frozenset({"passages", "lineages", "incidents", "copied"})
"""What the corpus stages must have assigned at the end."""

CORPUS_STAGES: tuple[Stage, ...] = (
    Stage(name="find_passages", version=1, requires=("coded",), assigns=("passages", "lineages")),
    Stage(name="find_copied", version=1, requires=("coded", "passages"), assigns=("copied",)),
    Stage(
        name="find_incidents",
        version=1,
        requires=("coded", "passages", "codebook", "sources", "judgements"),
        assigns=("incidents",),
    ),
)
"""The stages over all reports of a record together."""


def plan_faults(
    stages: Iterable[Stage], given: frozenset[str] = GIVEN, products: frozenset[str] = PRODUCTS
) -> Iterator[str]:
    """Every reason why the stages cannot run in this order from what is `given` to the `products`."""
    there = set(given)
    names: set[str] = set()
    for stage in stages:
        missing = [need for need in stage.requires if need not in there]
        again = [gift for gift in stage.assigns if gift in there]
        yield from (f"stage {stage.name} requires {need}, which nothing before it assigns" for need in missing)
        yield from (f"stage {stage.name} assigns {gift} again" for gift in again)
        if stage.name in names:
            yield f"stage {stage.name} stands in the plan twice"
        names.add(stage.name)
        there.update(stage.assigns)
    yield from (f"no stage assigns {gift}" for gift in sorted(products - there))


def check_plan(stages: Iterable[Stage], given: frozenset[str] = GIVEN, products: frozenset[str] = PRODUCTS) -> None:
    """Raise ValueError, naming every fault, when the stages cannot run in this order."""
    if faults := [*plan_faults(stages, given, products)]:
        raise ValueError("the plan does not hold: " + "; ".join(faults))


def plan_id(stages: Iterable[Stage]) -> str:
    """The stages with their versions, in order: "clean-1 parse-1 ..."."""
    return " ".join(f"{stage.name}-{stage.version}" for stage in stages)
