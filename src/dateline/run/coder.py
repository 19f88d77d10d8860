"""The coder: one raw report in, all that it says out."""

from collections.abc import Mapping
from dataclasses import replace

from dateline.clean.clean import clean
from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.errors import UnreadableReportError
from dateline.extract.events import find_mentions
from dateline.extract.figure_events import with_events
from dateline.extract.figures import find_figures
from dateline.extract.network import load_network
from dateline.extract.proposer import make_proposer
from dateline.extract.statements import find_statements
from dateline.extract.triggers import index_frames
from dateline.ids import content_id, sha256_hex
from dateline.model.coded import CodedReport
from dateline.model.event import Event
from dateline.model.parse import Parse
from dateline.model.report import RawReport, Report
from dateline.parse.language import identify_language
from dateline.parse.pipeline import load_pipeline
from dateline.resolve.calibrated import load_calibration
from dateline.resolve.events import resolve_events
from dateline.resolve.when.find import dateline_when, find_times
from dateline.resolve.where.index import open_gazetteer
from dateline.resolve.where.places import find_places
from dateline.resolve.who.identify import identify_actors, identify_speakers, main_country
from dateline.resolve.who.load import load_register
from dateline.run.code import hash_of_rooms
from dateline.run.stages import REPORT_STAGES, check_plan, plan_id

__all__ = ["Coder", "raw_text"]

LANGUAGES = ("en",)
"""Languages that the stages after `clean` can read; a report in another one is kept, and nothing is coded from it."""


ROOMS = ("clean", "extract", "model", "parse", "resolve", "run")
"""The rooms whose code and word lists decide what is coded."""


LONGEST_TEXT = 500_000
"""Characters beyond which a text is no report but a book or a dump, and would hold up the build."""


def raw_text(text: str, source: str) -> RawReport:
    """A plain text as a report that was read from `source`."""
    raw = text.encode("utf-8")
    return RawReport(source=source, raw=raw, sha256=sha256_hex(raw), media_type="text/plain")


class Coder:
    """Codes reports with the codebook, the register and the pipeline that the configuration names.

    Making one loads the pipeline, the gazetteer index (built on first use), the codebook and the register.

    Raises:
        PipelineError, GazetteerError, CodebookError, ActorsError, ConfigurationError: a part is missing or unusable.
    """

    def __init__(self, config: Config) -> None:
        check_plan(REPORT_STAGES)
        self._codebook = load_codebook(config.codebook_path)
        self._register = load_register(config.actors_path)
        self._pipeline = load_pipeline(config.pipeline.name)
        self._gazetteer = open_gazetteer()
        self._frames = index_frames(self._codebook, "en")
        self._calibration = load_calibration(config.score_path)
        self._proposer = make_proposer(self._codebook, load_network("en"), "en")
        self._code_hash = hash_of_rooms(ROOMS)

    @property
    def parts(self) -> Mapping[str, str]:
        """The stages, codebook, register, pipeline, gazetteer and network, each by name and version or hash.

        A calibration of the score is one where the configuration names it; the shipped score is part of the code.
        """
        return {
            "stages": plan_id(REPORT_STAGES),
            "codebook": f"{self._codebook.name} {self._codebook.version} {self._codebook.hash[:16]}",
            "actors": self._register.id,
            "pipeline": f"{self._pipeline.name} {self._pipeline.version}",
            "gazetteer": self._gazetteer.id,
            "network": self._proposer.network.id if self._proposer else "none",
            "code": self._code_hash,
            **({"score": content_id(self._calibration)} if self._calibration else {}),
        }

    @property
    def id(self) -> str:
        """The name of the coder: "coder-" and what follows from the versions of all its parts."""
        return f"coder-{content_id(*sorted(self.parts.items()))}"

    def code(self, raw: RawReport) -> CodedReport:
        """Code one report.

        Raises:
            InputError: this item cannot become a report; the build goes on without it.
        """
        report = clean(raw, identify_language)
        if len(report.text) > LONGEST_TEXT:
            raise UnreadableReportError("too_long", f"{len(report.text):,} characters of text; split it into reports")
        if (report.masthead.language or "en") not in LANGUAGES:
            return CodedReport(report=report)
        return self._code(report, self._pipeline.parse(report))

    def code_sentence(self, text: str) -> tuple[Event, ...]:
        """The events that one sentence tells by itself, as the examples of a codebook do.

        Raises:
            InputError: there is nothing to read in it.
        """
        report = clean(raw_text(text, "sentence"), identify_language)
        return self._code(report, self._pipeline.parse(report), alone=True).events

    def _code(self, report: Report, parse: Parse, *, alone: bool = False) -> CodedReport:
        toponyms = find_places(report, parse, self._gazetteer)
        times = find_times(report, parse)
        statements = find_statements(report, parse, times)
        proposals = self._proposer.read(parse, alone=alone) if self._proposer else None
        reading = proposals.reading if proposals else None
        mentions = find_mentions(report, parse, self._frames, toponyms, times, proposals)
        date = dateline_when(report)
        events = resolve_events(report, mentions, toponyms, statements, self._codebook, date, self.id)
        if self._calibration:
            events = tuple(replace(event, score=self._calibration.of(event.score)) for event in events)
        figures = find_figures(report, parse, toponyms, self._frames.people, events, reading)
        country = main_country(toponyms)
        return CodedReport(
            report=report,
            events=identify_actors(events, self._register, country),
            statements=identify_speakers(statements, self._register, country),
            figures=with_events(figures, events, report.text),
        )
