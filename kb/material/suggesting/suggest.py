"""What an article suggests for a record: every value with the sentence that states it.

In: a `Material`, the vocabularies, the records of the collection (for the documents cited). Out:
`Suggestion`s, field by field. Nothing without a sentence; nothing private.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kb.content.private import find_private
from kb.documents import References
from kb.material.suggesting.article import Article, Value, plain, suggestion
from kb.material.suggesting.documents import documents_of
from kb.material.suggesting.locations import places_of
from kb.material.suggesting.people import Person, people_of
from kb.material.suggesting.recognition import honours_of, sentences_about
from kb.material.suggesting.reports import labelled
from kb.material.suggesting.roles import role_of
from kb.material.suggesting.subjects import Subject, bearer_of, subjects_of
from kb.material.suggesting.times import registered_of, years_of
from kb.material.suggesting.topics import fields_of
from kb.material.suggesting.units import Named, models_of, units_of
from kb.material.values import Material, Suggestion
from kb.records import Record
from kb.vocabularies import Vocabularies


def suggest(
    material: Material, vocabularies: Vocabularies, records: Iterable[Record] = ()
) -> tuple[Suggestion, ...]:
    """Everything that the sentences of a material state of whom it is about.

    `records` are those of the collection: a document cited is suggested by its id where it is one
    of them.
    """
    article = Article.of(material)
    people = people_of(article)
    units, models = units_of(article, people), models_of(article)
    subjects = subjects_of(article, people, units, models)
    found = [each for subject in subjects for each in _named(subject, units)]
    for subject in subjects:
        found += _of_subject(article, subject, people, vocabularies)
    where = next((str(each.value) for each in found if each.field == "province"), None)
    found += documents_of(article, References(records, vocabularies), where)
    found += fields_of(article, vocabularies)
    found += registered_of(article)
    return tuple(each for each in _each_once(found) if not _is_private(each))


def _named(subject: Subject, units: Sequence[Named]) -> Iterator[Suggestion]:
    """What the record is called, of which kind it is, and who stands behind it."""
    yield suggestion("title", subject.name, subject.sentence, subject.doubt)
    yield suggestion("kind", subject.kind, subject.sentence, subject.doubt)
    bearer = subject if subject.kind in ("ca-nhan", "tap-the") else bearer_of(subject, units)
    if bearer:
        yield suggestion("subject", bearer.name, bearer.sentence, bearer.doubt)


def _of_subject(
    article: Article, subject: Subject, people: Sequence[Person], vocabularies: Vocabularies
) -> Iterator[Suggestion]:
    """What is said of one subject: post, place, honours, years."""
    role = role_of(subject.person) if subject.person else None
    if role:
        yield suggestion("role", role[0], role[1].sentence, subject.doubt)
    for sentence, text in labelled(article, "role") if subject.is_person and not role else ():
        yield suggestion("role", text, sentence, subject.doubt)
    for each in places_of(article, subject, people, vocabularies):
        yield replace(each, doubt="; ".join(filter(None, (each.doubt, subject.doubt))))
    about = sentences_about(article, subject, people)
    honours = honours_of(article, about, subject)
    for told in honours:
        yield suggestion("honours", plain(vars(told.honour)), told.sentence, subject.doubt)
    yield from years_of(article, honours, about)


def _each_once(found: Iterable[Suggestion]) -> Iterator[Suggestion]:
    """A value of a field once, with the first sentence that states it."""
    said: list[tuple[str, Value]] = []
    for each in found:
        if (each.field, each.value) not in said:
            said.append((each.field, each.value))
            yield each


def _is_private(said: Suggestion) -> bool:
    """Whether a value holds a number, a house or a lane that nobody else should read."""
    return bool(find_private(str(said.value)))
