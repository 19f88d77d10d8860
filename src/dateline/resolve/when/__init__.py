"""Expressions of time, found in a report and resolved to stretches of days."""

from dateline.resolve.when.find import dateline_when, find_times

__all__ = ["dateline_when", "find_times"]
