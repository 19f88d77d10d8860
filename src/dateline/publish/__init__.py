"""Exports: the record as files for those who work on it."""
