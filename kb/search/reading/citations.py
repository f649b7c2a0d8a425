"""Document numbers: "CT05", "ket luan 01 kl tw", "73/2023/NĐ-CP".

In: a `Frame`. Out: the citations, read loosely. Which documents they mean is said in
`kb.search.direct`.
"""

from kb.citations import find_citations
from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood


def take_citations(frame: Frame) -> None:
    """Take each document number, with the day that stands beside it."""
    for citation in find_citations(frame.text, loose=True):
        span = (citation.start, citation.end_with_date)
        part = Understood("document", frame.written[slice(*span)].strip(), str(citation.number))
        frame.take(part, *span, citations=(*frame.parsed.citations, citation))
