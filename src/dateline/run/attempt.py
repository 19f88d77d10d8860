"""One attempt to code one report: it ends in a coded report, a refusal, or a failure of the whole run."""

from dataclasses import dataclass
from traceback import walk_tb
from types import TracebackType

from dateline.errors import DatelineError, EmptyReportError, InputError
from dateline.model.coded import CodedReport
from dateline.model.report import RawReport, Refusal
from dateline.run.protocol import CoderProtocol

__all__ = ["Attempt", "Failure", "attempt", "refuse", "writable"]

LONGEST_MESSAGE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """The run itself cannot go on: a pipeline, codebook or gazetteer is missing or broken."""

    message: str


Attempt = CodedReport | Refusal | Failure


def attempt(coder: CoderProtocol, raw: RawReport) -> Attempt:
    """Code one report, and turn whatever goes wrong with it into a refusal.

    An error of the coder that nobody foresaw refuses this report alone: the reports behind it do not
    pay for it. Errors that would meet every report end the run.
    """
    try:
        return coder.code(raw)
    except EmptyReportError as error:
        return refuse(raw, "dropped", error.reason, str(error))
    except InputError as error:
        return refuse(raw, "quarantined", error.reason, str(error))
    except DatelineError as error:
        return Failure(message=str(error))
    except Exception as error:  # noqa: BLE001 - the one place where a report may fail in any way
        said = f"{type(error).__name__} in {_where(error.__traceback__)}: {error}"
        return refuse(raw, "quarantined", "coder_error", said)


def refuse(raw: RawReport, outcome: str, reason: str, message: str) -> Refusal:
    """The refusal of a report whose bytes could be read."""
    told = message if message.startswith(raw.source) else f"{raw.source}: {message}"
    told = writable(told[:LONGEST_MESSAGE])
    return Refusal(source=raw.source, outcome=outcome, reason=reason, message=told, sha256=raw.sha256)


def writable(words: str) -> str:
    """The words as UTF-8 can hold them: a file name, or what an error quotes, may hold half a surrogate pair."""
    return words.encode("utf-8", "backslashreplace").decode("utf-8")


def _where(trace: TracebackType | None) -> str:
    """The innermost line of our own code, by module and line; no path of this machine."""
    lines = [f"{frame.f_globals.get('__name__', '?')}:{line}" for frame, line in walk_tb(trace)]
    ours = [line for line in lines if line.startswith("dateline.") and not line.startswith(f"{__name__}:")]
    return (ours or lines or ["?"])[-1]
