"""Annotated reports in an inline notation: reading, checking, converting and counting them (docs/annotation.md)."""
