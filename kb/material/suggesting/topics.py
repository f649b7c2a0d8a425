"""The fields of work of an article, by the words of content/fields.yaml and near_words.yaml.

In: an `Article`, `Vocabularies`. Out: suggestions: the codes whose words the title, the first
paragraphs and the text hold most, few of them, each with the sentence that bears it best.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kb.material.suggesting.article import Article, suggestion
from kb.material.suggesting.sentences import Sentence
from kb.material.values import Suggestion
from kb.text.vietnamese import syllable_texts
from kb.vocabularies import Vocabularies

_MOST = 3
_LEAST = 3.0
_SHARE = 0.45  # of the best
_TITLE, _LEAD, _TEXT, _MOST_TEXT = 4.0, 1.5, 0.75, 4
_AGREED = 2  # terms of a group of near words that a field names itself: then it means all

# "hiến hơn 1.500 m2 đất" is of "hiến đất", "cứu 11 thuyền viên" of "cứu thuyền viên".
_AMOUNT_RE = re.compile(
    r"(?<=\s)(?:(?:hơn|gần|khoảng|trên|thêm)\s)?(?:(?!0\s)\d[\d.,]*|hai|ba|bốn|mấy"
    r"|hàng (?:trăm|nghìn|ngàn|chục))"
    r"\s(?:(?:nghìn|ngàn|triệu|tỷ|m2|m²|m|ha|km|lượt|chiếc|em)\s)?"
)

Terms = Mapping[tuple[str, ...], tuple[str, ...]]


@dataclass
class _Score:
    """What speaks for a field: its weight, and its sentences with the number of terms in each."""

    weight: float = 0.0
    sentences: dict[Sentence, int] = field(default_factory=dict)


def fields_of(article: Article, vocabularies: Vocabularies) -> Iterator[Suggestion]:
    """The codes of the fields, the strongest first."""
    terms = terms_of(vocabularies)
    scores: defaultdict[str, _Score] = defaultdict(_Score)
    for code in _codes(article.title, terms):
        scores[code].weight += _TITLE
    lead = set(article.lead)
    for sentence in article.sentences:
        for code, count in _codes(sentence.text, terms).items():
            score = scores[code]
            score.sentences[sentence] = count
            is_counted = len(score.sentences) <= _MOST_TEXT or sentence in lead
            score.weight += (_LEAD if sentence in lead else _TEXT) if is_counted else 0.0
    ranked = sorted(scores.items(), key=lambda pair: -pair[1].weight)
    least = max(_LEAST, _SHARE * ranked[0][1].weight) if ranked else 0
    for code, score in ranked[:_MOST]:
        if score.sentences and score.weight >= least:
            best = max(score.sentences, key=lambda each: score.sentences[each])
            yield suggestion("fields", code, best)


def _codes(text: str, terms: Terms) -> dict[str, int]:
    """The codes whose terms stand in a text, and how many; the longest term at each place."""
    words = syllable_texts(_AMOUNT_RE.sub("", text))
    found: dict[str, int] = {}
    longest = max(map(len, terms), default=0)
    place = 0
    while place < len(words):
        sizes = range(min(longest, len(words) - place), 0, -1)
        size = next((n for n in sizes if tuple(words[place : place + n]) in terms), 0)
        for code in terms.get(tuple(words[place : place + size]), ()):
            found[code] = found.get(code, 0) + 1
        place += size or 1
    return found


@lru_cache(maxsize=4)
def _terms(said: tuple[tuple[str, str], ...], groups: tuple[tuple[str, ...], ...]) -> Terms:
    near = [[tuple(syllable_texts(term)) for term in group] for group in groups]
    found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for code, text in said:
        own = {tuple(syllable_texts(part)) for part in text.replace(" và ", ",").split(",")}
        own |= {term for group in near if _is_meant(own, group) for term in group}
        for term in own:
            if len(term) > 1 and code not in found[term]:
                found[term].append(code)
    return {term: tuple(codes) for term, codes in found.items()}


def _is_meant(own: set[tuple[str, ...]], group: list[tuple[str, ...]]) -> bool:
    """Whether a field means all of some near words: it names most of them, two at least."""
    held = len(own & set(group))
    return held >= _AGREED and 2 * held > len(group)


def terms_of(vocabularies: Vocabularies) -> Terms:
    """The words that speak for each field: its own, else label and scope; and words near them."""
    said = tuple(
        (each.code, ",".join(each.words or (each.label, each.scope)))
        for each in vocabularies.fields
    )
    return _terms(said, tuple(each.terms for each in vocabularies.near_words))
