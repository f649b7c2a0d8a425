"""All that a search box may suggest: titles, people, numbers, units, honours, fields, days, places.

In: a snapshot. Out: `Entry`s, best first. One pass over what the engine has stored: each record is
read, told of and let go.
"""

import itertools

from kb.records import record_from_plain
from kb.search.snapshot import Snapshot
from kb.search.suggestions import things
from kb.search.suggestions.goals import Entry
from kb.search.suggestions.records import Gathered, gather, of_document


def entries(snapshot: Snapshot) -> list[Entry]:
    """Everything that may be suggested, best first."""
    gathered = Gathered()
    for record_id in snapshot.engine.listing():
        gather(record_from_plain(snapshot.engine.stored(record_id)["record"]), gathered)
    documents = (of_document(each, gathered.answering[each.id]) for each in gathered.documents)
    found = [
        *gathered.entries,
        *itertools.chain.from_iterable(documents),
        *things.units(snapshot, gathered.units),
        *things.honours(snapshot, gathered.honours),
        *things.fields(snapshot),
        *things.days(snapshot),
        *things.provinces(snapshot),
        *things.localities(snapshot, gathered.places),
    ]
    return sorted(found, key=lambda entry: entry.rank)
