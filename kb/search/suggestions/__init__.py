"""Suggestions for an unfinished question."""
