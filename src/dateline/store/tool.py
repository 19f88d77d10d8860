"""What this program calls itself in a record."""

from functools import cache
from importlib.metadata import PackageNotFoundError, version

__all__ = ["code_version", "tool_name"]


@cache
def code_version() -> str:
    """The version of this program; "unknown" where it runs without being installed."""
    try:
        return version("dateline")
    except PackageNotFoundError:
        return "unknown"


def tool_name() -> str:
    """The program with its version, as the journal names it."""
    return f"dateline {code_version()}"
