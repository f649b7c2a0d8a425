"""In what order documents answer a parsed query, and how far the search had to go for them.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Ranking`. Of a few keywords, documents that hold all
come first, and stand alone when there are enough of them; of a long question the score decides,
because an article that is long enough holds any words by accident. The score is the sum of BM25
over words, compounds and pairs of neighbours.
"""

import itertools
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kb.index import pair_term
from kb.search.direct import named_outright
from kb.search.matching import (
    allowed,
    citing_all,
    coverage,
    holding_all,
    holding_in_a_row,
    nearest_postings,
    number_postings,
    question_words,
    units_asked,
)
from kb.search.postings import Floats, InvertedIndex, Mask, Postings
from kb.search.query import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.text.vietnamese import fold

# Tuned on judged questions (`kb eval`); docs/search.md has the table.
WORD_WEIGHT = 1.0  # a syllable in no compound of the query is a word by itself: "Tesla", "sứa"
COMPOUND_WEIGHT = 0.6  # a compound and its two syllables weigh about as much as one word
SYLLABLE_WEIGHT = 0.3  # a syllable inside a compound: says little alone, but survives a bad cut
PAIR_WEIGHT = 0.5  # neighbours in the query that are neighbours in the document
OTHER_NAME = 0.8  # a synonym counts a little less than what was typed
LONGEST_COMPOUND = 4
# A query of more words is a question: the score decides, not whether every word is there.
KEYWORDS = 5
# Fewer hits than this with all the keywords, and nearer ones are added below them.
TOO_FEW = 3
# What is added holds at least this share of the information that the best document holds.
COVERAGE = 0.3

Step = Literal["all-words", "look-alikes", "some-words"]
Tiers = NDArray[np.uint8]
_ALL, _ALIKE, _SOME = 3, 2, 1


@dataclass(frozen=True)
class Ranking:
    """The documents found, by document number, and how far the search went.

    `tiers` is 0 for a document not found, and higher the more strictly it answers; `scores` orders
    documents of one tier; `pinned` come before all.
    """

    tiers: Tiers
    scores: Floats
    step: Step
    pinned: tuple[int, ...] = ()


def rank(snapshot: Snapshot, query: ParsedQuery) -> Ranking:
    """Find and score; with nothing to look for, every document is found with score 0."""
    among = allowed(snapshot, query)
    if query.is_empty:
        return Ranking(among.astype(np.uint8), np.zeros(snapshot.size, np.float32), "all-words")
    pinned = tuple(number for number in named_outright(snapshot, query) if among[number])
    tiers = _tiers(snapshot, query, among)
    step: Step = "all-words"
    if (tiers == _SOME).any():
        step = "some-words"
    elif (tiers == _ALIKE).any():
        step = "look-alikes"
    if len(query.words) > KEYWORDS:
        tiers = np.minimum(tiers, _SOME)
    tiers[list(pinned)] = _ALL
    return Ranking(tiers, _scores(snapshot, query), step, pinned)


def order(index: InvertedIndex, ranking: Ranking, kept: Mask, sort: str) -> NDArray[np.int64]:
    """Document numbers of the kept hits, best first; ties by title."""
    ids = np.flatnonzero((ranking.tiers > 0) & kept)
    names = index.name_order[ids]
    if sort == "name":
        return ids[np.argsort(names, kind="stable")]
    issued = index.issued_order[ids]
    if sort == "newest":
        return ids[np.lexsort((names, -issued))]
    if sort == "oldest":
        return ids[np.lexsort((names, np.where(issued < 0, np.iinfo(np.int64).max, issued)))]
    if not ranking.scores.any():
        return ids[np.lexsort((names, -issued))]
    tiers = ranking.tiers[ids].astype(np.int8)
    ids = ids[np.lexsort((names, -ranking.scores[ids], -tiers))]
    first = [number for number in ranking.pinned if kept[number]]
    return np.concatenate([np.array(first, ids.dtype), ids[~np.isin(ids, first)]])


