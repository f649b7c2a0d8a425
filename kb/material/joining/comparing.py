"""Lays an article beside a record: what agrees, what differs, what is new.

In: an `Article`, a record, the suggestions of the article. Out: the lists of a `Kin`. A
contradiction is told with both sides, and never resolved.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

from kb.material.joining.figures import YEAR, Figure, figures_of
from kb.material.joining.honours import counterpart, fuller, honour_of, unlike
from kb.material.joining.known import Article
from kb.material.joining.spelling import other_spellings
from kb.material.joining.values import Agreement, Difference
from kb.material.joining.words import between_blanks, content_words, runs, sentences
from kb.material.values import Suggestion
from kb.records import Exemplar
from kb.schema import spec_of
from kb.text.markup import to_text
from kb.text.vietnamese import fold, match_key
from kb.vocabularies import Vocabularies
from kb.wording import entry, then_and_now

_SINGLE = ("role", "district", "commune", "stage", "registered")
_SEVERAL = ("years", "fields", "directives")
_ALIKE, _ALIKE_YEARS = 3, 4  # words of two sentences that tell of the same thing


class Comparison:
    """An article and a record side by side."""

    def __init__(
        self,
        article: Article,
        record: Exemplar,
        suggestions: Sequence[Suggestion],
        vocabularies: Vocabularies,
    ) -> None:
        self._article, self._record = article, record
        self._suggestions, self._vocabularies = suggestions, vocabularies
        self._story = "\n".join(filter(None, (record.summary, to_text(record.body))))
        honours = "\n".join(entry(each).text for each in record.honours)
        self._whole = f"{record.title}\n{record.subject or ''}\n{self._story}\n{honours}"

    # What agrees

    @cached_property
    def agrees(self) -> tuple[Agreement, ...]:
        """What both say, field by field, each value once."""
        found = [*self._names(), *self._places(), *self._equal()]
        by_value: dict[str, Agreement] = {}
        for each in found:
            by_value.setdefault(match_key(each.value), each)
        return tuple(by_value.values())

    def _names(self) -> Iterator[Agreement]:
        record = self._record
        places = f"{record.commune} {record.district} {record.province}"
        for field in ("subject", "title"):
            for name in runs(getattr(record, field) or ""):
                key = between_blanks(name).strip()
                if " " in name and name not in places and self._article.names(key):
                    yield self._agreement(field, name, name)

    def _places(self) -> Iterator[Agreement]:
        for field in ("commune", "district"):
            for name in runs(getattr(self._record, field) or ""):
                if self._article.names(between_blanks(name).strip()):
                    yield self._agreement(field, getattr(self._record, field), name)
        where = self._vocabularies.where(self._record.province)
        if where and where.today.slug in self._article.places:
            sentence = self._article.sentence_of_place(where.today.slug)
            name = then_and_now(self._record.province, self._vocabularies) or where.name
            yield Agreement(_label("province"), name, sentence)

    def _equal(self) -> Iterator[Agreement]:
        for year in self._record.years:
            if self._article.says(str(year)):
                yield self._agreement("years", str(year), str(year))
        for each in self._suggestions:
            if each.field in _SINGLE and self._is_held(each):
                yield Agreement(_label(each.field), _said(each), each.sentence)
        for each, held in self._honours():
            if not list(unlike(held, honour_of(_mapping(each)))):
                yield Agreement(_label("honours"), held.title, each.sentence)

    def _agreement(self, field: str, value: str, words: str) -> Agreement:
        return Agreement(_label(field), value, self._article.sentence_with(words))

    # What differs

    @cached_property
    def differs(self) -> tuple[Difference, ...]:
        """What they say otherwise."""
        return (*self._spelled(), *self._stated(), *self._honoured(), *self._counted())

    def _spelled(self) -> Iterator[Difference]:
        for each in other_spellings(self._whole, self._article):
            sentence = self._article.sentence_with(each.said)
            where = _sentence_with(self._whole, each.held)
            yield Difference("Cách viết tên", each.held, where, each.said, sentence)

    def _stated(self) -> Iterator[Difference]:
        for field in _SINGLE:
            said = [each for each in self._suggestions if self._is_of_them(each, field)]
            held = getattr(self._record, field)
            if held and said and not any(self._is_held(each) for each in said):
                ours, label = " ".join(spec_of(Exemplar, field).type.words(held)), _label(field)
                yield Difference(label, ours, label, _said(said[0]), said[0].sentence)

    def _is_of_them(self, each: Suggestion, field: str) -> bool:
        """Whether a suggestion for a field stands in a sentence that names who the record is of."""
        words = fold(between_blanks(each.sentence))
        names = (name for name in runs(f"{self._record.subject}\n{self._record.title}"))
        is_said = any(map(str.islower, str(each.value)))  # "GS.TS" is no role
        return (
            is_said
            and each.field == field
            and any(fold(between_blanks(name)) in words for name in names if " " in name)
        )

    def _honours(self) -> Iterator[tuple[Suggestion, Any]]:
        """Suggested honours that the record seems to bear, each with its own."""
        for each in self._suggestions:
            if each.field == "honours":
                at = counterpart(honour_of(_mapping(each)), self._record.honours)
                if at is not None:
                    yield each, self._record.honours[at]

    def _honoured(self) -> Iterator[Difference]:
        for each, held in self._honours():
            for label, ours, theirs in unlike(held, honour_of(_mapping(each))):
                yield Difference(
                    f"{held.title}: {label}", ours, "Khen thưởng", theirs, each.sentence
                )

    @cached_property
    def _figures(self) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
        theirs = tuple(figures_of(self._article.material.text))
        return tuple(figures_of(self._story)), theirs

    def _counted(self) -> Iterator[Difference]:
        """Figures of sentences that tell of the same thing and count it otherwise."""
        ours, theirs = self._figures
        for said in theirs:
            if any(_is_equal(said, each) for each in ours):
                continue
            against = [each for each in ours if self._contradicts(said, each)]
            if against:
                held = max(against, key=lambda each: len(each.around & said.around))
                label = "Năm" if said.unit == YEAR else "Con số"
                yield Difference(label, held.text, held.sentence, said.text, said.sentence)

    def _contradicts(self, said: Figure, held: Figure) -> bool:
        theirs = self._figures[1]
        if not said.counts_like(held) or any(_is_equal(held, each) for each in theirs):
            return False
        is_close = " " in said.unit and said.unit == held.unit
        fewest = _ALIKE_YEARS if said.unit == YEAR else _ALIKE - is_close
        return len((said.around & held.around) - self._called) >= fewest

    @cached_property
    def _called(self) -> frozenset[str]:
        """The words of its names, places and honours: they say nothing of what is counted."""
        record = self._record
        places = (record.commune, record.district, record.province)
        titles = (each.title for each in record.honours)
        names = runs(f"{record.title}\n{record.subject or ''}")
        return content_words(" ".join(filter(None, (*names, *places, *titles))))

    # What is new

    @cached_property
    def new(self) -> tuple[Suggestion, ...]:
        """Suggestions for what the record leaves blank or does not list."""
        return tuple(each for each in self._suggestions if self._is_new(each))

    def _is_new(self, each: Suggestion) -> bool:
        if each.field in _SINGLE or each.field == "province":
            return not getattr(self._record, each.field)
        if each.field in _SEVERAL:
            return not self._is_held(each)
        if each.field != "honours":
            return False
        said = honour_of(_mapping(each))
        at = counterpart(said, self._record.honours)
        if at is None:
            return True
        held = self._record.honours[at]
        return not list(unlike(held, said)) and fuller(held, said) != held

    @cached_property
    def told(self) -> tuple[str, ...]:
        """The article's sentences with figures of which the record has none, once each."""
        ours, theirs = self._figures
        told = {each.sentence for each in self.differs}
        fresh: dict[str, None] = {}
        for said in theirs:
            if said.unit != YEAR and not any(_is_equal(said, each) for each in ours):
                fresh[said.sentence] = None
        return tuple(each for each in fresh if each not in told)

    def _is_held(self, each: Suggestion) -> bool:
        """Whether the record says it already, if in more words."""
        held = getattr(self._record, each.field)
        if isinstance(held, tuple):
            return str(each.value) in map(str, held)
        ours, theirs = (f" {match_key(str(side))} " for side in (held or "", each.value))
        shared = set(ours.split()) & set(theirs.split())
        fewer = min(len(set(ours.split())), len(set(theirs.split())))
        is_role = each.field == "role" and 2 * len(shared) >= fewer
        return bool(held) and (theirs in ours or ours in theirs or is_role)


def _is_equal(one: Figure, other: Figure) -> bool:
    return one.amount == other.amount and one.counts_like(other)


def _label(field: str) -> str:
    return spec_of(Exemplar, field).label


def _mapping(suggestion: Suggestion) -> dict[str, Any]:
    assert isinstance(suggestion.value, dict)  # what stands for an honour in front matter
    return suggestion.value


def _said(suggestion: Suggestion) -> str:
    """A value as people read it: "Biểu dương" for the code "bieu-duong"."""
    type_ = spec_of(Exemplar, suggestion.field).type
    return " ".join(type_.words(type_.revive(suggestion.value)))


def _sentence_with(text: str, words: str) -> str:
    return next((s for line in text.split("\n") for s in sentences(line) if words in s), words)
