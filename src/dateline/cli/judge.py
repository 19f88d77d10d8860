"""`dateline judge`: a person says whether two events are one incident."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import typer

from dateline.cli.console import message, plain, print_json
from dateline.cli.options import ConfigOption, JsonOption, RecordOption, find_record
from dateline.codebook.load import load_codebook
from dateline.config import load_config
from dateline.errors import UsageError
from dateline.link.incidents.judged import standing
from dateline.link.sources.load import load_sources
from dateline.model.anchor import anchor_of
from dateline.model.event import Event
from dateline.model.incident import PairJudgement
from dateline.run.link import link as link_record
from dateline.store.record import Record

__all__ = ["Verdict", "judge"]


class Verdict(StrEnum):
    """What can be said of two events; `open` takes an earlier word back."""

    SAME = "same"
    APART = "apart"
    OPEN = "open"


MEANING = {Verdict.SAME: True, Verdict.APART: False, Verdict.OPEN: None}


def judge(
    verdict: Annotated[Verdict, typer.Argument(help="same: one incident; apart: two; open: take it back.")],
    one: Annotated[str, typer.Argument(metavar="EVENT", help="An event; its first digits will do.")],
    other: Annotated[str, typer.Argument(metavar="EVENT", help="Another event.")],
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who says so.")],
    reason: Annotated[str, typer.Option("--reason", metavar="WORDS", help="Why.")] = "",
    record: RecordOption = None,
    config: ConfigOption = None,
    as_json: JsonOption = False,
) -> None:
    """Join two events, forbid to join them, or take that back; the incidents are found again.

    Nothing is overwritten: the latest word stands, all of them are kept in the record and its journal.
    """
    settings = load_config(config)
    load_codebook(settings.codebook_path)
    load_sources(settings.sources_path)
    with Record.open(find_record(record)) as opened:
        a, b = sorted((_event(opened, one), _event(opened, other)), key=lambda event: event.id)
        if a.id == b.id:
            raise UsageError(f"{one} and {other} are one event; name two")
        by, reason = plain(by), plain(reason)
        if not by:
            raise UsageError("--by is empty; say who judges")
        opened.judge(_judgement(a, b, MEANING[verdict], by, reason))
        link_record(opened, settings)
        incidents = [found.id if (found := opened.incident_of(event.id)) else None for event in (a, b)]
        overruled = list(_overruled(opened))
    if as_json:
        print_json({"a": a.id, "b": b.id, "verdict": verdict, "incidents": incidents, "overruled": overruled})
    elif incidents[0] == incidents[1]:
        message(f"{a.id} and {b.id}: one incident, {incidents[0]}")
    else:
        message(f"{a.id} and {b.id}: two incidents")
    if not as_json:
        for line in overruled:
            message(line)


def _overruled(record: Record) -> Iterator[str]:
    """Standing words that do not come about, because other words stand against them."""
    held = standing(record.judgements())
    for (a, b), said in held.together.items():
        one, other = record.incident_of(a), record.incident_of(b)
        if one is not None and other is not None and one.id != other.id:
            yield f"{said.author} said that {a} and {b} are one incident; other verdicts keep them apart"


def _judgement(a: Event, b: Event, same: bool | None, author: str, reason: str) -> PairJudgement:
    return PairJudgement(
        a=a.id, b=b.id, same=same, author=author, reason=reason, anchor_a=anchor_of(a), anchor_b=anchor_of(b)
    )


def _event(record: Record, prefix: str) -> Event:
    found = record.find(prefix)
    if not isinstance(found, Event):
        raise UsageError(f"{prefix} is no event; `dateline show` lists them")
    return found
