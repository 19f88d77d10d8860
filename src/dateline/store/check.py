"""What must hold of a coded report before it enters the record, and for ever after."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dateline.ids import sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.report import Report
from dateline.model.review import FIELDS, REVIEW_ACTIONS, Review
from dateline.model.span import Evidence, Span

__all__ = ["coding_faults", "review_faults"]

Coded = Iterable[tuple[str, str, str, tuple[Evidence, ...]]]


def coding_faults(coded: CodedReport) -> Iterator[str]:
    """Every way in which a coded report breaks the contract of the record, in words.

    Its id and text must fit their hashes, every span must lie in the text, every piece of evidence
    must be the words it points to, and every id must be given once.
    """
    yield from _report_faults(coded.report)
    given = Counter[tuple[str, str]]()
    for kind, noun_id, report_id, evidence in _coded(coded):
        given[kind, noun_id] += 1
        if report_id != coded.report.id:
            yield f"{kind} {noun_id} belongs to report {report_id}"
        yield from _evidence_faults(coded.report.text, f"{kind} {noun_id}", evidence)
    yield from (f"{kind} {noun_id} is given {count} times" for (kind, noun_id), count in given.items() if count > 1)


def review_faults(review: Review, text: str) -> Iterator[str]:
    """Every way in which a judgement of an event of a report with `text` is none, in words."""
    event = review.event
    if not text:
        yield f"no report {event.report_id!r} in this record"
    if review.action not in REVIEW_ACTIONS:
        yield f"unknown action {review.action!r}; known are {', '.join(REVIEW_ACTIONS)}"
    if not review.author.strip():
        yield "nobody is named who judges"
    if (review.action == "undo") != (review.undoes is not None):
        yield f"{review.action} names {review.undoes or 'no judgement'} to take back; an undo names one, and it alone"
    unknown = [name for name in review.fields if name not in FIELDS]
    if unknown or (review.action == "correct" and not review.fields):
        yield f"unknown field {unknown[0]!r}" if unknown else "a correction names no field"
    if len(event.messages) != len(event.messages_evidence):
        yield f"{len(event.messages)} messages are shown by {len(event.messages_evidence)} stretches of the report"
    # What is taken back may have been said of a text that was extracted anew since.
    if text and review.action != "undo":
        yield from _evidence_faults(text, "its event", (event.trigger, *event.evidence, *event.messages_evidence))


def _coded(coded: CodedReport) -> Coded:
    for event in coded.events:
        shown = (event.trigger, *event.evidence, *event.messages_evidence)
        yield "event", event.id, event.report_id, shown
    for statement in coded.statements:
        yield "statement", statement.id, statement.report_id, statement.evidence
    for figure in coded.figures:
        yield "figure", figure.id, figure.report_id, figure.evidence


def _report_faults(report: Report) -> Iterator[str]:
    if report.id != report.sha256[:16]:
        yield f"report {report.id} is not named after its bytes ({report.sha256})"
    try:
        if sha256_hex(report.text.encode("utf-8")) != report.text_sha256:
            yield f"report {report.id}: the text does not fit its hash"
    except UnicodeEncodeError as error:
        yield f"report {report.id}: the text holds half a surrogate pair at {error.start}"
    spans = [*report.furniture_spans, *(span for span in report.masthead.evidence.values() if isinstance(span, Span))]
    for span in spans:
        if not 0 <= span.start <= span.end <= len(report.text):
            yield f"report {report.id}: span {span.start} to {span.end} lies outside the text"
    for media in report.media:
        yield from _evidence_faults(report.text, f"media of report {report.id}", media.evidence)


def _evidence_faults(text: str, whose: str, evidence: tuple[Evidence, ...]) -> Iterator[str]:
    for shown in evidence:
        fits = 0 <= shown.start < shown.end <= len(text) and text[shown.start : shown.end] == shown.exact
        if not fits:
            yield f"{whose}: the words for {shown.of} do not stand at {shown.start} to {shown.end}"