def _tiers(snapshot: Snapshot, query: ParsedQuery, among: Mask) -> Tiers:
    """How strictly each document answers: with all words, with look-alikes, with some words."""
    index, units, marked = snapshot.index, units_asked(snapshot, query), query.has_marks
    is_question = len(query.words) > KEYWORDS
    cited = among & citing_all(index, query.citations)
    tiers = np.zeros(index.size, np.uint8)

    def add(found: Mask, tier: int) -> None:
        np.maximum(tiers, found * np.uint8(tier), out=tiers)

    add(cited & holding_all(index, units, exact=marked), _ALL)
    if marked and not is_question and np.count_nonzero(tiers) < TOO_FEW:
        add(cited & holding_all(index, units, exact=False), _ALIKE)
    if is_question or np.count_nonzero(tiers) < TOO_FEW:
        if query.citations:
            add(cited, _SOME)
        if len(units) > 1 or len(query.words) > 1:
            share = coverage(index, units, exact=marked)
            add(among & (share > 0) & (share >= COVERAGE * share.max(initial=0)), _SOME)
    return tiers


def _scores(snapshot: Snapshot, query: ParsedQuery) -> Floats:
    """The sum of BM25 over words, compounds, pairs of neighbours and document numbers."""
    index = snapshot.index
    scores = np.zeros(index.size, np.float32)

    def add(postings: Postings, weight: float) -> None:
        scores[postings.ids] += postings.scores * weight

    asking, marked = question_words(query), query.has_marks
    compounds = _compounds(index, query, marked)
    joined = {word for words in compounds.values() for word in words}
    for word in query.words:
        if word not in asking:
            weight = SYLLABLE_WEIGHT if word in joined else WORD_WEIGHT
            add(nearest_postings(index, word, exact=marked), weight)
    for compound in compounds:
        find = index.postings if marked else index.folded_postings
        add(find("compounds", compound), COMPOUND_WEIGHT)
    for pair in _pairs(query):
        add(_pair_postings(index, pair, marked), PAIR_WEIGHT)
    for citation in query.citations:
        add(number_postings(index, citation), WORD_WEIGHT)
    for unit in units_asked(snapshot, query):
        for other in unit.others:
            _add_in_a_row(index, other, scores)
    return scores


def _add_in_a_row(index: InvertedIndex, words: tuple[Word, ...], scores: Floats) -> None:
    """Score another name of what was asked for, where it stands whole."""
    held = holding_in_a_row(index, words)
    weight = WORD_WEIGHT if len(words) == 1 else SYLLABLE_WEIGHT
    found = [(nearest_postings(index, word, exact=True), weight) for word in words]
    found += [
        (index.postings("pairs", pair_term(first.text, second.text)), PAIR_WEIGHT)
        for first, second in itertools.pairwise(words)
    ]
    for postings, share in found:
        among = held[postings.ids]
        scores[postings.ids[among]] += postings.scores[among] * share * OTHER_NAME


def _compounds(
    index: InvertedIndex, query: ParsedQuery, marked: bool
) -> dict[str, tuple[Word, ...]]:
    """Every stretch of the query that is a compound somewhere, in whatever way pyvi cut it there.

    For an unmarked query, compounds without their marks: "hoc sinh".
    """
    spellings = index.spellings("compounds")
    found = {}
    for run in (*query.runs, *query.phrases):
        for size in range(2, LONGEST_COMPOUND + 1):
            for start in range(len(run) - size + 1):
                words = run[start : start + size]
                compound = " ".join(word.text for word in words)
                known = spellings.get(fold(compound), ())
                if compound in known if marked else known:
                    found[compound] = words
    return found


def _pairs(query: ParsedQuery) -> dict[tuple[Word, Word], None]:
    runs = (*query.runs, *query.phrases)
    return dict.fromkeys(pair for run in runs for pair in itertools.pairwise(run))


def _pair_postings(index: InvertedIndex, pair: tuple[Word, Word], marked: bool) -> Postings:
    """Where two words stand side by side; marked ones where both stand with their marks.

    Pairs are indexed without marks, so "bán hàng" would otherwise lift "bạn hàng" as well.
    """
    found = index.postings("pairs", pair_term(pair[0].text, pair[1].text))
    if not marked:
        return found
    held = np.ones(len(found.ids), np.bool_)
    for word in pair:
        held &= index.mask(nearest_postings(index, word, exact=True))[found.ids]
    return Postings(found.ids[held], found.scores[held], found.idf)
