"""What a record says, under the labels of an office: the cells of lists and of profiles.

In: a record and the vocabularies. Out: `Fact`s. A text of None is a blank: the field is there for
such a record and no source says it. A fact that has no place in such a record is not there at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from kb import wording
from kb.exports.columns import label_of
from kb.exports.selection import Selection
from kb.records import Directive, Exemplar, Figure, Record, Theme
from kb.records.codes import LEVELS
from kb.text.phrases import joined


@dataclass(frozen=True)
class Fact:
    """A line about a record; without a text, a blank."""

    label: str
    text: str | None


def noun(selection: Selection) -> str:
    """What the records are, all together: "gương điển hình", or "hồ sơ" for a mixture."""
    labels = {record.about.label for record in selection.records}
    return labels.pop().lower() if len(labels) == 1 else "hồ sơ"


def text_of(record: Record) -> str:
    """What is told of a record, as Markdown: its body, else its summary."""
    return record.body.strip() or record.summary or ""


def place(record: Record, selection: Selection) -> str | None:
    """Where; "" for a central document, which has no place to be found out."""
    found = wording.place(record, selection.vocabularies)
    return "" if isinstance(record, Directive) and found is None else found


def holder(record: Record) -> str:
    """Who, as a list names them: a person by name, everything else by title."""
    if isinstance(record, Exemplar) and record.kind == "ca-nhan":
        return record.subject or record.title
    return wording.full_title(record)


def post(record: Record) -> str | None:
    """Position and unit: the role of a person, the unit behind a model, the issuer of a document.

    A figure has none.
    """
    if isinstance(record, Exemplar):
        unit = record.subject if record.kind != "ca-nhan" else None
        return joined(record.role, unit) or None
    return "" if isinstance(record, Figure) else record.issuer


def honours(record: Record) -> list[str] | None:
    """Recognitions, one a line; None where an exemplar has none, [] where none can be."""
    if not isinstance(record, Exemplar):
        return []
    return [wording.honour(each).text for each in record.honours] or None


def facts(record: Record, selection: Selection) -> list[Fact]:
    """The facts of a profile, in the order of an office."""
    return list(_facts(record, selection))


def blanks(record: Record, selection: Selection) -> list[str]:
    """The labels of all that no source says."""
    lacking = [fact.label for fact in facts(record, selection) if fact.text is None]
    return lacking if honours(record) is not None else [*lacking, label_of("honours")]


def _facts(record: Record, selection: Selection) -> Iterator[Fact]:
    if isinstance(record, Exemplar):
        return _exemplar(record, selection)
    if isinstance(record, Directive):
        return _directive(record, selection)
    return _theme(record, selection) if isinstance(record, Theme) else _figure(record, selection)


def _exemplar(record: Exemplar, selection: Selection) -> Iterator[Fact]:
    is_person = record.kind == "ca-nhan"
    yield Fact(label_of("kind"), wording.kind_label(record))
    yield Fact("Họ và tên" if is_person else "Người, đơn vị", record.subject)
    if is_person or record.role:
        yield Fact(label_of("role"), record.role)
    yield Fact("Địa phương", place(record, selection))
    yield Fact(label_of("fields"), _fields(record, selection))
    yield Fact(label_of("years"), wording.years(record.years))
    yield Fact(label_of("level"), LEVELS.get(record.level) if record.level else None)
    yield _answered(record, selection)
    if record.used_in:
        yield Fact(
            label_of("used_in"), "; ".join(wording.use(each).text for each in record.used_in)
        )


def _directive(record: Directive, selection: Selection) -> Iterator[Fact]:
    yield Fact(label_of("number", Directive), record.number)
    yield Fact(label_of("issuer", Directive), record.issuer)
    issued = record.issued.vietnamese() if record.issued else None
    yield Fact(label_of("issued", Directive), issued)
    yield Fact(label_of("level", Directive), LEVELS.get(record.level, record.level))
    if record.province:
        yield Fact("Địa phương", place(record, selection))
    validity = wording.validity(record.validity).text if record.validity else None
    yield Fact(label_of("validity", Directive), validity)
    yield Fact(label_of("signer", Directive), record.signer)


def _theme(record: Theme, selection: Selection) -> Iterator[Fact]:
    yield Fact(label_of("kind", Theme), wording.kind_label(record))
    yield Fact(label_of("issuer", Theme), record.issuer)
    yield Fact("Địa phương", place(record, selection))
    yield Fact(label_of("years", Theme), wording.years(record.years))
    yield _answered(record, selection)


def _figure(record: Figure, selection: Selection) -> Iterator[Fact]:
    yield Fact(label_of("value", Figure), record.amount or None)
    yield Fact("Địa phương", place(record, selection))
    yield Fact(label_of("period", Figure), record.period or wording.years(record.years))
    yield Fact(label_of("level", Figure), LEVELS.get(record.level) if record.level else None)
    yield _answered(record, selection)


def _answered(record: Exemplar | Theme | Figure, selection: Selection) -> Fact:
    named = selection.relations.directives_of(record)
    return Fact(label_of("directives"), "; ".join(map(wording.heading, named)) or None)


def _fields(record: Record, selection: Selection) -> str | None:
    labels = selection.vocabularies.field_labels
    return joined(*(labels.get(code, code) for code in record.fields)) or None
