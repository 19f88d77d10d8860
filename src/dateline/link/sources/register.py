"""A register of publishers: what kind each is, and whose."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urlsplit

from dateline.link.folding import fold

__all__ = ["KINDS", "Outlet", "SourceRegister", "host_of", "publisher_key"]

KINDS = ("wire", "independent", "state", "party", "organisation", "social")
"""News agency; outlet that no government or party runs; run by a government; by a party or movement; by a body that is
no news outlet (a rights group, a union); a platform on which anybody publishes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A publisher: `names` are all that it goes by, `publisher` first; `domains` are its web addresses without www.

    `party` is the government, party or movement whose line it tells, `owner` who owns it beside others; both null
    where there is none. Outlets of one party or one owner count as one source.
    """

    publisher: str
    kind: str
    names: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    country: str | None = None
    party: str | None = None
    owner: str | None = None


@dataclass(frozen=True, kw_only=True)
class SourceRegister:
    """All known publishers; `hash` is the SHA-256 of the content in canonical form."""

    name: str
    version: str
    hash: str
    outlets: tuple[Outlet, ...]

    @property
    def id(self) -> str:
        """Name, version and hash in short, as the manifest has it."""
        return f"{self.name} {self.version} {self.hash[:16]}"

    def find(self, publisher: str | None, url: str | None = None) -> Outlet | None:
        """The entry of a publisher by its name, else by the host of its address; null where it is unknown."""
        found = self._names.get(publisher_key(publisher)) if publisher else None
        if found is not None:
            return found
        labels = host_of(url or publisher).split(".")
        hosts = (".".join(labels[at:]) for at in range(len(labels) - 1))
        return next((self._domains[host] for host in hosts if host in self._domains), None)

    @cached_property
    def _names(self) -> Mapping[str, Outlet]:
        return {publisher_key(name): outlet for outlet in self.outlets for name in (outlet.publisher, *outlet.names)}

    @cached_property
    def _domains(self) -> Mapping[str, Outlet]:
        return {domain: outlet for outlet in self.outlets for domain in outlet.domains}


def publisher_key(name: str | None) -> str:
    """The words of a publisher's name without case, diacritics, punctuation and article."""
    return fold(name).removeprefix("the ")


def host_of(url: str | None) -> str:
    """The host of a web address, lower case and without www; the words themselves where it has no scheme."""
    words = (url or "").strip()
    try:
        host = urlsplit(words if "//" in words else f"//{words}").hostname if _has_host(words) else ""
    except ValueError:
        return ""
    return (host or "").removeprefix("www.")


def _has_host(words: str) -> bool:
    """Whether `words` can be an address at all: an unmatched bracket makes urlsplit raise."""
    return bool(words) and " " not in words and "[" not in words and "]" not in words
