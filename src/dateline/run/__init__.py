"""Stages, their order, and the runner."""
