"""Questions of fact: what one field of a record says, or what the collection counts.

In: a question as read, and a `Snapshot`. Out: an `Answer`, or nothing: what no record says, or
several say, is not answered. The rooms, bottom up:

    asking -> sayings -> documents; asking -> themes -> deadlines; asking -> figures, counts
    all of them -> answering
"""

from kb.search.facts.answering import answer_to
from kb.search.facts.values import Answer

__all__ = ["Answer", "answer_to"]
