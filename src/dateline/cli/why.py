"""`dateline why`: an event, statement, figure or report, and the words that every value of it stands in."""

from typing import Annotated

import typer

from dateline.cli.console import print_json, put
from dateline.cli.explain import Custody, Explanation, Value, explain
from dateline.cli.options import JsonOption, RecordOption, find_record
from dateline.cli.story import story_lines, story_of
from dateline.errors import UsageError
from dateline.link.incidents.story import Story
from dateline.model.event import Event
from dateline.model.manifest import Settings
from dateline.store.record import Record

__all__ = ["why"]

INDENT = " " * 12


def why(
    noun_id: Annotated[
        str, typer.Argument(metavar="ID", help="An event, statement, figure or report; its first digits will do.")
    ],
    record: RecordOption = None,
    incident: Annotated[
        bool, typer.Option("--incident", help="The incident that the event is in: who else tells it, and why joined.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Show every value in the words of its report, with their offsets, and how it was derived.

    An event that other reports tell as well is shown with its incident, whose id is that of its first event.
    """
    with Record.open(find_record(record), read_only=True) as opened:
        noun = opened.find(noun_id)
        explanation = explain(opened, noun)
        story = story_of(opened, noun.id) if isinstance(noun, Event) else None
    if incident and not isinstance(noun, Event):
        raise UsageError(f"{noun_id} is no event; `dateline show --incidents` lists incidents")
    if incident:
        _print_story(noun_id, story, as_json=as_json)
    elif as_json:
        print_json(explanation)
    else:
        _print(explanation, story)


def _print_story(noun_id: str, story: Story | None, *, as_json: bool) -> None:
    if story is None:
        raise UsageError(f"{noun_id}: in no incident; `dateline link` joins what was coded since the last time")
    if as_json:
        print_json(story)
        return
    for line in story_lines(story):
        put(line)


def _print(explanation: Explanation, story: Story | None) -> None:
    put(f"{explanation.kind} {explanation.id}")
    put("")
    for value in explanation.values:
        if value.value is not None or value.evidence:
            _print_value(value)
    if story is not None and len(story.incident.event_ids) > 1:
        put("")
        for line in story_lines(story):
            put(line)
    put("")
    _print_custody(explanation.custody)
    _print_settings(explanation.settings)


def _print_value(value: Value) -> None:
    basis = f"  (basis: {value.basis})" if value.basis else ""
    put(f"{value.name:<12}{' '.join((value.value or '-').split())}{basis}")
    for shown in value.evidence:
        put(f"{INDENT}{shown.start}-{shown.end}, line {shown.line}: {shown.context}")


def _print_custody(custody: Custody) -> None:
    put(f"{'report':<12}{custody.report_id}  {custody.title or ''}")
    told = ", ".join(part for part in (custody.publisher, custody.published) if part)
    if told:
        put(f"{INDENT}{told}")
    for source in custody.sources:
        put(f"{'read from':<12}{source}")
    put(f"{'sha256':<12}{custody.sha256} (raw bytes, {custody.media_type})")
    put(f"{INDENT}{custody.text_sha256} (text, by {custody.extractor})")
    if custody.imported:
        put(f"{'imported':<12}{custody.imported}")


def _print_settings(settings: Settings) -> None:
    put(f"{'coded by':<12}{settings.coder} (dateline {settings.code_version})")
    for name, version in settings.parts.items():
        put(f"{INDENT}{name}: {version}")
