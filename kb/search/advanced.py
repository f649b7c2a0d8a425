"""A question as a form holds it, part by part, and the text of the box that says the same.

In: a `SearchQuery`. Out: a `Wanted`, of which the question can be made again: what the form cannot
hold apart, a second "one of these" or a document number, stays among the words as it was typed.
"""

from dataclasses import dataclass, replace

from kb.question import SearchQuery
from kb.search.reading import ParsedQuery, parse, unread
from kb.search.reading.values import UnderstoodKind
from kb.vocabularies import Vocabularies

_NOTHING = SearchQuery()
_SIGNS = str.maketrans('"()|', "    ")


@dataclass(frozen=True)
class Wanted:
    """What is looked for: all these `words`, all `phrases`, one of `any_of`, nothing of `without`.

    `beside` is what is chosen beside the box: filters, years, order, size; its own text is blank.
    """

    words: str = ""
    phrases: tuple[str, ...] = ()
    any_of: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    beside: SearchQuery = _NOTHING


def wanted_of(query: SearchQuery, vocabularies: Vocabularies) -> Wanted:
    """Take a question apart; filters and years that were typed are chosen in the form."""
    parsed = parse(query.text, vocabularies)
    any_of = _texts(parsed, "any")
    others = any_of[:-1]  # the form has one field for them
    return Wanted(
        words=" ".join((*unread(query.text, vocabularies).split(), *others)),
        phrases=tuple(map(_plain, _texts(parsed, "phrase"))),
        any_of=tuple(map(_plain, any_of[-1].split("|"))) if any_of else (),
        without=tuple(_plain(each.removeprefix("-")) for each in _texts(parsed, "exclude")),
        beside=_beside(query, parsed),
    )


def _texts(parsed: ParsedQuery, kind: UnderstoodKind) -> list[str]:
    """The parts of a kind, as they were typed."""
    return [each.text for each in parsed.understood if each.kind == kind]


def question_of(wanted: Wanted, vocabularies: Vocabularies) -> SearchQuery:
    """The question that a form asks, as it would be typed and chosen.

    What is to be left out stands in quotes where its bare word would be read as part of a name.
    """
    without = _each(wanted.without)
    text = _text(wanted, [_bare(each) for each in without])
    if len(parse(text, vocabularies).excluded) < len(without):
        text = _text(wanted, [f'-"{each}"' for each in without])
    return replace(wanted.beside, text=text, page=1)


def _text(wanted: Wanted, without: list[str]) -> str:
    phrases, any_of = _each(wanted.phrases), _each(wanted.any_of)
    if len(any_of) == 1:  # of one thing nothing can be chosen
        phrases, any_of = [*phrases, *any_of], []
    either = [f"({' | '.join(any_of)})"] if any_of else []
    quoted = [f'"{each}"' for each in phrases]
    return " ".join((*_closed(wanted.words).split(), *quoted, *either, *without))


def _closed(words: str) -> str:
    """Without a quote that nothing closes, which would open the next phrase: `"học sinh`."""
    if words.count('"') % 2 == 0:
        return words
    before, _, after = words.rpartition('"')
    return f"{before} {after}"


def _each(parts: tuple[str, ...]) -> list[str]:
    """The parts that say something, each once."""
    return [part for part in dict.fromkeys(map(_plain, parts)) if part]


def _plain(part: str) -> str:
    """Without the signs of the box: `"nêu gương"` is nêu gương."""
    return " ".join(part.translate(_SIGNS).split())


def _bare(part: str) -> str:
    return f'-"{part}"' if " " in part else f"-{part}"


def _beside(query: SearchQuery, parsed: ParsedQuery) -> SearchQuery:
    """What was chosen, then what was typed as filters: a search narrows by both."""
    chosen, typed = query.filters, parsed.filters
    filters = {
        name: tuple(dict.fromkeys((*chosen.get(name, ()), *typed.get(name, ()))))
        for name in dict.fromkeys((*chosen, *typed))
    }
    return replace(
        query,
        text="",
        filters=filters,
        from_year=parsed.from_year if query.from_year is None else query.from_year,
        to_year=parsed.to_year if query.to_year is None else query.to_year,
        page=1,
    )
