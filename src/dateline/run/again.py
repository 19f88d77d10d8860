"""Coding reports of a record again, beside the record: nothing of it is written."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence

from dateline.config import Config
from dateline.errors import DatelineError
from dateline.model.coded import CodedReport
from dateline.model.report import Refusal
from dateline.run.attempt import Attempt, Failure
from dateline.run.build import FEW, shipped_coder
from dateline.run.engine import Engine, InProcess, Processes, Ticket
from dateline.run.protocol import CoderFactory
from dateline.store.record import Record

__all__ = ["code_again"]


def code_again(
    record: Record, report_ids: Sequence[str], config: Config, *, factory: CoderFactory | None = None
) -> Iterator[CodedReport | Refusal]:
    """What the coder of `config` makes of these reports, in their order, from their bytes in the record.

    A report that the record holds as coded by this same coder is not coded again.

    Raises:
        RecordError: stored bytes no longer fit their hash.
        DatelineError: a pipeline, codebook or gazetteer cannot be used.
    """
    make = factory or shipped_coder
    coder = make(config)
    held = {report_id: record.coded_report(report_id) for report_id in report_ids}
    same = {report_id for report_id, coded in held.items() if record.known(coded.report.sha256, coder.id)}
    to_code = [held[report_id].report.sha256 for report_id in report_ids if report_id not in same]
    few = len(to_code) <= FEW
    engine: Engine = InProcess(coder) if few else Processes(make, config, config.build.processes)
    try:
        results = _coded(record, to_code, engine)
        for report_id in report_ids:
            yield held[report_id] if report_id in same else _usable(next(results))
    finally:
        engine.close()


def _coded(record: Record, sha256s: Iterable[str], engine: Engine) -> Iterator[Attempt]:
    """The results in the order of the reports, as many of them under way as the engine takes."""
    waiting: deque[Ticket] = deque()
    for sha256 in sha256s:
        waiting.append(engine.submit(record.raw_report(sha256)))
        if len(waiting) >= engine.width:
            yield waiting.popleft()()
    while waiting:
        yield waiting.popleft()()


def _usable(result: Attempt) -> CodedReport | Refusal:
    if isinstance(result, Failure):
        raise DatelineError(result.message)
    return result
