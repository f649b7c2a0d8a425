"""Documents called by name instead of number: "Điều lệ Đảng", "Nghị quyết Trung ương 4 khóa XII".

In: the documents of a collection, and a text. Out: the stretches of text that are names of
documents. A document's names are those variants of its record that hold no number and, for a
document without a number, its type with its subject.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.citations import TYPE_LABELS, find_citations
from kb.records import Directive
from kb.text.vietnamese import syllable_texts, syllables

_SHORTEST = 3  # syllables: "Điều lệ Đảng"

Words = tuple[str, ...]
Names = Mapping[str, Sequence[tuple[Words, tuple[Directive, ...]]]]


@dataclass(frozen=True)
class Named:
    """A name at text[start:end], and the documents that bear it."""

    start: int
    end: int
    directives: tuple[Directive, ...]


def names_of(directives: Iterable[Directive]) -> Names:
    """The names by their first syllable, longest first, each with the documents that bear it."""
    bearers: defaultdict[Words, list[Directive]] = defaultdict(list)
    for directive in directives:
        for name in dict.fromkeys(map(_words, _names(directive))):
            if len(name) >= _SHORTEST:
                bearers[name].append(directive)
    names: defaultdict[str, list[tuple[Words, tuple[Directive, ...]]]] = defaultdict(list)
    for words in sorted(bearers, key=len, reverse=True):
        names[words[0]].append((words, tuple(bearers[words])))
    return names


def _names(directive: Directive) -> Iterator[str]:
    yield from (each for each in directive.variants if not find_citations(each, loose=True))
    if directive.number is None:
        yield f"{TYPE_LABELS.get(directive.type, '')} {directive.title}"


def _words(name: str) -> Words:
    return tuple(syllable_texts(name))


def find_names(text: str, names: Names) -> Iterator[Named]:
    """The names that stand in a text; of a name within a name, the outer ends where it begins.

    "Chương trình hành động thực hiện Nghị quyết Đại hội XIII của Đảng" names two documents.
    """
    found: list[Named] = []
    for each in _matches(text, names):
        outer = found[-1] if found else None
        if outer and each.start < outer.end:
            if each.end > outer.end:
                continue
            kept = text[outer.start : each.start].rstrip(' "“(')
            found[-1] = replace(outer, end=outer.start + len(kept))
        found.append(each)
    return iter(found)


def _matches(text: str, names: Names) -> Iterator[Named]:
    words = syllable_texts(text)
    named = [
        (place, *found) for place in range(len(words)) if (found := _named(words, place, names))
    ]
    stands = list(syllables(text)) if named else []
    for place, size, directives in named:
        yield Named(stands[place].start, stands[place + size - 1].end, directives)


def _named(
    words: Sequence[str], place: int, names: Names
) -> tuple[int, tuple[Directive, ...]] | None:
    """How many words the name has that begins at a place, and who bears it."""
    for name, directives in names.get(words[place], ()):
        if tuple(words[place : place + len(name)]) == name:
            return len(name), directives
    return None
