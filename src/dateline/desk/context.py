"""What every page and every call of the desk works with."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files

from dateline.codebook.book import Codebook
from dateline.config import Config
from dateline.desk.access import Access
from dateline.desk.sessions import Sessions
from dateline.desk.work import Judge
from dateline.link.sources.register import SourceRegister
from dateline.model.place import Place
from dateline.resolve.where.candidates import Candidate, candidates
from dateline.resolve.where.index import Gazetteer, open_gazetteer
from dateline.resolve.where.shape import place_of
from dateline.store.browse import Queue
from dateline.store.record import Record

__all__ = ["Desk"]

MOST_CANDIDATES = 12


@dataclass(frozen=True, kw_only=True)
class Desk:
    """One running desk: its record, configuration, codebook, register of publishers and sessions."""

    access: Access
    config: Config
    codebook: Codebook
    publishers: SourceRegister
    sessions: Sessions

    @property
    def record(self) -> Record:
        """The record as of the moment at which this request began to read."""
        return self.access.record

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.access.read_only

    def note_export(self, name: str, reviewer: str) -> None:
        """Note in the journal that a table was taken along, where the desk may write."""
        if not self.read_only:
            self.access.write(lambda record: record.note("export", name, {"formats": "desk"}, actor=reviewer))

    def queue_of(self, reviewer: str) -> Queue:
        """What waits for a person."""
        return Queue(reviewer=reviewer, double_share=self.config.desk.double_share)

    def judge(self, name: str) -> Judge:
        """A person as one who judges at this desk."""
        return Judge(name=name, double_share=self.config.desk.double_share)

    def places(self, name: str, country: str | None) -> list[Candidate]:
        """The places that a name can mean, likeliest first."""
        return candidates(name, self.gazetteer, country)[:MOST_CANDIDATES]

    def place(self, row: int) -> Place:
        """The place of a row of the gazetteer.

        Raises:
            IndexError: it has no such row.
        """
        if not 0 <= row < len(self.gazetteer):
            raise IndexError(row)
        entry = self.gazetteer.entry(row)
        return place_of(entry, entry.name)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer, opened at the first use."""
        return open_gazetteer()

    @cached_property
    def country_names(self) -> Mapping[str, str]:
        """The names of countries by their ISO 3166 codes."""
        world = json.loads(files("dateline.publish").joinpath("vendor/world/world.json").read_text("utf-8"))
        return {each["code"]: each["name"] for each in world["countries"] if each["code"]}
