"""Compound words by pyvi: which neighbouring syllables form one word.

In: NFC text. Out: the compounds it contains (spans of two or more syllables). A hint, never the
truth: search must find every run of syllables however this module cuts it (DECISIONS.md, 3).
"""

import re
from functools import cache

from kb.citations import find_citations
from kb.index.crf import Span, WordModel
from kb.text.vietnamese import canonical

# Dates and times; pyvi would cut them apart (trungtv/pyvi#6).
_DATE_RE = re.compile(r"\d{1,4}(?:[/.:-]\d{1,4})+")


@cache
def _model() -> WordModel:
    """Read when the first text is cut: who only searches needs none."""
    return WordModel()


def compounds(text: str) -> list[Span]:
    """Spans of the words of two or more syllables: "học tập và làm theo" gives [(0, 7)]."""
    return _model().compounds(_without_numbers(text))


def _without_numbers(text: str) -> str:
    """The canonical text with document numbers and dates blotted out, letter for letter.

    pyvi's own word list is in the new tone placement, and it leaves text in capitals alone: the
    canonical form suits it, and is the same for "UỶ BAN" and "Ủy ban".
    """
    blotted = list(canonical(text).replace("_", " "))
    spans = [(citation.start, citation.end) for citation in find_citations(text)]
    spans += [match.span() for match in _DATE_RE.finditer(text)]
    for start, end in spans:
        blotted[start:end] = "," + " " * (end - start - 1)
    return "".join(blotted)
