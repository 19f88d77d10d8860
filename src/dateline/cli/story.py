"""An incident in words: who tells it, what was joined to what and why, what was folded, where they disagree."""

from collections.abc import Iterator

from dateline.link.incidents.story import Account, Story, tell_story
from dateline.model.incident import Claim, Disagreement, Link, Source
from dateline.store.record import Record

__all__ = ["story_lines", "story_of"]

INDENT = " " * 12
SHORT = 10
"""Digits of an id that tell apart the nouns of a record that one person can read."""


def story_of(record: Record, event_id: str) -> Story | None:
    """The story of the incident that an event is in; null where nothing was linked since it was coded."""
    incident = record.incident_of(event_id)
    if incident is None:
        return None
    return tell_story(incident, (record.standing_report(report_id) for report_id in incident.report_ids))


def story_lines(story: Story) -> Iterator[str]:
    """The story, a line at a time."""
    incident = story.incident
    reports, sources = len(incident.report_ids), incident.independent_sources
    told = f"{_many(reports, 'report')}, {_many(sources, 'independent source')}, {incident.corroboration}"
    yield f"{'incident':<12}{incident.id}  {told}"
    for account in story.accounts:
        yield from _account(account)
    for link in story.links:
        yield from _link(link)
    for source in story.folded:
        yield from _folded(source)
    for figure in incident.figures:
        claims = "; ".join(map(_claim, figure.claims))
        yield f"{'figures':<12}{figure.measure}: {claims}"
    for disagreement in incident.disagreements:
        yield f"{'disagree':<12}{_disagreement(disagreement)}"


def _many(count: int, noun: str) -> str:
    return f"{count} {noun}{'s' * (count != 1)}"


def _account(account: Account) -> Iterator[str]:
    told = ", ".join(part for part in (account.publisher or account.report, account.published) if part)
    what = ", ".join(part for part in (account.type, account.place, account.date, account.status) if part)
    yield f"{'told by':<12}{told}: {what}  (event {account.event_id[:SHORT]})"
    yield f"{INDENT}{' '.join(account.words.split())}"


def _link(link: Link) -> Iterator[str]:
    by = f", joined by {link.judged_by}" if link.judged_by else f", score {link.score:.2f}"
    yield f"{'joined':<12}{link.a[:SHORT]} with {link.b[:SHORT]}{by}"
    for reason in link.reasons:
        yield f"{INDENT}{reason.comparison}: {reason.level} ({reason.weight:+.1f}) {reason.words}".rstrip()


def _folded(source: Source) -> Iterator[str]:
    whose = " and ".join(source.publishers) or ", ".join(name[:SHORT] for name in source.report_ids)
    yield f"{'one source':<12}{whose}: {'; '.join(source.reasons)}"


def _claim(claim: Claim) -> str:
    stance = "" if claim.stance == "asserts" else f" {claim.stance}"
    return f"{claim.text} ({claim.claimant or 'the report'}{stance}, {claim.report_id[:SHORT]})"


def _disagreement(found: Disagreement) -> str:
    said = (
        f"{p.value} ({', '.join([*([p.claimant] if p.claimant else []), *(name[:SHORT] for name in p.report_ids)])})"
        for p in found.positions
    )
    return f"{found.measure or found.about}: {' / '.join(said)}"
