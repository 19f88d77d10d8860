"""A calibration of the score of one's own, read from the file that `dateline evaluate --recalibrate` writes."""

import math
import tomllib
from pathlib import Path

from dateline.errors import ConfigurationError
from dateline.model.calibration import Calibration

__all__ = ["load_calibration"]

KEYS = {"slope", "shift", "events", "right", "sampled", "error_before", "error_after"}


def load_calibration(path: Path | None) -> Calibration | None:
    """The calibration at `path`; null where none is named, and the score stays as it ships.

    Raises:
        ConfigurationError: the file cannot be read, or is none that `dateline evaluate --recalibrate` could write.
    """
    if path is None:
        return None
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigurationError(f"{path}: no valid TOML: {error}") from error
    if unknown := sorted(found.keys() - KEYS):
        raise ConfigurationError(f"{path}: {unknown[0]}: unknown key")
    return Calibration(slope=_number(path, found, "slope", above=0.0), shift=_number(path, found, "shift"))


def _number(path: Path, found: dict[str, object], name: str, *, above: float = -math.inf) -> float:
    value = found.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value) or value <= above:
        wanted = "a number above 0" if above == 0.0 else "a number"
        raise ConfigurationError(
            f"{path}: {name}: {value!r} is not {wanted}; `dateline evaluate --recalibrate FILE` writes such a file"
        )
    return float(value)
