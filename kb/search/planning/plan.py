"""Which plan answers a question: how far to go for it, and what counts how much.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Plan` for the engine. Of a few keywords, documents
that hold all come first, and stand alone when there are enough of them; of a long question the
score decides, because an article that is long enough holds any words by accident. The score is the
sum of BM25 over words, compounds and pairs of neighbours, and of what lifts a document.
"""

from kb.index.engine import Plan
from kb.search.clauses import allowed
from kb.search.direct import named_outright
from kb.search.planning.asked import Asked
from kb.search.planning.lifts import lifts
from kb.search.planning.tiers import tiers
from kb.search.planning.words import scored_words
from kb.search.reading import ParsedQuery
from kb.search.snapshot import Snapshot

# Fewer hits than this with all the keywords, and nearer ones are added below them.
TOO_FEW = 3


def plan_for(snapshot: Snapshot, query: ParsedQuery) -> Plan:
    """The plan of a question, without filters, order and page; an empty one finds every record."""
    among = allowed(snapshot, query)
    if query.is_empty:
        return Plan(among=among, sort="newest")
    asked = Asked(snapshot, query)
    scored = tuple(each for each in (*scored_words(asked), *lifts(asked)) if each.weight)
    return Plan(
        tiers=tuple(tiers(asked)),
        enough=None if asked.is_question else TOO_FEW,
        is_ordered=not asked.is_question,
        scored=scored,
        among=among,
        pinned=named_outright(snapshot, query),
        sort="relevance" if scored else "newest",
    )
