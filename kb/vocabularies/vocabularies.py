"""What editors may extend in content/*.yaml: fields, places, bodies, days, synonyms and more.

In: the text of a vocabulary file. Out: frozen values, and the `Problem`s found. Places know their
predecessors: records keep the name of their time, a reader may ask by today's (34 units since
1 July 2025). Touches no disk (`kb.content.folder` does).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from kb.citations import PartialDate
from kb.records.codes import LEVELS
from kb.records.parts import Source
from kb.schema import FieldSpec, Part, Problem, Report, declare, from_plain, read_fields, to_plain
from kb.schema.frontmatter import FormError, Sequence, parse_yaml
from kb.schema.frontmatter import Mapping as MappingNode
from kb.schema.types import Code, Date, ListOf, Slug, Text, nearest
from kb.text.vietnamese import match_key
from kb.vocabularies.anniversaries import Anniversary
from kb.vocabularies.numbers import KnownNumber

T = TypeVar("T")

PLACE_KINDS = {"tinh": "Tỉnh", "thanh-pho": "Thành phố"}


@dataclass(frozen=True)
class Field:
    """A field of work that exemplars belong to."""

    code: str = declare("Mã", "mã lĩnh vực", Slug(), required=True)
    label: str = declare("Nhãn", "tên hiện trên trang", Text(), required=True)
    scope: str = declare("Phạm vi", "gồm những gì", Text(), required=True)


@dataclass(frozen=True)
class FormerPlace:
    """A unit that went into one of today's."""

    slug: str = declare("Mã", "mã đơn vị", Slug(), required=True)
    name: str = declare("Tên", "tên đơn vị", Text(), required=True)
    aliases: tuple[str, ...] = declare("Cách viết khác", "cách viết khác", ListOf(Text()))


@dataclass(frozen=True)
class Place:
    """One of today's provinces and cities, with the former units that form it."""

    slug: str = declare("Mã", "mã đơn vị", Slug(), required=True)
    name: str = declare("Tên", "tên đơn vị", Text(), required=True)
    kind: str = declare("Loại", "loại đơn vị", Code(PLACE_KINDS), required=True)
    since: PartialDate | None = declare("Từ ngày", "ngày thành lập do sắp xếp lại", Date())
    predecessors: tuple[FormerPlace, ...] = declare(
        "Đơn vị trước", "các đơn vị hợp thành", ListOf(Part(FormerPlace))
    )
    aliases: tuple[str, ...] = declare("Cách viết khác", "cách viết khác", ListOf(Text()))

    @property
    def former_names(self) -> tuple[str, ...]:
        """Names other than today's: ("Bắc Kạn",) for Thái Nguyên."""
        return tuple(unit.name for unit in self.predecessors if unit.slug != self.slug)


@dataclass(frozen=True)
class Synonyms:
    """Terms that search treats as equal."""

    terms: tuple[str, ...] = declare("Các từ", "từ hai từ trở lên", ListOf(Text()), required=True)
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())


@dataclass(frozen=True)
class FormerName:
    """A name that an organisation had before."""

    name: str = declare("Tên", "tên cũ", Text(), required=True)
    until: PartialDate | None = declare("Đến", "ngày, tháng hoặc năm thôi dùng", Date())
    note: str | None = declare("Ghi chú", "vì sao đổi", Text())


