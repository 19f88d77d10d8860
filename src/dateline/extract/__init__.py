"""Parses in, mentions out: triggers, roles, messages, counts, quotations, status."""
