"""All vocabularies together, and how their files are read.

In: the text of a vocabulary file. Out: `Vocabularies` with look-ups by any usual spelling, and the
`Problem`s found. Touches no disk (`kb.content.folder` does).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from kb.schema import FieldSpec, Problem, Report, from_plain, read_fields, to_plain
from kb.schema.frontmatter import FormError, parse_yaml
from kb.schema.frontmatter import Mapping as MappingNode
from kb.schema.frontmatter import Sequence as SequenceNode
from kb.schema.types import ListOf, Slug, nearest
from kb.text.called import Names, called
from kb.text.vietnamese import match_key
from kb.vocabularies.day_names import DayName, names_of_days
from kb.vocabularies.days import Anniversary
from kb.vocabularies.field_names import names_of_fields
from kb.vocabularies.items import (
    Feed,
    Field,
    NearWords,
    Organisation,
    Role,
    StyleWords,
    Synonyms,
)
from kb.vocabularies.numbers import KnownNumber
from kb.vocabularies.places import Province, Spelled, Where, by_rule, by_spelling, place_said
from kb.vocabularies.site import Site
from kb.vocabularies.spellings import without_prefix

T = TypeVar("T")


@dataclass(frozen=True)
class Vocabularies:
    """All vocabularies together, with look-ups by any usual spelling, and whose they are."""

    fields: tuple[Field, ...] = ()
    places: tuple[Province, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    near_words: tuple[NearWords, ...] = ()
    style_words: tuple[StyleWords, ...] = ()
    numbers: tuple[KnownNumber, ...] = ()
    roles: tuple[Role, ...] = ()
    feeds: tuple[Feed, ...] = ()
    site: Site = field(default_factory=Site)

    @cached_property
    def field_labels(self) -> Mapping[str, str]:
        """Label by code."""
        return {field.code: field.label for field in self.fields}

    @cached_property
    def role_labels(self) -> Mapping[str, str]:
        """Label by code, of those whom documents ask."""
        return {role.code: role.label for role in self.roles}

    @cached_property
    def field_names(self) -> Names:
        """Every name of a field, by its syllables without marks."""
        return names_of_fields(self.fields)

    def words(self, spec: FieldSpec, value: Any) -> tuple[str, ...]:
        """What a reader reads of a field's value, codes of vocabularies by their labels."""
        of_one = spec.type.item if isinstance(spec.type, ListOf) else spec.type
        if not isinstance(of_one, Slug) or not of_one.vocabulary:
            return spec.type.words(value)
        labels = {each.code: each.label for each in getattr(self, of_one.vocabulary)}
        codes = value if isinstance(spec.type, ListOf) else (value,)
        return tuple(labels[code] for code in codes if code in labels)

    @cached_property
    def _where(self) -> Mapping[str, Where]:
        return by_spelling(self.places)

    @cached_property
    def _spelled(self) -> Mapping[str, Spelled]:
        return by_rule(self._where.values())

    def where(self, name: str | None) -> Where | None:
        """The place of this name or slug: "bac kan" is Bắc Kạn, today Thái Nguyên."""
        key = match_key(name) if name else ""
        spelled = self._spelled.get(key)
        return self._where.get(key) or (spelled.where if spelled else None)

    def place_said(self, words: Sequence[str]) -> Where | None:
        """The place that syllables in matching form name: "tỉnh", "bắc", "cạn"; "daklak"."""
        return place_said(words, self._spelled)

    def is_said_place(self, words: Sequence[str]) -> bool:
        """Whether words begin with what a place is: "tỉnh", "thành", "phố"; "tphuế"."""
        return without_prefix(words) != words

    def is_of_home(self, province: str | None) -> bool:
        """Whether something is of the home province or of no place; all is where there is none."""
        home, where = self.where(self.site.province), self.where(province)
        return home is None or where is None or where.today == home.today

    def likely_place(self, written: str) -> Where | None:
        """The place that a slip of the pen was meant to be: "Bắc Cạng" is Bắc Kạn."""
        return self.where(nearest(written, self._where))

    @cached_property
    def _organisations(self) -> Mapping[str, Organisation]:
        by_name = {match_key(name): each for each in self.organisations for name in each.names}
        return by_name | {each.slug: each for each in self.organisations}

    def organisation(self, name: str) -> Organisation | None:
        """The organisation of this name (at any time) or slug."""
        return self._organisations.get(name) or self._organisations.get(match_key(name))

    @cached_property
    def organisation_names(self) -> Names:
        """Every name of an organisation, at any time, by its syllables without marks."""
        bodies = self.organisations
        return called((name, each.slug, each.name) for each in bodies for name in each.names)

    def days(self, key: str) -> tuple[Anniversary, ...]:
        """What is kept on a day: "20-11", "10-3-am"."""
        return tuple(each for each in self.anniversaries if each.key == key)

    @cached_property
    def day_names(self) -> Mapping[tuple[str, ...], DayName]:
        """Every name of a day, by its syllables without marks."""
        return names_of_days(self.anniversaries)

    @property
    def place_spellings(self) -> Iterable[str]:
        """Every spelling by which a place is known, folded."""
        return self._where

    def with_items(self, name: str, items: Iterable[Any]) -> "Vocabularies":
        """The same with other items of one vocabulary."""
        changed: dict[str, Any] = {name: tuple(items)}
        return replace(self, **changed)

    def as_plain(self) -> dict[str, Any]:
        """JSON, to be kept beside an index."""
        lists = {name: [to_plain(each) for each in getattr(self, name)] for name in VOCABULARIES}
        return lists | {SITE: [self.site.as_plain()] if self.site != Site() else []}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Vocabularies":
        """The vocabularies again from `as_plain`; one that it lacks is empty."""
        return cls(
            **{
                name: tuple(from_plain(item, each) for each in plain.get(name, ()))
                for name, item in VOCABULARIES.items()
            },
            site=next(map(Site.from_plain, plain.get(SITE, ())), Site()),
        )


