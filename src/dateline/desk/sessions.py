"""Who is at the desk: a one-time address for the person who started it, or names and passwords."""

import hmac
import secrets
import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from starlette.responses import Response

__all__ = ["Session", "Sessions"]

TOKEN_BYTES = 32
MOST_SESSIONS = 1000
MOST_WRONG, WAIT_SECONDS = 10, 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that was let in, and for whom it judges."""

    reviewer: str


class Sessions:
    """The sessions of one running desk; they end with it.

    `announce` is told of a new one-time token whenever one is made: at the start, and after one was used, so that a
    second browser can be let in. With `check_password` people sign in by name and password, and there is no token.
    """

    def __init__(
        self,
        *,
        reviewer: str,
        cookie: str,
        secure: bool,
        announce: Callable[[str], None],
        check_password: Callable[[str, str], bool] | None = None,
    ) -> None:
        self._reviewer, self.cookie, self._secure = reviewer, cookie, secure
        self._announce, self._check = announce, check_password
        self._lock = threading.Lock()
        self._sessions: dict[str, Session] = {}
        self._token = ""
        self._wrong: dict[str, tuple[int, float]] = {}

    @property
    def by_password(self) -> bool:
        """Whether people sign in by name and password."""
        return self._check is not None

    def offer(self) -> None:
        """Make a one-time token and have it announced."""
        self._token = secrets.token_urlsafe(TOKEN_BYTES)
        self._announce(self._token)

    def enter(self, token: str, answer: Response) -> bool:
        """Let the browser in that has the token; a token works once."""
        with self._lock:
            fits = bool(self._token) and hmac.compare_digest(token.encode(), self._token.encode())
            if fits:
                self._token = ""
        if not fits or self.by_password:
            return False
        self._begin(self._reviewer, answer)
        self.offer()
        return True

    def sign_in(self, name: str, password: str, answer: Response) -> bool:
        """Let the browser in of a person who knows the password; after so many wrong ones a name waits for a while."""
        if self._check is None or self._waits(name):
            return False
        if not self._check(name, password):
            with self._lock:
                before, last = self._wrong.get(name, (0, 0.0))
                wrong = 1 + (before if time.monotonic() - last < WAIT_SECONDS else 0)
                self._wrong = {**dict(list(self._wrong.items())[-MOST_SESSIONS:]), name: (wrong, time.monotonic())}
            return False
        self._wrong.pop(name, None)
        self._begin(name, answer)
        return True

    def _waits(self, name: str) -> bool:
        wrong, last = self._wrong.get(name, (0, 0.0))
        return wrong >= MOST_WRONG and time.monotonic() - last < WAIT_SECONDS

    def of(self, cookies: Mapping[str, str]) -> Session | None:
        """The session of a browser; null where it was not let in."""
        return self._sessions.get(cookies.get(self.cookie, ""))

    def rename(self, cookies: Mapping[str, str], reviewer: str) -> None:
        """Have a browser judge for another person from now on."""
        key = cookies.get(self.cookie, "")
        if key in self._sessions:
            self._sessions[key] = Session(reviewer=reviewer)

    def leave(self, cookies: Mapping[str, str]) -> None:
        """End the session of a browser."""
        self._sessions.pop(cookies.get(self.cookie, ""), None)

    def _begin(self, reviewer: str, answer: Response) -> None:
        key = secrets.token_urlsafe(TOKEN_BYTES)
        with self._lock:
            while len(self._sessions) >= MOST_SESSIONS:
                self._sessions.pop(next(iter(self._sessions)))
            self._sessions[key] = Session(reviewer=reviewer)
        answer.set_cookie(self.cookie, key, httponly=True, samesite="strict", secure=self._secure, path="/")
