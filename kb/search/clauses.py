"""What must stand in a document, as clauses over terms: words, units, phrases, numbers.

In: a `ParsedQuery` or parts of it. Out: clauses (`kb.index.engine`). Only syllables decide what is
held, so nothing is hidden by how pyvi cuts a text. Which plan they make is said in
`kb.search.planning`.
"""

import itertools
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from cachetools import LRUCache

from kb.citations import Citation
from kb.index.analysis import number_terms, pair_term, texts_of
from kb.index.engine import FOLDED, ID, NUMBERS, PAIRS, SYLLABLES, All, Any, Clause, Term
from kb.search.reading import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.search.snippets import contains_phrase, is_written_in
from kb.search.synonyms import Unit, Words
from kb.text.vietnamese import has_marks, syllable_texts

# Phrases are confirmed in so many texts at most, over all phrases of a query (about 100 ms).
_TEXTS_READ = 1_000
_PHRASES = 256


def exact(word: Word) -> Term:
    """The word with exactly these marks."""
    return Term(SYLLABLES, word.text)


def alike(word: Word) -> Term:
    """The word with any marks."""
    return Term(FOLDED, word.folded)


def pairs_of(words: Sequence[Word]) -> Iterator[Term]:
    """Each pair of neighbours, side by side, whatever their marks."""
    for first, second in itertools.pairwise(words):
        yield Term(PAIRS, pair_term(first.text, second.text))


def unit_clause(unit: Unit, term_of: Callable[[Word], Term], *, nearly: bool = False) -> Clause:
    """Holds a unit, by one name or another; `term_of` says how a word typed is looked for.

    `nearly`: something near in sense will do.
    """
    row = pairs_of(unit.words) if unit.in_a_row else ()
    typed = All((*map(term_of, unit.words), *row))
    others = (*unit.others, *unit.near) if nearly else unit.others
    other = (*map(in_a_row, others), *unit.meant)
    return Any((typed, *other)) if other else typed


def in_a_row(words: Sequence[Word]) -> All:
    """Holds the words as written, each pair of neighbours side by side."""
    return All((*map(exact, words), *pairs_of(words)))


def holding(text: str) -> All:
    """Holds the words of a text as written, one beside the other."""
    return in_a_row([Word(syllable, has_marks(syllable)) for syllable in syllable_texts(text)])


def number_term(citation: Citation) -> Term:
    """The number as it stands in texts that bear or cite it."""
    return Term(NUMBERS, number_terms(citation.number)[0])


def ids_clause(record_ids: Iterable[str]) -> Any:
    """Is one of these records."""
    return Any(tuple(Term(ID, record_id) for record_id in record_ids))


def allowed(snapshot: Snapshot, query: ParsedQuery) -> All:
    """Holds all the phrases, one part of each choice, and none of the exclusions."""
    rows = (*query.phrases, *query.excluded, *itertools.chain.from_iterable(query.choices))
    looks = _TEXTS_READ // max(1, len(rows))
    clause = All()
    for phrase in query.phrases:
        clause = All((*clause.parts, _phrase(snapshot, phrase, clause, looks)))
    for choice in query.choices:
        parts = (_meant(phrase, query) for phrase in choice)
        one = Any(tuple(_phrase(snapshot, phrase, clause, looks) for phrase in parts))
        clause = All((*clause.parts, one))
    for phrase in query.excluded:
        excluded = _phrase(snapshot, phrase, clause, looks)
        clause = All(clause.parts, (*clause.without, excluded))
    return clause


def _meant(words: Words, query: ParsedQuery) -> Words:
    """The words as they are meant: beside "dê", "ong" is not "ông"."""
    return tuple(replace(word, has_marks=query.has_marks) for word in words)


def _phrase(snapshot: Snapshot, phrase: Words, among: All, looks: int) -> All:
    """Holds the phrase as typed: pairs find it; where they stand apart, the text has the say."""
    words = tuple(exact(word) if word.has_marks else alike(word) for word in phrase)
    clause = All((*words, *pairs_of(phrase)))
    if len(phrase) > 2 or (len(phrase) == 2 and any(word.has_marks for word in phrase)):
        return All(clause.parts, _apart(snapshot, phrase, All((among, clause)), looks))
    return clause


def _apart(snapshot: Snapshot, phrase: Words, clause: All, looks: int) -> tuple[Clause, ...]:
    """Where a clause holds, but a phrase does not stand; kept for the pages of one search."""
    kept, key = snapshot.derived(_Kept), (phrase, clause, looks)
    with kept.lock:
        found = kept.phrases.get(key)
    if found is None:
        held = snapshot.holding(clause, most=looks)
        found = tuple(Term(ID, each) for each in held if not _stands_in(snapshot, each, phrase))
        with kept.lock:
            kept.phrases[key] = found
    return found


class _Kept:
    """The phrases looked up last."""

    def __init__(self, _: Snapshot) -> None:
        self.lock = threading.Lock()
        self.phrases: LRUCache[tuple[Words, All, int], tuple[Clause, ...]] = LRUCache(_PHRASES)


def _stands_in(snapshot: Snapshot, record_id: str, phrase: Words) -> bool:
    text = snapshot.text(record_id)
    if is_written_in(text, phrase):
        return True
    texts = texts_of(snapshot.record(record_id), snapshot.vocabularies, text)
    return any(contains_phrase(each, phrase) for each, _ in texts)
