"""Which documents hold what was asked: words, phrases, document numbers. No scores here.

In: a `ParsedQuery` or parts of it, and a `Snapshot`. Out: masks over all documents. Only syllables
decide what is held, so nothing is hidden by how pyvi cuts a text.
"""

import itertools
from collections.abc import Iterable, Sequence

import numpy as np

from kb.citations import Citation
from kb.index import number_terms, pair_term, texts_of
from kb.search.postings import Floats, InvertedIndex, Mask, Postings
from kb.search.query import ParsedQuery, Word
from kb.search.snapshot import Snapshot
from kb.search.snippets import contains_phrase
from kb.search.synonyms import Unit, units_of
from kb.text.vietnamese import fold, has_marks, syllable_texts

# A query of so many words may be a question, in which "ai" asks; in "Ai Cập" it does not.
QUESTION_LENGTH = 4
# The words that ask. They stand in questions and hardly ever in their answers.
_QUESTION_WORDS = frozenset({"gì", "nào", "ai", "đâu", "mấy"})
_QUESTION_PAIRS = frozenset(
    {"bao nhiêu", "bao lâu", "bao giờ", "bao xa", "khi nào"}
    | {"ở đâu", "ra sao", "tại sao", "thế nào", "vì sao"}
)
# Without marks "dau" is also "đầu", "ai" also "ái": only these still mean a question.
_UNMARKED_QUESTION_WORDS = frozenset({"gi", "nao"})
_UNMARKED_QUESTION_PAIRS = frozenset(map(fold, _QUESTION_PAIRS))
# Phrases are confirmed in so many texts at most, over all phrases of a query (about 100 ms).
_TEXTS_READ = 1_000


def question_words(query: ParsedQuery) -> frozenset[Word]:
    """The words that only ask: "gì" in "lục lạp có màu gì"; none in a query of a few keywords."""
    marked = query.has_marks
    words = _QUESTION_WORDS if marked else _UNMARKED_QUESTION_WORDS
    pairs = _QUESTION_PAIRS if marked else _UNMARKED_QUESTION_PAIRS
    found = {word for run in query.runs for word in run if word.text in words}
    for run in query.runs:
        for first, second in itertools.pairwise(run):
            if f"{first.text} {second.text}" in pairs:
                found |= {first, second}
    asked = query.words
    return frozenset(found if len(asked) >= QUESTION_LENGTH and len(found) < len(asked) else ())


def postings_of(index: InvertedIndex, word: Word, *, exact: bool) -> Postings:
    """Where a word stands: with exactly these marks, or with any."""
    if exact:
        return index.postings("syllables", word.text)
    return index.folded_postings("syllables", word.folded)


def nearest_postings(index: InvertedIndex, word: Word, *, exact: bool) -> Postings:
    """With exactly these marks, unless nothing is written so; then with any."""
    found = postings_of(index, word, exact=exact)
    return found if found.document_frequency else postings_of(index, word, exact=False)


def units_asked(snapshot: Snapshot, query: ParsedQuery) -> list[Unit]:
    """The parts of a query that must be found, question words left out; phrases word by word."""
    asking = question_words(query)
    units = [unit for run in query.runs for unit in units_of(run, snapshot.synonyms)]
    units += [Unit((word,)) for phrase in query.phrases for word in phrase]
    return [unit for unit in dict.fromkeys(units) if not asking.issuperset(unit.words)]


def holding_all(index: InvertedIndex, units: Iterable[Unit], *, exact: bool) -> Mask:
    """The documents that hold every one of the units, by one name or another."""
    held = np.ones(index.size, np.bool_)
    for unit in units:
        one = np.ones(index.size, np.bool_)
        for word in unit.words:
            one &= index.mask(postings_of(index, word, exact=exact))
        for other in unit.others:
            one |= holding_in_a_row(index, other)
        held &= one
    return held


def holding_in_a_row(index: InvertedIndex, words: Sequence[Word]) -> Mask:
    """The documents that hold the words as written, each pair of neighbours side by side."""
    held = np.ones(index.size, np.bool_)
    for word in words:
        held &= index.mask(postings_of(index, word, exact=True))
    for first, second in itertools.pairwise(words):
        held &= index.mask(index.postings("pairs", pair_term(first.text, second.text)))
    return held


def holding(index: InvertedIndex, text: str) -> Mask:
    """The documents that hold the words of a text as written, one beside the other."""
    words = [Word(syllable, has_marks(syllable)) for syllable in syllable_texts(text)]
    return holding_in_a_row(index, words)


def coverage(index: InvertedIndex, units: Iterable[Unit], *, exact: bool) -> Floats:
    """For each document, the share of the words' information (summed idf) that it holds."""
    held = np.zeros(index.size, np.float32)
    total = 0.0
    for unit in units:
        one = np.zeros(index.size, np.float32)
        asked = 0.0
        for word in unit.words:
            postings = nearest_postings(index, word, exact=exact)
            one[postings.ids] += postings.idf
            asked += postings.idf
        for other in unit.others:
            one[holding_in_a_row(index, other)] = asked
        held += one
        total += asked
    return held / np.float32(total or 1.0)


def allowed(snapshot: Snapshot, query: ParsedQuery) -> Mask:
    """The documents that hold all the phrases and none of the exclusions."""
    mask = np.ones(snapshot.size, np.bool_)
    looks = _TEXTS_READ // max(1, len(query.phrases) + len(query.excluded))
    for phrase in query.phrases:
        mask = _holding_phrase(snapshot, phrase, mask, looks)
    for phrase in query.excluded:
        mask &= ~_holding_phrase(snapshot, phrase, mask, looks)
    return mask


def _holding_phrase(snapshot: Snapshot, phrase: tuple[Word, ...], among: Mask, looks: int) -> Mask:
    """The documents in which the phrase stands as typed: pairs find them, the text confirms."""
    index, held = snapshot.index, among.copy()
    for word in phrase:
        held &= index.mask(postings_of(index, word, exact=word.has_marks))
    for first, second in itertools.pairwise(phrase):
        held &= index.mask(index.postings("pairs", pair_term(first.text, second.text)))
    if len(phrase) > 2 or (len(phrase) == 2 and any(word.has_marks for word in phrase)):
        _confirm(snapshot, phrase, held, looks)
    return held


def _confirm(snapshot: Snapshot, phrase: tuple[Word, ...], held: Mask, looks: int) -> None:
    """Strike out documents whose pairs stand apart, as far as it is cheap to look."""
    for number in np.flatnonzero(held)[:looks]:
        record, text = snapshot.record_and_text(int(number))
        texts = texts_of(record, snapshot.vocabularies, text)
        if not any(contains_phrase(each, phrase) for each, _ in texts):
            held[number] = False


def citing_all(index: InvertedIndex, citations: Iterable[Citation]) -> Mask:
    """The documents that bear or cite every number asked for."""
    mask = np.ones(index.size, np.bool_)
    for citation in citations:
        mask &= index.mask(number_postings(index, citation))
    return mask


def number_postings(index: InvertedIndex, citation: Citation) -> Postings:
    """Where a document's number stands."""
    return index.postings("numbers", number_terms(citation.number)[0])
