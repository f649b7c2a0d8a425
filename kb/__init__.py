"""Gương Sáng: records, Vietnamese text, citations, index, search. Knows nothing of `web`."""

__version__ = "0.2.0"
