"""A record: the one file that holds reports, what was coded from them, and all that was done to it.

The module is long because it is the one door to the record; each method says what holds and hands on.
"""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import msgspec

from dateline.errors import RecordError, UnreadableReportError, UsageError
from dateline.ids import sha256_hex
from dateline.model.account import Account
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.figure import Figure
from dateline.model.incident import Incident, PairJudgement
from dateline.model.journal import Entry, Fault, Scalar
from dateline.model.links import Links
from dateline.model.manifest import Manifest, Settings
from dateline.model.passage import Lineage, Passage
from dateline.model.report import RawReport, Refusal
from dateline.model.review import Review, Stood
from dateline.model.statement import Statement
from dateline.review.agreement import Agreement, ReviewDisagreement, agreement, disagreements
from dateline.review.fold import Folded
from dateline.store import journal, links, query, read, reviews, standing, totals, write
from dateline.store.browsing import Browsing
from dateline.store.check import coding_faults, review_faults
from dateline.store.connect import connect, release
from dateline.store.rows import Row
from dateline.store.tool import tool_name
from dateline.store.verify import verify

__all__ = ["Record"]


class Record:
    """An open record.

    Use it as a context manager: leaving it folds the write-ahead log into the one file. Each `add_*`
    is one transaction with its lines in the journal, so a killed process leaves whole reports only.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path, *, read_only: bool) -> None:
        self.path = path
        self._connection = connection
        self._read_only = read_only
        self._settings: Settings | None = None
        self._configuration: Mapping[str, Scalar] = {}
        self._tool = tool_name()
        self._noted = ""

    @classmethod
    def open(
        cls,
        path: Path | str,
        *,
        create: bool = False,
        read_only: bool = False,
        durable: bool = False,
        shared: bool = False,
    ) -> Self:
        """Open the record at `path`; with `create`, make it where there is none.

        With `durable`, what is written is on the disk when the call returns, whatever happens to the machine. A
        `shared` record may be closed by another thread than its own.

        Raises:
            RecordError: no such file, not a record, or a record of a newer release.
        """
        whole = Path(path)
        connection = connect(whole, create=create, read_only=read_only, durable=durable, shared=shared)
        return cls(connection, whole, read_only=read_only)

    def close(self) -> None:
        """Close the file."""
        if self._read_only:
            self._connection.close()
        else:
            release(self._connection)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()
        if isinstance(error, sqlite3.Error | msgspec.MsgspecError):
            raise RecordError(f"{self.path}: the record is damaged ({error}); `dateline verify` says where") from error

    def begin_run(self, settings: Settings, configuration: Mapping[str, Scalar], *, tool: str) -> None:
        """Say with which settings the following reports are coded.

        The journal tells of the run, with its whole `configuration`, as soon as the run writes something.
        """
        self._settings, self._configuration, self._tool = settings, configuration, tool
        self._noted = ""

    def add_kept(self, raw: RawReport, coded: CodedReport, coder: str) -> None:
        """Keep a source item with its bytes, its report and all that was coded from it.

        An earlier coding of the same bytes by another coder is replaced.

        Raises:
            UnreadableReportError: what the coder gave does not fit the bytes, the text or its own ids.
            RecordError: the record cannot be written, for example because the disk is full.
        """
        _check(raw, coded)
        if self.known(raw.sha256, coder):
            self.add_source(raw)
            return
        if self._settings is None or self._settings.coder != coder:
            self.begin_run(Settings(coder=coder), {}, tool=self._tool)
        try:
            with self._writing() as settings_id:
                write.put_raw(self._connection, raw)
                write.put_item(self._connection, write.kept_item(raw), self._tool)
                write.put_coded(self._connection, coded, (settings_id, coder), self._tool)
                standing.stand(self._connection, coded.report.id)
        except sqlite3.IntegrityError as error:
            raise UnreadableReportError("coder_error", f"{raw.source}: an id is taken already ({error})") from error

    def add_source(self, raw: RawReport) -> bool:
        """Note one more source of bytes that are already coded; false when it was known.

        Raises:
            UsageError: the record holds no report of these bytes.
        """
        if not self.holds(raw.sha256):
            raise UsageError(f"{raw.source}: no report of these bytes in the record yet")
        item = write.kept_item(raw)
        return self._add_item(item, None)

    def add_refusal(self, refusal: Refusal, raw: RawReport | None = None) -> bool:
        """Note a source item that was dropped or quarantined, with its bytes where they could be read.

        An item that was kept before stays kept, with its earlier coding. Returns false when nothing is new.
        """
        if refusal.sha256 and self._is_kept(refusal.source, refusal.sha256):
            return False
        return self._add_item(write.refused_item(refusal, raw), raw)

    def note(self, action: str, subject: str, details: Mapping[str, Scalar], *, actor: str = "dateline") -> Entry:
        """Write an action of another room, such as an export, into the journal."""
        with write.transaction(self._connection):
            return journal.append(self._connection, action, subject, details, actor=actor, tool=self._tool)

    def known(self, sha256: str, coder: str) -> bool:
        """Whether these bytes are in the record, coded by this coder."""
        query = "SELECT 1 FROM reports WHERE id = ? AND sha256 = ? AND coder = ?"
        return self._connection.execute(query, (sha256[:16], sha256, coder)).fetchone() is not None

    def holds(self, sha256: str) -> bool:
        """Whether these bytes are in the record as a report, coded by whatever coder."""
        query = "SELECT 1 FROM reports WHERE id = ? AND sha256 = ?"
        return self._connection.execute(query, (sha256[:16], sha256)).fetchone() is not None

    def report_ids(self) -> Iterator[str]:
        """The ids of all reports, sorted."""
        return read.report_ids(self._connection)

    def coded_reports(self) -> Iterator[CodedReport]:
        """All reports with what was coded from them, by report id; one at a time, so memory stays flat."""
        return (self.coded_report(report_id) for report_id in self.report_ids())

    def coded_report(self, report_id: str) -> CodedReport:
        """One report with what was coded from it.

        Raises:
            UsageError: the record holds no report of that id.
        """
        return read.coded_report(self._connection, report_id)

    def report_id(self, prefix: str) -> str:
        """The id of the one report that begins with `prefix`.

        Raises:
            UsageError: none does, or more than one.
        """
        return query.report_id(self._connection, prefix)

    def text_of(self, report_id: str) -> str:
        """The text of a report; empty where there is no such report."""
        return read.text_of(self._connection, report_id)

    def imported_at(self, report_id: str) -> str | None:
        """When the bytes of a report were first read, from the journal: ISO 8601 in UTC."""
        return read.imported_at(self._connection, report_id)

    def raw_report(self, sha256: str) -> RawReport:
        """The bytes of a report as they arrived.

        Raises:
            UsageError: the record holds no such bytes.
            RecordError: they no longer fit their hash.
        """
        return read.raw_report(self._connection, sha256)

    def sources_of(self, report_id: str) -> tuple[str, ...]:
        """Every source that held the bytes of this report, sorted."""
        return read.sources_of(self._connection, report_id)

    def events(self, wanted: query.EventFilter | None = None) -> Iterator[Event]:
        """The events that pass the filter, by report and reading order."""
        return query.events(self._connection, wanted or query.EventFilter())

    def statements(self, report_id: str | None = None) -> Iterator[Statement]:
        """The statements of one report or of all, by report and reading order."""
        return query.statements(self._connection, report_id)

    def figures(self, report_id: str | None = None) -> Iterator[Figure]:
        """The figures of one report or of all, by report and reading order."""
        return query.figures(self._connection, report_id)

    def report_lines(self, report_id: str | None = None) -> Iterator[query.ReportLine]:
        """One report or all, a line each, by id."""
        return query.report_lines(self._connection, report_id)

    def find(self, prefix: str) -> query.Found:
        """The one event, statement, figure or report whose id begins with `prefix`.

        Raises:
            UsageError: nothing begins with it, or more than one thing does.
        """
        return query.find(self._connection, prefix)

    @property
    def browse(self) -> Browsing:
        """The events, incidents, reports and publishers of the record a page at a time."""
        return Browsing(self._connection)

    def search(self, words: str, *, limit: int = 50) -> tuple[query.Hit, ...]:
        """Reports whose text holds all of `words`, best first."""
        return tuple(query.search(self._connection, words, limit))

    def settings_of(self, report_id: str) -> Settings:
        """The settings with which a report was coded."""
        return read.settings_of(self._connection, report_id)

    def inputs(self) -> str:
        """One hash for all that links are made from: what was coded, and what people judged of pairs."""
        return links.inputs_of(self._connection)

    def linked_from(self) -> str | None:
        """What the links were last made from; null where nothing was linked yet."""
        return links.linked_from(self._connection)

    def links_outdated(self) -> bool:
        """Whether reports were coded or pairs judged since the last linking; false where there was none."""
        return links.links_outdated(self._connection)

    def put_links(self, made: Links, subject: str) -> None:
        """Write passages, lineages and incidents in place of the earlier ones; `subject` names what they are made from.

        Raises:
            RecordError: the record cannot be written.
        """
        with write.transaction(self._connection):
            links.put_links(self._connection, made, subject, self._tool)

    def replace_incidents(
        self, event_ids: Sequence[str], made: Sequence[Incident], copied: Mapping[str, str | None]
    ) -> None:
        """Write `made` in place of the incidents that hold any of `event_ids`; all else stays linked as it is.

        `copied` maps events to the passage that they stand in when they stand in copied text alone.

        Raises:
            RecordError: the record cannot be written.
        """
        with write.transaction(self._connection):
            links.replace_incidents(self._connection, event_ids, made, copied, self._tool)

    def near_incidents(self, event_id: str, *, days: int, most: int) -> list[str]:
        """The ids of incidents in the place of an event and within so many days of it."""
        return links.near_incidents(self._connection, event_id, days, most)

    def incident(self, incident_id: str) -> Incident | None:
        """The incident of an id, also of one that a merge replaced; null where there is none."""
        return links.incident(self._connection, incident_id)

    def link_counts(self) -> tuple[int, int, int]:
        """How many passages there are, incidents, and incidents that several reports tell."""
        return links.counts(self._connection)

    def judge(self, judged: PairJudgement) -> PairJudgement:
        """Keep what a person says of two events; it bears on the incidents from the next linking on.

        Its time is set when it is written, later than that of every judgement before it.

        Raises:
            RecordError: the record cannot be written.
        """
        with write.transaction(self._connection):
            return links.add_judgement(self._connection, judged, self._tool)

    def review(self, judged: Sequence[Review]) -> tuple[Review, ...]:
        """Keep what a person says of events, all of it or none, and let the events stand as it says.

        Their times are set when they are written, each later than that of every judgement before it.

        Raises:
            UsageError: a judgement is none: there is no such report, action, field or judgement to take back, or the
                words that it shows do not stand in the report.
            RecordError: the record cannot be written.
        """
        written: list[Review] = []
        try:
            with write.transaction(self._connection):
                for said in judged:
                    self._check_review(said)
                    written.append(reviews.add_review(self._connection, said, self._tool))
                for report_id in dict.fromkeys(said.event.report_id for said in written):
                    standing.stand(self._connection, report_id)
                self._check_added(written)
        except sqlite3.IntegrityError as error:
            raise UsageError(f"a judgement adds an event under an id that is taken already ({error})") from error
        return tuple(written)

    def reviews(self, *, report_id: str | None = None, author: str | None = None) -> Iterator[Review]:
        """What people said of events, oldest first; of one report or by one person where these are given."""
        return reviews.reviews(self._connection, report_id=report_id, author=author)

    def words_on(self, event_id: str) -> int:
        """How many judgements of an event there are, also such as were taken back."""
        return reviews.words_on(self._connection, event_id)

    @contextmanager
    def reading(self) -> Iterator[Self]:
        """All that is read inside is of one moment, whatever others write meanwhile.

        Raises:
            RecordError: the record is damaged, or cannot be read now.
        """
        self._connection.execute("BEGIN")
        try:
            yield self
        except (sqlite3.Error, msgspec.MsgspecError) as error:
            raise RecordError(f"the record cannot be read ({error}); `dateline verify` says more") from error
        finally:
            self._connection.rollback()

    def read_anew(self) -> None:
        """Go on reading as of now, inside of `reading`."""
        self._connection.rollback()
        self._connection.execute("BEGIN")

    def last_word(self, author: str) -> tuple[Review, ...] | PairJudgement | None:
        """What a person did last and nobody took back: judgements of one stroke, or one of a pair."""
        said = reviews.last_standing(self._connection, author)
        joined = links.last_standing_pair(self._connection, author)
        if said and (joined is None or said[0].time > joined.time):
            return said
        return joined

    def report_of(self, event_id: str) -> str | None:
        """The id of the report in which an event stands; null where none of that id stands."""
        return standing.report_of(self._connection, event_id)

    def pair_history(self, a: str, b: str) -> list[PairJudgement]:
        """What people said of one pair of events, oldest first."""
        return links.pair_history(self._connection, a, b)

    def lost_reviews(self) -> Iterator[Review]:
        """The judgements whose events are no longer coded."""
        return standing.lost_reviews(self._connection)

    def judged_reports(self) -> Iterator[str]:
        """The ids of the reports of which people judged events, sorted."""
        return reviews.judged_reports(self._connection)

    def folded(self, report_id: str) -> Folded:
        """The events of a report as they stand, each with its judgements, and the judgements that fit none.

        Raises:
            UsageError: the record holds no report of that id.
        """
        return standing.folded(self._connection, report_id)

    def agreement(self) -> Agreement:
        """How far people who judged the same events agree."""
        return agreement(standing.judged_twice(self._connection))

    def disagreements(self) -> Iterator[ReviewDisagreement]:
        """Every field of an event on which standing words of two people differ, by report and time."""
        return disagreements(standing.judged_twice(self._connection))

    def standing_report(self, report_id: str) -> CodedReport:
        """One report with its events as they stand after all judgements; the rejected ones are among them and say so.

        Raises:
            UsageError: the record holds no report of that id.
        """
        return standing.standing_report(self._connection, report_id)

    def standing_reports(self) -> Iterator[CodedReport]:
        """All reports with their events as they stand, by report id; one at a time."""
        return (self.standing_report(report_id) for report_id in self.report_ids())

    def stood_event(self, event_id: str, seen_by: str | None = None) -> Stood:
        """One event as it stands, with the judgements that bear on it; only those of one person where given.

        Raises:
            UsageError: no event of that id stands in the record.
        """
        return standing.stood_event(self._connection, event_id, seen_by)

    def judgements(self) -> Iterator[PairJudgement]:
        """What people said of pairs of events, oldest first."""
        return links.judgements(self._connection)

    def passages(self, report_id: str | None = None) -> Iterator[Passage]:
        """The copied passages of one report or of all, by id."""
        return links.passages(self._connection, report_id)

    def passage(self, passage_id: str) -> Passage:
        """The copied passage of an id.

        Raises:
            UsageError: there is none.
        """
        return links.passage(self._connection, passage_id)

    def lineages(self) -> Iterator[Lineage]:
        """The groups of reports that passages tie together, by id."""
        return links.lineages(self._connection)

    def incidents(self, least_reports: int = 1) -> Iterator[Incident]:
        """The incidents that so many reports or more tell, those that most sources tell first."""
        return links.incidents(self._connection, least_reports)

    def incident_of(self, event_id: str) -> Incident | None:
        """The incident that an event is in; null where nothing was linked since it was coded."""
        return links.incident(self._connection, event_id)

    def account(self) -> Account:
        """What became of every source item that this record was ever given."""
        return totals.account(self._connection)

    def manifest(self) -> Manifest:
        """What the record was made from, and with what."""
        return totals.manifest(self._connection)

    def journal(self) -> Iterator[Entry]:
        """All that was done to the record, oldest first."""
        return journal.entries(self._connection)

    def journal_head(self) -> tuple[int, str]:
        """The number and hash of the last journal entry.

        Noted down elsewhere, they prove later that no entry up to here was rewritten.
        """
        return journal.head(self._connection)

    def verify(self) -> tuple[Fault, ...]:
        """Everything in the record that does not fit its hashes, the most basic first; empty when all is well."""
        return verify(self._connection)

    def _check_added(self, written: Sequence[Review]) -> None:
        """An added event stands by itself; where it would only tell a coded one again, that one is to be judged."""
        for said in written:
            if said.action == "add" and standing.report_of(self._connection, said.event_id) is None:
                raise UsageError("this event is in the record already; open it and judge it there")

    def _check_review(self, said: Review) -> None:
        if fault := next(review_faults(said, self.text_of(said.event.report_id)), None):
            raise UsageError(f"judgement of event {said.event_id}: {fault}")
        if said.action == "add" and standing.report_of(self._connection, said.event_id) is not None:
            raise UsageError(f"event {said.event_id} is in the record already; open it and judge it there")
        if said.undoes is not None and not reviews.is_there(self._connection, said.undoes):
            raise UsageError(f"judgement of event {said.event_id}: no judgement {said.undoes!r} to take back")

    def _is_kept(self, source: str, sha256: str) -> bool:
        query = "SELECT 1 FROM items WHERE source = ? AND sha256 = ? AND outcome = 'kept'"
        return self._connection.execute(query, (source, sha256)).fetchone() is not None

    def _add_item(self, item: Row, raw: RawReport | None) -> bool:
        if write.is_known(self._connection, item):
            return False
        with self._writing():
            if raw is not None:
                write.put_raw(self._connection, raw)
            write.put_item(self._connection, item, self._tool)
        return True

    @contextmanager
    def _writing(self) -> Iterator[str]:
        with write.transaction(self._connection):
            settings_id = self._noted or self._note_run()
            yield settings_id
        self._noted = settings_id

    def _note_run(self) -> str:
        if self._settings is None:
            return ""
        settings_id, digest = write.put_settings(self._connection, self._settings)
        details = {**self._configuration, "coder": self._settings.coder, "digest": digest}
        journal.append(self._connection, "run", settings_id, details, tool=self._tool)
        return settings_id


def _check(raw: RawReport, coded: CodedReport) -> None:
    faults = [*coding_faults(coded)]
    if coded.report.sha256 != raw.sha256 or sha256_hex(raw.raw) != raw.sha256:
        faults.insert(0, f"report {coded.report.id} was coded from other bytes than {raw.sha256[:16]}")
    if faults:
        more = f" (and {len(faults) - 1} more)" if faults[1:] else ""
        raise UnreadableReportError("coder_error", f"{raw.source}: {faults[0]}{more}")
