"""Questions of how many that a published figure answers, in the words of its record.

In: a `Question`. Out: an `Answer`: the record's own sentence, where one figure is meant.
"""

import re
from collections.abc import Iterator

from kb.index.engine import All, Term
from kb.records import Figure, of_type
from kb.search.facts.asking import Question, is_borne, of_place_and_year, written
from kb.search.facts.values import Answer, said_by

# More figures hold the words asked for than are read; then none is meant.
_MOST_READ = 50
_ASKED_RE = re.compile(r"\b(?:bao nhieu|so luong|tong so|may)\b")
# Of these alone the collection has a number of its own.
_ALL_RE = re.compile(r"(?:dien hinh|tap the|ca nhan|mo hinh|cach lam|guong|tam guong|ho so)")


def figure_asked(question: Question) -> Answer | None:
    """What is published, where one figure holds all that is asked and is of that place."""
    match = _ASKED_RE.search(question.text)
    if match is None or question.query.citations:
        return None
    rows = question.matter(match, aside=("tổ", "chức", *question.place_and_year))
    units = question.units(rows)
    said = " ".join(word.folded for row in rows for word in row)
    if len(said.split()) < 2 or _ALL_RE.fullmatch(said):
        return None
    snapshot = question.snapshot
    terms = (Term("type", Figure.record_type), *of_place_and_year(question))
    ids = snapshot.holding(All((*terms, *written(units))), most=_MOST_READ + 1)
    found = of_type(Figure, map(snapshot.record, ids)) if len(ids) <= _MOST_READ else ()
    meant = [each for each in found if all(is_borne(unit, _names(each)) for unit in units)]
    return said_by(meant[0], meant[0].summary or meant[0].title) if len(meant) == 1 else None


def _names(figure: Figure) -> str:
    """What it counts, when and where."""

    def said() -> Iterator[str | None]:
        yield from (figure.title, figure.period, figure.province, figure.summary)
        yield from map(str, (*figure.parts, *figure.alongside))

    return "\n".join(filter(None, said()))
