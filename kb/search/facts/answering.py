"""Which kind of question it is: of a deadline, a duty, a number, a theme or a document.

In: a question as read, and a `Snapshot`. Out: an `Answer`, or nothing.
"""

from kb.search.facts.asking import Question
from kb.search.facts.counts import count_asked
from kb.search.facts.deadlines import deadline_asked
from kb.search.facts.documents import document_asked
from kb.search.facts.duties import duty_asked
from kb.search.facts.figures import figure_asked
from kb.search.facts.themes import theme_asked
from kb.search.facts.values import Answer
from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot

# A deadline may be of a theme or of a document, a published figure comes before our own count.
_KINDS = (deadline_asked, duty_asked, figure_asked, count_asked, theme_asked, document_asked)


def answer_to(snapshot: Snapshot, query: ParsedQuery) -> Answer | None:
    """The answer of the first kind of question that it is and that a record answers."""
    question = Question(snapshot, query)
    answers = (asked(question) for asked in _KINDS)
    return next((answer for answer in answers if answer), None)
