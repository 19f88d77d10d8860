"""What can go wrong in Dateline, as one tree.

    DatelineError
    ├── InputError            one source item cannot become a report; the build goes on
    │   ├── EmptyReportError           nothing to read in it (empty, no words): dropped, with a reason
    │   └── UnreadableReportError        it should hold a report but cannot be read: quarantined, with an error
    ├── UsageError              the request itself is wrong (no such path, unknown format)
    ├── ConfigurationError      dateline.toml is not valid
    ├── CodebookError           a codebook has faults; carries all of them
    ├── ActorsError             a register of public bodies has faults; carries all of them
    ├── SourcesError            a register of sources has faults; carries all of them
    ├── TableError              a hand-coded table, or the map of its columns, has faults; carries all of them
    ├── PipelineError           a language pipeline is missing or unusable
    ├── GazetteerError          the gazetteer index cannot be built or read
    └── RecordError             a record file cannot be opened or is of another kind
        └── VerificationError       stored bytes, rows or journal do not fit their hashes

Messages say what is wrong, the offending value, where it stands, and what to do.
"""

__all__ = [
    "ActorsError",
    "CodebookError",
    "ConfigurationError",
    "DatelineError",
    "EmptyReportError",
    "GazetteerError",
    "InputError",
    "PipelineError",
    "RecordError",
    "SourcesError",
    "TableError",
    "UnreadableReportError",
    "UsageError",
    "VerificationError",
]


class DatelineError(Exception):
    """Something went wrong that the person at the keyboard can act on."""


class InputError(DatelineError):
    """One source item cannot become a report; `reason` is a short stable code, the message is for people."""

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type["InputError"], tuple[str, str]]:
        return type(self), (self.reason, str(self))


class EmptyReportError(InputError):
    """The item holds nothing to read, such as an empty file."""


class UnreadableReportError(InputError):
    """The item should hold a report but its bytes cannot be read as one."""


class UsageError(DatelineError):
    """The request names something that does not exist or does not fit."""


class ConfigurationError(DatelineError):
    """The configuration file has a wrong key or value."""


class CodebookError(DatelineError):
    """A codebook has faults; `faults` holds one line for each, with its line number."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(f"{path}: {len(faults)} fault(s)\n" + "\n".join(faults))
        self.path = path
        self.faults = faults


class ActorsError(DatelineError):
    """A register of public bodies has faults; `faults` holds one line for each, with its line number."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(f"{path}: {len(faults)} fault(s)\n" + "\n".join(faults))
        self.path = path
        self.faults = faults


class SourcesError(DatelineError):
    """A register of sources has faults; `faults` holds one line for each, with its line number."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(f"{path}: {len(faults)} fault(s)\n" + "\n".join(faults))
        self.path = path
        self.faults = faults


class TableError(DatelineError):
    """A hand-coded table, or the map of its columns, has faults; `faults` holds one line for each."""

    def __init__(self, path: str, faults: tuple[str, ...]) -> None:
        super().__init__(f"{path}: {len(faults)} fault(s)\n" + "\n".join(faults))
        self.path = path
        self.faults = faults


class PipelineError(DatelineError):
    """A language pipeline is missing, or does not give what the stages need."""


class GazetteerError(DatelineError):
    """The gazetteer index cannot be built or read."""


class RecordError(DatelineError):
    """A record file cannot be opened, or is not a record."""


class VerificationError(RecordError):
    """Stored bytes, rows or journal entries do not fit their hashes."""
