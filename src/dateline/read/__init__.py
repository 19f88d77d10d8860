"""Sources in, raw reports out."""

from dateline.read.sources import LIMIT_BYTES, read_sources

__all__ = ["LIMIT_BYTES", "read_sources"]