VOCABULARIES: dict[str, type[Any]] = {
    "fields": Field,
    "places": Province,
    "organisations": Organisation,
    "anniversaries": Anniversary,
    "synonyms": Synonyms,
    "near_words": NearWords,
    "style_words": StyleWords,
    "numbers": KnownNumber,
    "roles": Role,
    "feeds": Feed,
}
SITE = "site"  # a list of one in `as_plain`, so that losing it is noticed like any other loss


def read_vocabulary(cls: type[T], text: str, path: str) -> tuple[tuple[T, ...], list[Problem]]:
    """Read a vocabulary file: a list of items, each a mapping of declared fields."""
    nodes, problems = read_list(text, path)
    report = Report(path)
    items = []
    for node in nodes:
        before = len(report.problems)
        values, _ = read_fields(cls, node, report)
        if len(report.problems) == before:
            items.append(cls(**values))
    return tuple(items), [*problems, *report.problems]


def read_list(text: str, path: str) -> tuple[list[MappingNode], list[Problem]]:
    """The items of a YAML list, each a mapping; what is not one is a problem."""
    report = Report(path)
    try:
        root = parse_yaml(text)
    except FormError as error:
        report.add(error.line, "", error.wrong, error.remedy)
        return [], report.problems
    if root is None and text.strip():  # nothing but remarks; an empty file may have been cut off
        return [], report.problems
    if not isinstance(root, SequenceNode):
        report.add(1, "", "cần một danh sách", 'hãy mở đầu mỗi mục bằng "- "')
        return [], report.problems
    for node in root.items:
        if not isinstance(node, MappingNode):
            report.add(node.line, "", "mục này không có tên trường", 'hãy viết "tên: giá trị"')
    return [node for node in root.items if isinstance(node, MappingNode)], report.problems
