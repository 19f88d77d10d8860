"""What stands between reports: which events are one incident, and how many sources tell it."""
