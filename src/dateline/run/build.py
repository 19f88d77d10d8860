"""A build: sources in, a record out; interrupted at any moment it can be run again to the same end."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path, PurePath
from typing import BinaryIO

from dateline.config import Config
from dateline.errors import DatelineError, InputError
from dateline.link.sources.load import load_sources
from dateline.model.account import Account
from dateline.model.manifest import Settings
from dateline.model.report import RawReport, Refusal
from dateline.read.sources import read_sources
from dateline.run.attempt import Failure, refuse, writable
from dateline.run.engine import Engine, InProcess, Processes, Ticket
from dateline.run.link import link
from dateline.run.protocol import CoderFactory, CoderProtocol
from dateline.run.tally import Tally
from dateline.store.record import Record
from dateline.store.tool import code_version, tool_name

__all__ = ["Progress", "build", "shipped_coder"]

Progress = Callable[[str, str], None]
"""Told of every item when it is done: its outcome (kept, dropped, quarantined) and its source."""

FEW = 24
"""So many reports are coded sooner than a pool has started."""
MOST_BYTES_UNDER_WAY = 64_000_000
MOST_STEPS_AHEAD = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A source item and what is to be done with it; `size` is what it holds of memory."""

    item: RawReport | Refusal
    to_code: bool = False

    @property
    def size(self) -> int:
        """Bytes of memory that wait with it."""
        return len(self.item.raw) if isinstance(self.item, RawReport) else 0


def build(
    sources: Sequence[str],
    record_path: Path,
    config: Config,
    *,
    progress: Progress | None = None,
    factory: CoderFactory | None = None,
    stdin: BinaryIO | None = None,
) -> Account:
    """Read everything under `sources`, code what is new, and say what became of each item.

    Reports that the record holds already, coded by this same coder, only gain a source; those of
    another coder are coded again. The order of reading decides the order of writing, whatever the
    number of processes. After Ctrl-C the account says `interrupted`; what it counts is kept.

    Raises:
        UsageError: a source names nothing.
        RecordError: the record cannot be opened or written.
        DatelineError: a pipeline, codebook or gazetteer cannot be used.
    """
    items = read_sources(sources, stdin=stdin, limit_bytes=config.build.limit_bytes)
    others = (item for item in items if not _is_record_itself(item, record_path))
    make = factory or shipped_coder
    coder = make(config)
    load_sources(config.sources_path)
    with Record.open(record_path, create=True) as record:
        settings = Settings(
            coder=coder.id, code_version=code_version(), parts=dict(coder.parts), configuration=config.bearing()
        )
        record.begin_run(settings, config.resolved(), tool=tool_name())
        account = _Run(record, coder, progress or (lambda _outcome, _source: None)).account(others, config, make)
        if account.interrupted:
            return account
        linked = link(record, config)
    return replace(account, passages=linked.passages, incidents=linked.incidents, joined=linked.joined)


def shipped_coder(config: Config) -> CoderProtocol:
    """The coder that comes with Dateline; the rooms that it needs are imported only here."""
    from dateline.run.coder import Coder

    return Coder(config)


class _Run:
    """One pass over the items; the only writer of the record."""

    def __init__(self, record: Record, coder: CoderProtocol, progress: Progress) -> None:
        self._record = record
        self._coder = coder
        self._coder_id = coder.id
        self._tally = Tally(progress)
        self._under_way: set[str] = set()
        self._refused: dict[str, Refusal] = {}

    def account(self, items: Iterable[RawReport | Refusal], config: Config, factory: CoderFactory) -> Account:
        steps = self._steps(items)
        engine: Engine | None = None
        try:
            first, is_all = _ahead(steps)
            engine = InProcess(self._coder) if is_all else Processes(factory, config, config.build.processes)
            self._work(chain(first, steps), engine)
        except KeyboardInterrupt:
            return self._tally.account(interrupted=True)
        finally:
            if engine is not None:
                engine.close()
        return self._tally.account()

    def _steps(self, items: Iterable[RawReport | Refusal]) -> Iterator[Step]:
        """What to do with each item, decided when it is read; bytes that nobody needs again are let go."""
        for item in map(_writable, items):
            if isinstance(item, Refusal):
                yield Step(item=item)
            elif item.sha256 in self._under_way or self._record.known(item.sha256, self._coder_id):
                yield Step(item=replace(item, raw=b""))
            else:
                self._under_way.add(item.sha256)
                yield Step(item=item, to_code=True)

    def _work(self, steps: Iterable[Step], engine: Engine) -> None:
        waiting: deque[tuple[Step, Ticket | None]] = deque()
        size = 0
        for step in steps:
            ticket = engine.submit(step.item) if step.to_code and isinstance(step.item, RawReport) else None
            waiting.append((step, ticket))
            size += step.size
            while len(waiting) > engine.width or size > MOST_BYTES_UNDER_WAY:
                size -= waiting[0][0].size
                self._settle(*waiting.popleft())
        while waiting:
            self._settle(*waiting.popleft())

    def _settle(self, step: Step, ticket: Ticket | None) -> None:
        if isinstance(step.item, Refusal):
            self._record.add_refusal(step.item)
            self._tally.refused(step.item)
        elif ticket is None:
            self._join(step.item)
        else:
            self._code(step.item, ticket)

    def _join(self, raw: RawReport) -> None:
        """One more source of bytes that were coded before, or refused a moment ago."""
        refusal = self._refused.get(raw.sha256)
        if refusal is not None:
            self._refuse(replace(refusal, source=raw.source), None)
        else:
            self._record.add_source(raw)
            self._tally.kept("unchanged", raw.source)

    def _code(self, raw: RawReport, ticket: Ticket) -> None:
        result = ticket()
        if isinstance(result, Failure):
            raise DatelineError(result.message)
        if isinstance(result, Refusal):
            self._refuse(result, raw)
            return
        how = "recoded" if self._record.holds(raw.sha256) else "added"
        try:
            self._record.add_kept(raw, result, self._coder_id)
        except InputError as error:
            self._refuse(refuse(raw, "quarantined", error.reason, str(error)), raw)
            return
        self._under_way.discard(raw.sha256)
        self._tally.kept(how, raw.source)

    def _refuse(self, refusal: Refusal, raw: RawReport | None) -> None:
        if refusal.sha256:
            self._refused[refusal.sha256] = refusal
        self._record.add_refusal(refusal, raw)
        self._tally.refused(refusal)


def _is_record_itself(item: RawReport | Refusal, record_path: Path) -> bool:
    """Whether the item is the record being written, or SQLite's log beside it, met in a folder of sources."""
    own = {record_path.name + ending for ending in ("", "-wal", "-shm", "-journal")}
    return isinstance(item, Refusal) and item.outcome == "dropped" and PurePath(item.source).name in own


def _ahead(steps: Iterator[Step]) -> tuple[list[Step], bool]:
    """The first steps, and whether they are all: read until there is enough work for a pool."""
    first: list[Step] = []
    work = size = 0
    for step in steps:
        first.append(step)
        work += step.to_code
        size += step.size
        if work > FEW or size > MOST_BYTES_UNDER_WAY or len(first) > MOST_STEPS_AHEAD:
            return first, False
    return first, True


def _writable(item: RawReport | Refusal) -> RawReport | Refusal:
    source = writable(item.source)
    if isinstance(item, Refusal):
        return replace(item, source=source, message=writable(item.message))
    return replace(item, source=source) if source != item.source else item
