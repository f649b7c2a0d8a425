"""What a row of a list adds to a record that is there already, field by field.

In: the record, and the draft that the row states. Out: `Addition`s: what would stand in each field
afterwards, with the lines that come and go. Nothing that the record says is lost: lists grow, a
different word in a field of one value is shown and taken only if the row itself has changed since
the record was made from it (`said`), or an editor says so.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from kb.content.edits import Plain
from kb.desk.files.versions import BODY, same
from kb.desk.forms.names import Names
from kb.desk.forms.telling import label_of, told
from kb.records import Exemplar
from kb.records.codes import highest
from kb.records.parts import Honour, Source
from kb.schema import spec_of, specs
from kb.text.vietnamese import match_key

_TYPE = Exemplar.about.name
_LISTS = ("fields", "years", "directives", "note")
# Of one value each: what a list may say otherwise the next year.
_ELSEWHERE = frozenset(("title", "sources", "status", "aliases"))
SINGLE = ("title", "kind", "subject", "role", "province", "district", "commune", "stage", "summary")


@dataclass(frozen=True)
class Addition:
    """A field as it would be: `plain` for the file, `comes` and `goes` for people.

    `is_offered`: taken unless somebody says otherwise.
    """

    field: str
    label: str
    plain: Plain
    comes: tuple[str, ...]
    goes: tuple[str, ...] = ()
    is_offered: bool = True


def stated(record: Exemplar) -> dict[str, str]:
    """What a row says of the fields with one value, to be compared with the row that comes next."""
    return {name: str(value) for name in SINGLE if (value := getattr(record, name))}


def facts(record: Exemplar, names: Names) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """What a draft says, label by label, but for its name (said once), sources and story."""
    return tuple(
        (spec.label, told(_TYPE, spec.name, spec.type.plain(value), names))
        for spec in specs(Exemplar)
        if spec.name not in _ELSEWHERE
        and (value := spec.of(record)) not in (None, (), "", record.title)
    )


def blanks(record: Exemplar) -> tuple[str, ...]:
    """What must still be filled in before it can be published, by label."""
    required = (spec for spec in specs(Exemplar) if spec.required)
    return tuple(spec.label for spec in required if not spec.of(record))


def additions(
    held: Exemplar, fresh: Exemplar, names: Names, said: Mapping[str, str] | None = None
) -> tuple[Addition, ...]:
    """What `fresh` has that `held` has not; `said` is what the row before said, if that is known.

    A list that comes again with its rows moved is the same source: alone that adds nothing.
    """
    found = [
        *_honours(held, fresh, names),
        *_lists(held, fresh, names),
        *_level(held, fresh, names),
        *_singles(held, fresh, names, said),
        *_body(held, fresh),
    ]
    known = set() if found else {_document(each) for each in held.sources}
    rows = {(each, each.file) for each in held.sources}  # sources are equal whatever their file
    more = [each for each in fresh.sources if (each, each.file) not in rows]
    more = [each for each in more if _document(each) not in known]
    if more:
        whole = (*held.sources, *more)
        found.insert(0, _addition("sources", whole, more, (), names, True))
    return tuple(found)


def _document(source: Source) -> tuple[str | None, ...]:
    """What a source is, whichever row of it: "ds.xlsx, trang DS, dòng 4" is of "ds.xlsx"."""
    file = (source.file or "").split(", ")[0]
    return source.title, source.publisher, source.url, file


def _addition(
    name: str, value: Any, comes: Iterable[Any], goes: Iterable[Any], names: Names, offered: bool
) -> Addition:
    plain_of = spec_of(Exemplar, name).type.plain
    lines = (
        tuple(line for each in side for line in told(_TYPE, name, each, names))
        for side in (map(_plain(name), comes), map(_plain(name), goes))
    )
    came, went = lines
    return Addition(name, label_of(_TYPE, name), plain_of(value), came, went, offered)


def _plain(name: str) -> Any:
    """How one value of a field stands in a file."""
    type_ = spec_of(Exemplar, name).type
    item = getattr(type_, "item", type_)
    return item.plain


def _honours(held: Exemplar, fresh: Exemplar, names: Names) -> Iterator[Addition]:
    """An honour that says more of one that is there takes its place."""
    result, comes, goes = list(held.honours), [], []
    for honour in fresh.honours:
        place = next((at for at, each in enumerate(result) if _is_same(each, honour)), None)
        if place is None:
            result.append(honour)
            comes.append(honour)
            continue
        fuller = _fuller(result[place], honour)
        if fuller != result[place]:
            goes.append(result[place])
            comes.append(fuller)
            result[place] = fuller
    if comes:
        yield _addition("honours", tuple(result), comes, goes, names, True)


def _is_same(one: Honour, other: Honour) -> bool:
    """Whether two honours are one, told twice: nothing that both state differs."""
    if match_key(one.title) != match_key(other.title):
        return False
    pairs = ((getattr(one, name), getattr(other, name)) for name in ("year", "number", "issuer"))
    return all(not a or not b or match_key(str(a)) == match_key(str(b)) for a, b in pairs)


def _fuller(one: Honour, other: Honour) -> Honour:
    blank = {
        name: value
        for name, value in vars(other).items()
        if value is not None and getattr(one, name) is None
    }
    return replace(one, **blank)


def _lists(held: Exemplar, fresh: Exemplar, names: Names) -> Iterator[Addition]:
    for name in _LISTS:
        old = getattr(held, name)
        more = [each for each in getattr(fresh, name) if each not in old]
        if more:
            whole = sorted((*old, *more)) if name == "years" else (*old, *more)
            yield _addition(name, tuple(whole), more, (), names, True)


def _level(held: Exemplar, fresh: Exemplar, names: Names) -> Iterator[Addition]:
    level = highest((held.level, fresh.level))
    if level and level != held.level:
        goes = (held.level,) if held.level else ()
        yield _addition("level", level, (level,), goes, names, True)


def _singles(
    held: Exemplar, fresh: Exemplar, names: Names, said: Mapping[str, str] | None
) -> Iterator[Addition]:
    for name in SINGLE:
        old, new = getattr(held, name), getattr(fresh, name)
        before = said.get(name) if said is not None else None
        if not new or same(new, old) or (old and same(new, before)):
            continue
        is_changed = before is not None and not same(new, before)
        goes = (old,) if old else ()
        offered = not old or (is_changed and name != "title")
        yield _addition(name, new, (new,), goes, names, offered)


def _body(held: Exemplar, fresh: Exemplar) -> Iterator[Addition]:
    """What the row tells goes below what is told already."""
    has = {match_key(part) for part in held.body.split("\n\n")}
    more = [part for part in fresh.body.split("\n\n") if part and match_key(part) not in has]
    if more:
        whole = "\n\n".join(filter(None, (held.body.strip("\n"), *more)))
        yield Addition(BODY, label_of(_TYPE, BODY), whole, tuple(more))
