"""Phrases in quotes: "nêu gương".

In: a `Frame`. Out: the phrases that a hit must hold as typed.
"""

import re

from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood

_QUOTED_RE = re.compile(r'"([^"]*)"')


def take_phrases(frame: Frame) -> None:
    """Take what stands in quotes."""
    for match in _QUOTED_RE.finditer(frame.text):
        if words := frame.words(*match.span(1)):
            part = Understood("phrase", match[0], f"cụm từ: {match[1].strip()}")
            frame.take(part, *match.span(), phrases=(*frame.parsed.phrases, words))
