"""Any of several: `(nuôi ong | trồng chè)`.

In: a `Frame`. Out: for each such bracket the words or phrases of which a hit must hold one. A bar
without brackets is what parts the name of a newspaper from a title that was copied.
"""

import re

from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood

_CHOICE_RE = re.compile(r"(?<!\S)\(([^()|]*(?:\|[^()|]*)+)\)")
_PART_RE = re.compile(r"[^|]+")


def take_choices(frame: Frame) -> None:
    """Take what stands in brackets with bars, where two or more parts have words."""
    for match in _CHOICE_RE.finditer(frame.text):
        start = match.start(1)
        spans = [part.span() for part in _PART_RE.finditer(match[1])]
        parts = [(first, last) for first, last in spans if frame.left(start + first, start + last)]
        if len(parts) < 2:
            continue
        words = tuple(frame.words(start + first, start + last) for first, last in parts)
        said = ", ".join(match[1][first:last].strip(' "\n') for first, last in parts)
        part = Understood("any", match[0], f"một trong: {said}")
        frame.take(part, *match.span(), choices=(*frame.parsed.choices, words))
