"""What the exit code says."""

from dateline.errors import (
    ActorsError,
    CodebookError,
    ConfigurationError,
    DatelineError,
    InputError,
    TableError,
    UsageError,
    VerificationError,
)

__all__ = [
    "BLOCKED",
    "DONE",
    "FAILED",
    "INTERRUPTED",
    "QUARANTINED",
    "UNUSABLE",
    "UNVERIFIED",
    "USAGE",
    "code_of",
]

DONE = 0
FAILED = 1
USAGE = 2
QUARANTINED = 3
UNUSABLE = 4
UNVERIFIED = 5
BLOCKED = 6
INTERRUPTED = 130

_CODES: tuple[tuple[type[DatelineError], int], ...] = (
    (UsageError, USAGE),
    (ConfigurationError, USAGE),
    (CodebookError, UNUSABLE),
    (ActorsError, UNUSABLE),
    (TableError, UNUSABLE),
    (InputError, UNUSABLE),
    (VerificationError, UNVERIFIED),
)


def code_of(error: DatelineError) -> int:
    """The exit code for an error that ended the program."""
    return next((code for kind, code in _CODES if isinstance(error, kind)), FAILED)