@dataclass(frozen=True)
class Organisation:
    """A body that issues documents or honours, with its names through time."""

    slug: str = declare("Mã", "mã cơ quan, cũng là địa chỉ trang", Slug(), required=True)
    name: str = declare("Tên", "tên hiện nay, hoặc tên sau cùng", Text(), required=True)
    level: str = declare("Cấp", "cấp của cơ quan", Code(LEVELS), required=True)
    province: str | None = declare("Tỉnh", "tên gọi vào thời điểm ấy", Text())
    symbols: tuple[str, ...] = declare(
        "Ký hiệu", "phần cơ quan trong số văn bản, nếu chỉ cơ quan này dùng", ListOf(Text())
    )
    aliases: tuple[str, ...] = declare("Cách viết khác", "cách gọi trong hồ sơ", ListOf(Text()))
    former: tuple[FormerName, ...] = declare("Tên cũ", "các tên trước", ListOf(Part(FormerName)))
    merged_into: str | None = declare("Nhập vào", "mã cơ quan kế thừa", Slug())
    since: PartialDate | None = declare("Từ ngày", "ngày nhập", Date())
    note: str | None = declare("Ghi chú", "điều người đọc cần biết", Text())
    sources: tuple[Source, ...] = declare(
        "Nguồn", "nơi nêu tên và việc đổi tên", ListOf(Part(Source)), required=True
    )

    @property
    def names(self) -> tuple[str, ...]:
        """Every name by which records call it."""
        return (self.name, *(each.name for each in self.former), *self.aliases)


@dataclass(frozen=True)
class GoldenQuery:
    """A question that every new index is asked before it is served, and what it must find."""

    query: str = declare("Câu tìm", "câu người đọc hay gõ", Text(), required=True)
    record: str = declare("Hồ sơ", "mã hồ sơ phải thấy", Slug(), required=True)
    note: str | None = declare("Ghi chú", "lời dặn biên tập viên", Text())


@dataclass(frozen=True)
class Removal:
    """A record that was taken back on purpose: a build does not take it for lost."""

    id: str = declare("Mã", "mã hồ sơ đã gỡ", Slug(), required=True)
    date: PartialDate | None = declare("Ngày", "ngày gỡ", Date())
    note: str | None = declare("Ghi chú", "vì sao gỡ", Text())


@dataclass(frozen=True)
class Where:
    """A place as a record names it, beside today's unit."""

    slug: str
    name: str
    today: Place
    spellings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Vocabularies:
    """All vocabularies together, with look-ups by any usual spelling."""

    fields: tuple[Field, ...] = ()
    places: tuple[Place, ...] = ()
    organisations: tuple[Organisation, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    synonyms: tuple[Synonyms, ...] = ()
    numbers: tuple[KnownNumber, ...] = ()

    @cached_property
    def field_labels(self) -> Mapping[str, str]:
        """Label by code."""
        return {field.code: field.label for field in self.fields}

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
        found: dict[str, Where] = {}
        for place in self.places:
            units: list[Place | FormerPlace] = [*place.predecessors, place]
            for unit in units:
                where = Where(unit.slug, unit.name, place, (unit.name, *unit.aliases))
                for spelling in (unit.slug, *where.spellings):
                    found[match_key(spelling)] = where
        return found

    def where(self, name: str | None) -> Where | None:
        """The place of this name or slug: "bac kan" is Bắc Kạn, today Thái Nguyên."""
        return self._where.get(match_key(name)) if name else None

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

    @property
    def place_spellings(self) -> Iterable[str]:
        """Every spelling by which a place is known, folded."""
        return self._where

    def as_plain(self) -> dict[str, Any]:
        """JSON, to be kept beside an index."""
        return {name: [to_plain(item) for item in getattr(self, name)] for name in VOCABULARIES}

    @classmethod
    def from_plain(cls, plain: Mapping[str, Any]) -> "Vocabularies":
        """The vocabularies again from `as_plain`; one that it lacks is empty."""
        return cls(
            **{
                name: tuple(from_plain(item, each) for each in plain.get(name, ()))
                for name, item in VOCABULARIES.items()
            }
        )


VOCABULARIES: dict[str, type[Any]] = {
    "fields": Field,
    "places": Place,
    "organisations": Organisation,
    "anniversaries": Anniversary,
    "synonyms": Synonyms,
    "numbers": KnownNumber,
}


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
    if not isinstance(root, Sequence):
        report.add(1, "", "cần một danh sách", 'hãy mở đầu mỗi mục bằng "- "')
        return [], report.problems
    for node in root.items:
        if not isinstance(node, MappingNode):
            report.add(node.line, "", "mục này không có tên trường", 'hãy viết "tên: giá trị"')
    return [node for node in root.items if isinstance(node, MappingNode)], report.problems
