"""Which records' texts cite a document: the other end of every link that a citation becomes.

In: a snapshot and a document. Out: records. The index knows who writes a number; who means this
document by it is decided as on their own pages (`kb.documents.references`).
"""

import numpy as np

from kb.documents import Setting, names_of
from kb.index import number_terms
from kb.records import Directive, Record
from kb.search.matching import holding_in_a_row
from kb.search.postings import Mask
from kb.search.query import Word
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import has_marks

_MOST_READ = 300  # texts; a document that more cite is known well enough


def citing(snapshot: Snapshot, directive: Directive) -> tuple[Record, ...]:
    """The records that cite a document by its number or by a name, in the order of records."""
    found = []
    for number in np.flatnonzero(_writing(snapshot, directive))[:_MOST_READ]:
        record, text = snapshot.record_and_text(int(number))
        cited = snapshot.references.find(f"{record.title}\n{text}", Setting.of(record))
        if any(directive in each.candidates for each in cited):
            found.append(record)
    return tuple(found)


def _writing(snapshot: Snapshot, directive: Directive) -> Mask:
    """The records in which its number stands, or one of its names."""
    index = snapshot.index
    held = np.zeros(index.size, np.bool_)
    parsed = directive.parsed_number
    for term in number_terms(parsed) if parsed and parsed.number else ():
        held |= index.mask(index.postings("numbers", term))
    for names in names_of([directive]).values():
        for words, _ in names:
            held |= holding_in_a_row(index, [Word(word, has_marks(word)) for word in words])
    return held
