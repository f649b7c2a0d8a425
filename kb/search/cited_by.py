"""Which records' texts cite a document: the other end of every link that a citation becomes.

In: a snapshot and a document. Out: records. The index knows who writes a number; who means this
document by it is decided as on their own pages (`kb.documents.references`).
"""

from kb.documents import Setting, names_of
from kb.index.analysis import number_terms
from kb.index.engine import NUMBERS, Any, Clause, Term
from kb.records import Directive, Record
from kb.search.clauses import in_a_row
from kb.search.reading import Word
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import has_marks

_MOST_READ = 300  # texts; a document that more cite is known well enough


def citing(snapshot: Snapshot, directive: Directive) -> tuple[Record, ...]:
    """The records that cite a document by its number or by a name, by name."""
    found = []
    for record_id in snapshot.holding(_written(directive), most=_MOST_READ):
        record, text = snapshot.record_and_text(record_id)
        cited = snapshot.references.find(f"{record.title}\n{text}", Setting.of(record))
        if any(directive in each.candidates for each in cited):
            found.append(record)
    return tuple(found)


def _written(directive: Directive) -> Clause:
    """Holds its number, or one of its names."""
    parsed = directive.parsed_number
    numbers = number_terms(parsed) if parsed and parsed.number else ()
    named = (words for names in names_of([directive]).values() for words, _ in names)
    rows = (in_a_row([Word(word, has_marks(word)) for word in words]) for words in named)
    return Any((*(Term(NUMBERS, number) for number in numbers), *rows))
