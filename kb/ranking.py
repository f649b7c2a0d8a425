"""Which documents answer a parsed query, and in what order.

In: a `ParsedQuery` and a `Snapshot`. Out: a `Ranking`: the documents found, a score for each, and
the step at which they were found. All words are required first; when too few documents hold them
all, look-alikes (other accents) and then documents with most of the words are added below.
Syllables, compounds and unmarked pairs of neighbours each give a BM25 score; only syllables decide
what is found, so nothing is hidden by how pyvi cuts a text.
"""

import itertools
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from kb.analysis import number_terms, pair_term
from kb.citations import Citation, PartialDate
from kb.query import ParsedQuery, Word
from kb.records import Directive
from kb.snapshot import Floats, Mask, Postings, Snapshot
from kb.snippets import contains_phrase
from kb.vietnamese import match_key

# Tuned on judged questions (`kb eval`); docs/search.md has the table.
SYLLABLE_WEIGHT = 0.4
COMPOUND_WEIGHT = 1.0
PAIR_WEIGHT = 0.5
LONGEST_COMPOUND = 4
# Fewer hits than this with all words, and nearer ones are added below them.
TOO_FEW = 3
# A document found by some of the words holds at least this share of their information.
COVERAGE = 0.5
_PHRASES_VERIFIED = 500

Step = Literal["all-words", "look-alikes", "some-words"]


@dataclass(frozen=True)
class Ranking:
    """The documents found, by document number, and how far the search went.

    `tiers` is 0 for a document not found, and higher the more strictly it answers; `scores` orders
    documents of one tier.
    """

    tiers: NDArray[np.uint8]
    scores: Floats
    step: Step
    pinned: tuple[int, ...] = ()


def rank(snapshot: Snapshot, query: ParsedQuery) -> Ranking:
    """Find and score; with nothing to look for, every document is found with score 0."""
    if query.is_empty:
        found = ~_excluded(snapshot, query)
        return Ranking(found.astype(np.uint8), np.zeros(snapshot.size, np.float32), "all-words")
    allowed = ~_excluded(snapshot, query) & _phrases(snapshot, query.phrases)
    pinned = tuple(number for number in _pinned(snapshot, query) if allowed[number])
    cited = _cited(snapshot, query.citations)
    words = query.words
    strict = allowed & cited & _holding_all(snapshot, words, query, look_alikes=False)
    scores = _scores(snapshot, query)
    step: Step = "all-words"
    tiers = strict.astype(np.uint8)
    if np.count_nonzero(strict) < TOO_FEW and words:
        if query.has_marks:
            alike = allowed & cited & _holding_all(snapshot, words, query, look_alikes=True)
            step = "look-alikes" if (alike & ~strict).any() else step
            tiers += alike
        if np.count_nonzero(tiers) < TOO_FEW and (len(words) > 1 or query.citations):
            some = allowed & _holding_most(snapshot, query, cited)
            step = "some-words" if (some & (tiers == 0)).any() else step
            tiers += some
    tiers[list(pinned)] = 9
    return Ranking(tiers, scores, step, pinned)


def order(snapshot: Snapshot, ranking: Ranking, kept: Mask, sort: str) -> NDArray[np.int64]:
    """Document numbers of the kept hits, best first; ties by title."""
    ids = np.flatnonzero((ranking.tiers > 0) & kept)
    names = snapshot.name_order[ids]
    if sort == "name":
        return ids[np.argsort(names, kind="stable")]
    issued = snapshot.issued_order[ids]
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


def _postings(snapshot: Snapshot, word: Word, query: ParsedQuery, look_alikes: bool) -> Postings:
    """A reader who types marks means them; to one who does not, all spellings are equal."""
    if query.has_marks and not look_alikes:
        return snapshot.postings("syllables", word.text)
    return snapshot.folded_postings("syllables", word.folded)


def _holding_all(
    snapshot: Snapshot, words: Sequence[Word], query: ParsedQuery, look_alikes: bool
) -> Mask:
    held = np.zeros(snapshot.size, np.uint8)
    for word in words:
        held[_postings(snapshot, word, query, look_alikes).ids] += 1
    return np.equal(held, len(words))


def _holding_most(snapshot: Snapshot, query: ParsedQuery, cited: Mask) -> Mask:
    """Documents that hold at least COVERAGE of the information (summed idf) of the words."""
    mass = np.zeros(snapshot.size, np.float32)
    total = 0.0
    for word in query.words:
        postings = _any_postings(snapshot, word, query)
        count = postings.document_frequency
        if count:
            weight = math.log(1 + (snapshot.size - count + 0.5) / (count + 0.5))
            mass[postings.ids] += weight
            total += weight
    if query.citations:
        return cited | (mass > 0) & (mass >= total * COVERAGE)
    return (mass > 0) & (mass >= total * COVERAGE)


def _any_postings(snapshot: Snapshot, word: Word, query: ParsedQuery) -> Postings:
    exact = _postings(snapshot, word, query, look_alikes=False)
    return exact if exact.document_frequency else _postings(snapshot, word, query, look_alikes=True)


