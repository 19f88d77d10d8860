"""Event types as data: definitions, examples, triggers, roles, crosswalks."""

from dateline.codebook.book import Codebook, CounterExample, EventType, Example, Frame, Roles
from dateline.codebook.load import load_codebook

__all__ = ["Codebook", "CounterExample", "EventType", "Example", "Frame", "Roles", "load_codebook"]
