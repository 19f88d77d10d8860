"""Starting the desk: where it listens, whom it lets in, and the address that it prints."""

import socket
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path

from dateline.codebook.load import load_codebook
from dateline.config import Config
from dateline.desk.access import Access
from dateline.desk.context import Desk
from dateline.desk.sessions import Sessions
from dateline.desk.users import Users
from dateline.errors import UsageError
from dateline.ids import content_id
from dateline.link.sources.load import load_sources

__all__ = ["Opening", "serve"]

BACKLOG = 128
FIRST_PORT, LAST_PORT = 49152, 65535


@dataclass(frozen=True, slots=True, kw_only=True)
class Opening:
    """How a desk is opened. Without a port it is one that follows from the record, so that a browser finds its keys
    and drafts again, or any free one where that is taken. `users` and `certificate` are needed beyond this machine.

    `names` are host names under which a shared desk is reached, beside the address it listens on.
    """

    reviewer: str
    host: str = "127.0.0.1"
    port: int | None = None
    read_only: bool = False
    users: Path | None = None
    certificate: Path | None = None
    key: Path | None = None
    names: tuple[str, ...] = ()


def serve(record: Path, config: Config, opening: Opening, announce: Callable[[str], None]) -> None:
    """Open a desk on the record and answer until it is stopped; `announce` is told every address that lets one in.

    Raises:
        UsageError: the address cannot be listened on, or is beyond this machine and lacks users, certificate or key.
        RecordError: the record cannot be opened.
    """
    import uvicorn

    from dateline.desk.app import make_app

    users = _checked(opening)
    secure = opening.certificate is not None
    listening = _listen(opening, record)
    with closing(listening):
        port = listening.getsockname()[1]
        hosts = _hosts(opening, port, secure=secure)
        base = f"{'https' if secure else 'http'}://{hosts[0]}"
        access = Access(record, read_only=opening.read_only)
        try:
            sessions = Sessions(
                reviewer=opening.reviewer,
                cookie=f"dateline-{port}",
                secure=secure,
                announce=lambda token: announce(f"{base}/enter?token={token}"),
                check_password=users.check if users else None,
            )
            desk = Desk(
                access=access,
                config=config,
                codebook=load_codebook(config.codebook_path),
                publishers=load_sources(config.sources_path),
                sessions=sessions,
            )
            if users:
                announce(f"{base}/login")
            else:
                sessions.offer()
            uvicorn.Server(
                uvicorn.Config(
                    make_app(desk, hosts=hosts, secure=secure),
                    log_level="warning",
                    access_log=False,
                    server_header=False,
                    lifespan="on",
                    ssl_certfile=opening.certificate,
                    ssl_keyfile=opening.key,
                    timeout_graceful_shutdown=3,
                    proxy_headers=False,
                )
            ).run(sockets=[listening])
        finally:
            access.close()


def _checked(opening: Opening) -> Users | None:
    is_here = _is_loopback(opening.host)
    if not is_here and (opening.users is None or opening.certificate is None or opening.key is None):
        raise UsageError(
            f"{opening.host} is reached from other machines: that needs --users FILE, --certificate FILE and --key FILE"
        )
    if (opening.certificate is None) != (opening.key is None):
        raise UsageError("--certificate and --key go together; name both")
    for path in (opening.certificate, opening.key):
        if path is not None and not path.is_file():
            raise UsageError(f"{path}: no such file")
    return Users.load(opening.users) if opening.users else None


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def _listen(opening: Opening, record: Path) -> socket.socket:
    if opening.port is not None:
        return _bind(opening.host, opening.port)
    try:
        return _bind(opening.host, _port_of(record))
    except UsageError:
        return _bind(opening.host, 0)


def _port_of(record: Path) -> int:
    """A port of the dynamic range (RFC 6335) that follows from where the record lies."""
    return FIRST_PORT + int(content_id(record.resolve()), 16) % (LAST_PORT - FIRST_PORT)


def _bind(host: str, port: int) -> socket.socket:
    listening = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(BACKLOG)
    except (OSError, OverflowError) as error:
        listening.close()
        raise UsageError(f"{host}:{port} cannot be listened on: {error}; choose another --port") from error
    return listening


def _hosts(opening: Opening, port: int, *, secure: bool) -> list[str]:
    """The hosts that a request may name, that of the printed address first; the usual port may be left out.

    Raises:
        UsageError: none is known, or one is given with a port.
    """
    own = f"[{opening.host}]" if ":" in opening.host else opening.host
    names = [*opening.names, own] if not _is_loopback(opening.host) else [own, "localhost", "127.0.0.1", "[::1]"]
    known = [name.lower() for name in dict.fromkeys(names) if name not in ("0.0.0.0", "[::]")]
    if not known:
        raise UsageError(f"{opening.host} is every address of this machine; say with --name HOST how it is reached")
    for name in opening.names:
        if ":" in name or "/" in name:
            raise UsageError(f"--name {name}: a host name alone, without port or scheme")
    usual = 443 if secure else 80
    return [f"{name}:{port}" for name in known] + (known if port == usual else [])
