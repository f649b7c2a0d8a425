"""What records are called: their kind, the name at the head of a page, a line in a list.

In: a record. Out: short Vietnamese texts without HTML and addresses. Each function is one for all
records; a type that is called otherwise registers its own way.
"""

from functools import singledispatch

from kb.citations import TYPE_LABELS, name_by_subject
from kb.records import KIND_LABELS, Directive, Record, Theme
from kb.text.phrases import joined
from kb.vocabularies import Vocabularies
from kb.wording.parts import years
from kb.wording.places import then_and_now

_SHORT_CHARS = 70


@singledispatch
def kind_label(record: Record) -> str:
    """What a record is: "Mô hình", "Chỉ thị", "Chuyên đề năm 2024"."""
    return KIND_LABELS.get(record.kind, record.kind)


@kind_label.register
def _kind_of_year(record: Theme) -> str:
    """A kind "… năm" says which; how long the others hold is told beside them."""
    label = KIND_LABELS.get(record.kind, record.kind)
    return record.occasion if label.endswith("năm") else label


@singledispatch
def heading(record: Record) -> str:
    """The name at the head of a page.

    "Chỉ thị số 05-CT/TW"; for a document without a number "Kế hoạch thực hiện việc học tập …",
    or "Bộ luật Lao động" where the subject is a name.
    """
    return record.name


@heading.register
def _number_or_subject(record: Directive) -> str:
    return record.name if record.number else name_by_subject(record.type, record.title)


def short_name(directive: Directive) -> str:
    """The name in a narrow place: "Kết luận 01-KL/TW"; without a number the heading, cut."""
    if directive.number:
        return f"{TYPE_LABELS.get(directive.type, 'Văn bản')} {directive.number}"
    name = heading(directive)
    return name if len(name) <= _SHORT_CHARS else f"{name[:_SHORT_CHARS].rsplit(' ', 1)[0]}…"


@singledispatch
def subtitle(record: Record) -> str | None:
    """What stands below the heading: the subject of a numbered document; others have none."""
    return None


@subtitle.register
def _subject(record: Directive) -> str | None:
    return record.title if record.number else None


def full_title(record: Record) -> str:
    """The heading with its subtitle: "Chỉ thị số 05-CT/TW: Về đẩy mạnh học tập …"."""
    return ": ".join(part for part in (heading(record), subtitle(record)) if part)


def brief(record: Record, vocabularies: Vocabularies) -> str:
    """What, where and when, below a title in a list: "Mô hình, Cao Bằng, 2021, 2023"."""
    what, when = kind_label(record), years(record.years)
    when = None if when and when in what else when  # "Chuyên đề năm 2024" says it
    return joined(what, then_and_now(record.province, vocabularies), when)
