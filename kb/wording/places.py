"""What places are called, then and now: records keep the names of their time.

In: a name or a record, and the vocabularies. Out: short Vietnamese texts.
"""

from functools import singledispatch

from kb.records import Exemplar, Figure, Record, Theme
from kb.text.phrases import inside, joined, sentence
from kb.vocabularies import PROVINCE_KINDS, Vocabularies, Where

_NATIONWIDE = "Toàn quốc"


def unit(where: Where) -> str:
    """Today's unit in running text: "tỉnh Thái Nguyên", "TP. Hồ Chí Minh"."""
    name = where.today.name
    return name if name.startswith("TP.") else f"{inside(PROVINCE_KINDS[where.today.kind])} {name}"


def then_and_now(province: str | None, vocabularies: Vocabularies) -> str | None:
    """The name of its time, and today's: "Bắc Kạn (nay thuộc tỉnh Thái Nguyên)"."""
    where = vocabularies.where(province)
    if where is None or where.slug == where.today.slug:
        return province
    return _formerly(province or where.name, where)


def with_other_time(where: Where) -> str:
    """A place by name: "Bắc Kạn (nay thuộc tỉnh Thái Nguyên)", "Thái Nguyên (gồm Bắc Kạn)"."""
    if where.slug != where.today.slug:
        return _formerly(where.name, where)
    former = where.today.former_names
    return f"{where.name} (gồm {', '.join(former)})" if former else where.name


def _formerly(name: str, where: Where) -> str:
    return f"{name} (nay thuộc {unit(where)})"


@singledispatch
def place(record: Record, vocabularies: Vocabularies) -> str | None:
    """Where a record is from: "Xã Côn Lôn, Na Hang, Tuyên Quang"; None where no source says.

    A central document is from no province.
    """
    return then_and_now(record.province, vocabularies)


@place.register
def _here_or_everywhere(record: Theme | Figure, vocabularies: Vocabularies) -> str:
    """What names no province is about the whole country."""
    return then_and_now(record.province, vocabularies) or _NATIONWIDE


@place.register
def _nearest_place(record: Exemplar, vocabularies: Vocabularies) -> str | None:
    """No nearer than the commune, as recorded."""
    province = then_and_now(record.province, vocabularies)
    return sentence(joined(record.commune, record.district, province)) or None
