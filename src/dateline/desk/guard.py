"""What a request must pass before anything answers it: host, origin, session; and what every answer carries."""

from collections.abc import Awaitable, Callable, Collection
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from dateline.desk.sessions import Sessions

__all__ = ["OWN_CALL", "Guard"]

OWN_CALL = "x-dateline"
"""A header that no form of another site can set; programs that send no origin send it when they change something."""

MOST_BYTES = 1_000_000
"""What a request may send; a form of the desk is far smaller."""

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
OPEN_PATHS = ("/enter", "/login", "/static/")

HEADERS = {
    "content-security-policy": "; ".join(
        (
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'",
            "base-uri 'none'",
        )
    ),
    "x-content-type-options": "nosniff",
    # With "no-referrer" a browser would name no origin for a form of the desk either.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "x-frame-options": "DENY",
}

Handler = Callable[[Request], Awaitable[Response]]


class Guard:
    """Lets a request through that names one of `hosts`, comes from a page of the desk, and has a session.

    The host is checked because a foreign name can be made to point here (DNS rebinding), the origin because a foreign
    page can send forms here (CSRF).
    """

    def __init__(self, app: ASGIApp, *, hosts: Collection[str], sessions: Sessions, secure: bool) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._sessions = sessions
        self._secure = secure

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or hand it on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        answer = _with_headers(send, scope["path"], secure=self._secure)
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, answer)
            return
        try:
            await self._app(scope, _bounded(receive), answer)
        except _TooMuchError:
            await PlainTextResponse("That is more than the desk takes at once.", 413)(scope, receive, answer)

    def _refusal(self, scope: Scope) -> Response | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "").lower()
        if host not in self._hosts:
            return PlainTextResponse("This desk answers under its own address only.", 421)
        if scope["method"] not in SAFE and not _is_own(headers, host, secure=self._secure):
            return PlainTextResponse("A change must come from a page of this desk.", 403)
        if scope["path"].startswith(OPEN_PATHS):
            return None
        session = self._sessions.of(Request(scope).cookies)
        if session is None:
            return self._sign_in(scope)
        scope.setdefault("state", {})["reviewer"] = session.reviewer
        return None

    def _sign_in(self, scope: Scope) -> Response:
        if self._sessions.by_password and scope["method"] in SAFE and not scope["path"].startswith("/api/"):
            return RedirectResponse("/login", 303)
        return PlainTextResponse("Open the address that `dateline desk` printed.", 401)


def _is_own(headers: Headers, host: str, *, secure: bool) -> bool:
    origin = headers.get("origin")
    if origin is None:
        return headers.get(OWN_CALL) is not None
    try:
        parts = urlsplit(origin)
    except ValueError:
        return False
    return parts.netloc.lower() == host and parts.scheme == ("https" if secure else "http")


class _TooMuchError(Exception):
    """A request sends more than MOST_BYTES."""


def _bounded(receive: Receive) -> Receive:
    """The same, which gives up after MOST_BYTES."""
    taken = 0

    async def bounded() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > MOST_BYTES:
            raise _TooMuchError
        return message

    return bounded


def _with_headers(send: Send, path: str, *, secure: bool) -> Send:
    async def answer(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            if secure:
                headers["strict-transport-security"] = "max-age=31536000"
            if not path.startswith("/static/"):
                headers["cache-control"] = "no-store"
        await send(message)

    return answer
