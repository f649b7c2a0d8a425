"""What records are narrowed by: each facet declared once, with its values and their labels.

In: a record and the vocabularies. Out: `FACETS`. Everything else comes from the declaration: what
is typed in the search box (`tinh:"Bắc Kạn"`), what is indexed and counted, the parameters and the
schema of the API, the options of `kb search`, and the labels. A facet declared anew is indexed by
the next `kb index`.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from kb.citations import TYPE_LABELS
from kb.records import RECORD_CLASSES, Directive, Exemplar, Record, as_type
from kb.records.codes import (
    ASKED,
    KINDS,
    LEVELS,
    REPLACED,
    UNKNOWN_VALIDITY,
    UNTOLD,
    UNUSED,
    USE_LABELS,
    USES,
    VALIDITY_LABELS,
)
from kb.text.vietnamese import match_key
from kb.vocabularies import Vocabularies
from kb.wording.places import with_other_time
from kb.wording.told import all_uses

Labels = Mapping[str, str]


@dataclass(frozen=True)
class Facet:
    """A property of records with few values.

    `name` is its name in addresses and in the API, `box` what is typed before the colon (nothing:
    it cannot be typed; of two with one box the one counts that knows the value). `labels` by value:
    all there are, or those of the vocabularies, which editors may extend; a value without a label
    is its own. `pattern` is what such values look like.
    """

    name: str
    label: str
    box: str
    values: Callable[[Record, Vocabularies], Iterable[str | None]]
    labels: Labels | Callable[[Vocabularies], Labels]
    pattern: str = "[a-z0-9]+(?:-[a-z0-9]+)*"
    newest_first: bool = False

    @property
    def codes(self) -> Labels | None:
        """The values with their labels, where no others can be."""
        return None if callable(self.labels) else self.labels

    def of(self, record: Record, vocabularies: Vocabularies) -> tuple[str, ...]:
        """The values of a record."""
        return tuple(value for value in self.values(record, vocabularies) if value)

    def label_of(self, value: str, vocabularies: Vocabularies) -> str:
        """What a reader sees for a value: "giao-duc" is "Giáo dục"."""
        return self._labels(vocabularies).get(value, value)

    def read(self, written: str, vocabularies: Vocabularies) -> tuple[str, str] | None:
        """Value and label of what was typed as either, with or without marks."""
        wanted = match_key(written)
        for code, label in self._labels(vocabularies).items():
            if wanted in (match_key(code), match_key(label)):
                return code, label
        return None

    def is_offered(self, value: str, vocabularies: Vocabularies) -> bool:
        """Whether readers are offered a value that they did not ask for."""
        return True

    def _labels(self, vocabularies: Vocabularies) -> Labels:
        return self.labels(vocabularies) if callable(self.labels) else self.labels


class _PlaceFacet(Facet):
    """A place counts as it was and as it is today; it is read in any spelling."""

    def label_of(self, value: str, vocabularies: Vocabularies) -> str:
        """What a reader sees: "thai-nguyen" is "Thái Nguyên (gồm Bắc Kạn)"."""
        where = vocabularies.where(value)
        if where is None:
            return value
        return with_other_time(where) if where.slug == where.today.slug else where.name

    def read(self, written: str, vocabularies: Vocabularies) -> tuple[str, str] | None:
        where = vocabularies.where(written)
        return (where.slug, where.name) if where else None

    def is_offered(self, value: str, vocabularies: Vocabularies) -> bool:
        """Former provinces are counted under today's unit, and listed only when asked for."""
        where = vocabularies.where(value)
        return where is None or where.slug == where.today.slug


def _kind(record: Record, _: Vocabularies) -> Iterable[str]:
    """Of exemplars only; documents have types of their own."""
    return (record.kind,) if as_type(Exemplar, record) else ()


def _doc_type(record: Record, _: Vocabularies) -> Iterable[str]:
    directive = as_type(Directive, record)
    return (directive.type,) if directive else ()


def _validity(record: Record, _: Vocabularies) -> Iterable[str]:
    """Whether a document is in force, where its record says so; else that nobody knows."""
    directive = as_type(Directive, record)
    if directive is None:
        return ()
    return (directive.validity.state if directive.validity else UNKNOWN_VALIDITY,)


def _places(record: Record, vocabularies: Vocabularies) -> Iterable[str]:
    where = vocabularies.where(record.province)
    return dict.fromkeys((where.today.slug, where.slug)) if where else ()


def _used(record: Record, _: Vocabularies) -> Iterable[str]:
    """Where an exemplar has been told, and where nothing of it is noted: what a newsroom asks."""
    exemplar = as_type(Exemplar, record)
    if exemplar is None:
        return
    told = {use.kind for use in all_uses(exemplar)}
    for code in USES:
        if code in told:
            yield code
        elif code in ASKED:
            yield f"{UNTOLD}{code}"
    if not told:
        yield UNUSED


_TYPES = {name: cls.about.label for name, cls in RECORD_CLASSES.items()}
YEAR = "year"  # also asked for as a span: from … to …
VALIDITY = "validity"  # also of what other records say: that they replace it

# In the order shown; each is also a filter of SearchQuery by the same name.
FACETS: dict[str, Facet] = {
    facet.name: facet
    for facet in (
        Facet("type", "Loại hồ sơ", "", lambda record, _: (record.record_type,), _TYPES),
        Facet("kind", "Loại hình", "loai", _kind, KINDS),
        Facet("doc_type", "Loại văn bản", "loai", _doc_type, TYPE_LABELS),
        _PlaceFacet("province", "Tỉnh, thành phố", "tinh", _places, lambda _: {}),
        Facet(
            "field", "Lĩnh vực", "linh-vuc",
            lambda record, _: record.fields,
            lambda vocabularies: vocabularies.field_labels,
        ),
        Facet("level", "Cấp", "cap", lambda record, _: (record.level,), LEVELS),
        Facet(
            YEAR, "Năm", "nam",
            lambda record, _: map(str, record.years),
            lambda _: {},
            pattern="[0-9]{4}",
            newest_first=True,
        ),
        Facet("used", "Đã giới thiệu", "dung", _used, USE_LABELS),
        Facet(VALIDITY, "Hiệu lực", "hieu-luc", _validity, VALIDITY_LABELS),
    )
}  # fmt: skip


def facet_values(
    record: Record, vocabularies: Vocabularies, *, is_replaced: bool = False
) -> dict[str, tuple[str, ...]]:
    """The values by which a record is filtered, by facet; `is_replaced`: another one says so."""
    found = {name: facet.of(record, vocabularies) for name, facet in FACETS.items()}
    return found | {VALIDITY: (*found[VALIDITY], REPLACED)} if is_replaced else found
