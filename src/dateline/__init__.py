"""Dateline turns news reports about protest, resistance and repression into a record that shows its sources."""