def _scores(snapshot: Snapshot, query: ParsedQuery) -> Floats:
    scores = np.zeros(snapshot.size, np.float32)

    def add(postings: Postings, weight: float) -> None:
        scores[postings.ids] += postings.scores * weight

    for word in query.words:
        add(_any_postings(snapshot, word, query), SYLLABLE_WEIGHT)
    for run in (*query.runs, *query.phrases):
        for first, second in dict.fromkeys(itertools.pairwise(run)):
            add(snapshot.postings("pairs", pair_term(first.text, second.text)), PAIR_WEIGHT)
        for compound in dict.fromkeys(_compounds(run)):
            if query.has_marks:
                add(snapshot.postings("compounds", compound), COMPOUND_WEIGHT)
            else:
                add(snapshot.folded_postings("compounds", compound), COMPOUND_WEIGHT)
    for citation in query.citations:
        for term in number_terms(citation.number)[:1]:
            add(snapshot.postings("numbers", term), 1.0)
    return scores


def _compounds(run: Sequence[Word]) -> Iterable[str]:
    """Every stretch of two to four neighbouring words."""
    for size in range(2, LONGEST_COMPOUND + 1):
        for start in range(len(run) - size + 1):
            yield " ".join(word.text for word in run[start : start + size])


def _excluded(snapshot: Snapshot, query: ParsedQuery) -> Mask:
    mask = np.zeros(snapshot.size, np.bool_)
    for phrase in query.excluded:
        mask |= _phrases(snapshot, (phrase,))
    return mask


def _phrases(snapshot: Snapshot, phrases: Iterable[tuple[Word, ...]]) -> Mask:
    """Documents in which each phrase stands as typed; pairs find them, the text confirms."""
    mask = np.ones(snapshot.size, np.bool_)
    for phrase in phrases:
        held = np.ones(snapshot.size, np.bool_)
        for first, second in itertools.pairwise(phrase):
            pair = np.zeros(snapshot.size, np.bool_)
            pair[snapshot.postings("pairs", pair_term(first.text, second.text)).ids] = True
            held &= pair
        for word in phrase:
            held &= _holding(snapshot, word)
        if len(phrase) > 2 or (len(phrase) == 2 and any(word.has_marks for word in phrase)):
            _confirm(snapshot, phrase, held)
        mask &= held
    return mask


def _holding(snapshot: Snapshot, word: Word) -> Mask:
    mask = np.zeros(snapshot.size, np.bool_)
    if word.has_marks:
        mask[snapshot.postings("syllables", word.text).ids] = True
    else:
        mask[snapshot.folded_postings("syllables", word.text).ids] = True
    return mask


def _confirm(snapshot: Snapshot, phrase: tuple[Word, ...], held: Mask) -> None:
    """Strike out documents whose pairs stand apart, as far as it is cheap to look."""
    for number in np.flatnonzero(held)[:_PHRASES_VERIFIED]:
        record, text = snapshot.record_and_text(int(number))
        parts = [record.title, text, record.name, record.province or ""]
        parts += [getattr(record, "subject", None) or getattr(record, "issuer", None) or ""]
        if not any(contains_phrase(part, phrase) for part in parts):
            held[number] = False


def _cited(snapshot: Snapshot, citations: Iterable[Citation]) -> Mask:
    """Documents that bear or cite every number asked for."""
    mask = np.ones(snapshot.size, np.bool_)
    for citation in citations:
        one = np.zeros(snapshot.size, np.bool_)
        for term in number_terms(citation.number)[:1]:
            one[snapshot.postings("numbers", term).ids] = True
        mask &= one
    return mask


def _pinned(snapshot: Snapshot, query: ParsedQuery) -> list[int]:
    """The documents asked for by number, then those whose title is the query, word for word."""
    first = [
        number for citation in query.citations for number in resolve(snapshot, citation, query)
    ]
    title = " ".join(word.folded for run in query.runs for word in run)
    if title and not query.citations:
        first.extend(snapshot.titles.get(title, ()))
    return list(dict.fromkeys(first))


def resolve(snapshot: Snapshot, citation: Citation, query: ParsedQuery | None = None) -> list[int]:
    """The documents that a citation may mean, likeliest first.

    Numbers restart with every congress term and in every province: the type, the date and a
    province named beside the number tell them apart; else central documents come first.
    """
    named = match_key(" ".join(word.text for word in query.words)) if query else ""

    def likelihood(number: int) -> tuple[bool, bool, bool, bool, str]:
        record = snapshot.record(number)
        assert isinstance(record, Directive)
        province = match_key(record.province or "")
        return (
            _same_date(citation.date, record.issued),
            citation.type is None or citation.type == record.type,
            bool(province) and province in named,
            record.level == "trung-uong",
            str(record.issued or ""),
        )

    found = [number for number, own in snapshot.numbers if citation.number.matches(own)]
    return sorted(found, key=likelihood, reverse=True)


def _same_date(asked: PartialDate | None, issued: PartialDate | None) -> bool:
    if asked is None or issued is None:
        return asked is None
    return str(issued).startswith(str(asked)) or str(asked).startswith(str(issued))
