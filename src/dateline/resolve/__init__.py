"""Mentions in, values out: places through the gazetteer, times through the calendar."""
