"""Document numbers: "CT05", "ket luan 01 kl tw", "CT/TW 05", "73/2023/NĐ-CP".

In: a `Frame`. Out: the citations, read as people type. Which documents they mean is said in
`kb.search.direct`.
"""

import re

from kb.citations import find_typed
from kb.search.reading.frame import BLOT, Frame
from kb.search.reading.values import Understood

_QUOTED_RE = re.compile('"[^"]*"')


def take_citations(frame: Frame) -> None:
    """Take each document number, with the day that stands beside it; what is quoted is a phrase."""
    unquoted = _QUOTED_RE.sub(lambda match: BLOT * len(match[0]), frame.text)
    for citation in find_typed(unquoted):
        span = (citation.start, citation.end_with_date)
        part = Understood("document", frame.written[slice(*span)].strip(), str(citation.number))
        frame.take(part, *span, citations=(*frame.parsed.citations, citation))
