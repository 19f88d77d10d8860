"""What the tests of the desk share: a record, an application on it, and a browser that was let in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dateline.codebook.load import load_codebook
from dateline.config import Config, DeskConfig
from dateline.desk.access import Access
from dateline.desk.app import make_app
from dateline.desk.context import Desk
from dateline.desk.sessions import Sessions
from dateline.link.sources.load import load_sources
from dateline.store.record import Record
from tests.desk.invented_record import make_record

HOST = "127.0.0.1:8000"
BASE = f"http://{HOST}"


@dataclass
class Opened:
    """A desk that runs in this process, and the tokens that it announced."""

    desk: Desk
    client: TestClient
    tokens: list[str] = field(default_factory=list)

    @cached_property
    def record(self) -> Record:
        """The record as it is now, read beside the desk."""
        return Record.open(self.desk.access.path, read_only=True)

    def stranger(self) -> TestClient:
        """A browser that was not let in."""
        return TestClient(self.client.app, base_url=BASE, raise_server_exceptions=False)

    def enter(self, reviewer: str | None = None) -> TestClient:
        """Another browser that was let in, judging for `reviewer`."""
        client = TestClient(self.client.app, base_url=BASE, headers={"origin": BASE, "hx-request": "true"})
        assert client.get(f"/enter?token={self.tokens[-1]}", follow_redirects=False).status_code == 303
        if reviewer:
            self.desk.sessions.rename(client.cookies, reviewer)
        return client


Open = Callable[..., Opened]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_record(tmp_path / "r.dateline")


@pytest.fixture
def open_desk(path: Path) -> Iterator[Open]:
    opened: list[Access] = []
    beside: list[Opened] = []

    def make(*, read_only: bool = False, double_share: float = 0.0, password: str | None = None) -> Opened:
        access = Access(path, read_only=read_only)
        opened.append(access)
        tokens: list[str] = []
        sessions = Sessions(
            reviewer="ana",
            cookie="dateline-8000",
            secure=False,
            announce=tokens.append,
            check_password=(lambda name, given: (name, given) == ("ana", password)) if password else None,
        )
        desk = Desk(
            access=access,
            config=Config(desk=DeskConfig(reviewers=("ana", "ben", "cem"), double_share=double_share)),
            codebook=load_codebook(),
            publishers=load_sources(),
            sessions=sessions,
        )
        app = make_app(desk, hosts=[HOST], secure=False)
        found = Opened(desk, TestClient(app, base_url=BASE), tokens)
        beside.append(found)
        if not password:
            sessions.offer()
            found.client = found.enter()
        return found

    yield make
    for found in beside:
        found.record.close()
    for access in opened:
        access.close()


@pytest.fixture
def opened(open_desk: Open) -> Opened:
    return open_desk()
