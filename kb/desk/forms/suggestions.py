"""What may be meant while somebody types into a box: names we know, and what others wrote.

In: content, the place of a box ("honours.issuer") and the beginning that is typed, with marks or
without. Out: a few `Meant`s: what goes into the box, and what it is.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.content.folder import Content
from kb.desk.forms.names import Names
from kb.desk.forms.typed import part_of, typed_fields
from kb.desk.forms.writing import DOCUMENTS, FIELDS, PLACE, item_type
from kb.records import Record
from kb.schema import FieldSpec, specs
from kb.schema.types import ListOf, Text
from kb.text.vietnamese import has_marks, lower, match_key, normalise

_MOST = 8
_LONGEST = 160


@dataclass(frozen=True)
class Meant:
    """A suggestion: the text for the box, and what tells it from others."""

    text: str
    note: str = ""


class Suggestions:
    """Everything that may be suggested over one state of the content."""

    def __init__(self, content: Content, names: Names) -> None:
        self._content, self._names = content, names

    def find(self, place: str, typed: str, most: int = _MOST) -> tuple[Meant, ...]:
        """The best few: what begins as typed first, then what has words that begin so."""
        typed = typed[:_LONGEST]
        words = match_key(typed).split()
        if not words:
            return ()
        begins, holds = [], []
        for key, meant in self._places.get(place, ()):
            if key.startswith(" ".join(words)):
                begins.append(meant)
            elif _holds(key, words):
                holds.append(meant)
        if has_marks(normalise(typed)):
            begins.sort(key=lambda meant: not lower(meant.text).startswith(lower(typed)))
        numbered = self._numbered(typed) if place in (DOCUMENTS, "relations.to") else []
        by_text = {meant.text: meant for meant in reversed([*numbered, *begins, *holds])}
        return tuple(reversed(by_text.values()))[:most]

    def _numbered(self, typed: str) -> list[Meant]:
        """The documents that a number means: "CT05"."""
        return [self._document(each.id) for each in self._names.meant(typed)]

    @cached_property
    def _places(self) -> dict[str, list[tuple[str, Meant]]]:
        """What can be suggested in each place, best first, by the words that find it."""
        documents = list(self._documents())
        found = {
            DOCUMENTS: documents,
            "relations.to": documents,
            FIELDS: list(self._fields()),
            PLACE: list(self._units()),
        }
        for place, counts in _written(self._content).items():
            if place not in found:
                found[place] = [
                    (f"{match_key(text)}", Meant(text)) for text, _ in counts.most_common()
                ]
        for place in ("issuer", "honours.issuer", "sources.publisher"):
            found[place] = [*found.get(place, ()), *self._bodies(found.get(place, []))]
        found["merged_into"] = list(self._bodies([]))
        return found

    def _fields(self) -> Iterator[tuple[str, Meant]]:
        for each in self._content.vocabularies.fields:
            yield match_key(f"{each.label} {each.scope}"), Meant(each.label, each.scope)

    def _units(self) -> Iterator[tuple[str, Meant]]:
        for today in self._content.vocabularies.places:
            yield match_key(" ".join((today.name, *today.aliases))), Meant(today.name)
            for unit in today.predecessors:
                key = match_key(" ".join((unit.name, *unit.aliases)))
                yield key, Meant(unit.name, f"nay thuộc {today.name}")

    def _documents(self) -> Iterator[tuple[str, Meant]]:
        for record_id in self._names.directives:
            meant = self._document(record_id)
            yield match_key(f"{meant.text} {meant.note}"), meant

    def _document(self, record_id: str) -> Meant:
        record = self._names.directives[record_id]
        note = " · ".join(filter(None, (record.issuer, record.title)))
        return Meant(self._names.document_label(record_id), note)

    def _bodies(self, known: list[tuple[str, Meant]]) -> Iterator[tuple[str, Meant]]:
        """Organisations under all their names, but for those that others have written."""
        written = {key for key, _ in known}
        for body in self._content.vocabularies.organisations:
            for name in body.names:
                if match_key(name) not in written:
                    note = "" if name == body.name else f"nay là {body.name}"
                    yield match_key(name), Meant(name, note)


def _holds(key: str, words: list[str]) -> bool:
    """Whether every word typed begins a word of the key."""
    padded = f" {key}"
    return all(f" {word}" in padded for word in words)


def _written(content: Content) -> dict[str, Counter[str]]:
    """What records say in each place, and how often."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for file in content.files:
        if file.record.about.is_file:
            for place, text in _texts(file.record):
                found[place][text] += 1
    return found


def _texts(record: Record) -> Iterator[tuple[str, str]]:
    for spec in typed_fields(type(record)):
        held = spec.of(record)
        values = held if isinstance(spec.type, ListOf) else (held,)
        for value in (each for each in values if each):
            yield from _words(spec, value)


def _words(spec: FieldSpec, value: object) -> Iterator[tuple[str, str]]:
    part = part_of(spec)
    if part:
        for each in specs(part):
            text = each.of(value)
            if isinstance(each.type, Text) and text:
                yield f"{spec.name}.{each.name}", text
    elif isinstance(item_type(spec), Text):
        yield spec.name, str(value)
