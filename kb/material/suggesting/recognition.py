"""The honours that an article says its subject was given.

In: an `Article`, a `Subject`. Out: `Honour`s, each with the sentence that tells it whole. The rules
are those of write-ups (`kb.imports.writeups`): what is proposed, hoped for, or given to others is
none. Where "ông" or "bà" was somebody else in the sentences before, it is none either.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.imports.writeups.honours import honours_told
from kb.material.suggesting.article import Article
from kb.material.suggesting.people import Person
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.subjects import Subject
from kb.records.parts import Honour
from kb.text.vietnamese import canonical


@dataclass(frozen=True)
class Told:
    """An honour and the sentence that tells it."""

    honour: Honour
    sentence: Sentence


def honours_of(about: Sequence[Sentence], subject: Subject) -> list[Told]:
    """The honours of a subject in the sentences about it, in their order, each once."""
    found: list[Told] = []
    for told in _told(about, subject):
        held = (i for i, each in enumerate(found) if _is_same(each.honour, told.honour))
        same = next(held, None)
        if same is None:
            found.append(told)
        elif _fullness(told.honour) > _fullness(found[same].honour):
            found[same] = told
    return found


def _told(about: Sequence[Sentence], subject: Subject) -> Iterator[Told]:
    for sentence in about:
        said = honours_told(sentence.text, subject.name, is_person=subject.is_person)
        yield from (Told(honour, sentence) for honour in said.honours)


def sentences_about(article: Article, subject: Subject, people: Sequence[Person]) -> list[Sentence]:
    """The sentences that speak of a subject: all for a unit; not those that begin with others.

    A sentence that names nobody speaks of whom the one before named last.
    """
    if subject.person is None:
        return list(article.sentences)
    named: dict[int, list[tuple[int, Person]]] = {}
    for person in people:
        for mention in person.mentions:
            named.setdefault(id(mention.sentence), []).append((mention.start, person))
    found, meant = [], subject.person
    for sentence in article.sentences:
        here = sorted(named.get(id(sentence), ()), key=lambda pair: pair[0])
        if (here[0][1] if here else meant) is subject.person:
            found.append(sentence)
        meant = here[-1][1] if here else meant
    return found


def _is_same(one: Honour, other: Honour) -> bool:
    """Whether two sentences tell of one honour, one of them perhaps in fewer words."""
    if canonical(one.title) != canonical(other.title):
        return False
    pairs = [(getattr(one, key), getattr(other, key)) for key in ("issuer", "year", "number")]
    return all(a is None or b is None or a == b for a, b in pairs)


def _fullness(honour: Honour) -> int:
    return sum(value is not None for value in vars(honour).values())
