"""What a careful colleague says of a record while it is typed: `kb check`, and a little more.

In: a form's texts and the collection as it is now. Out: a `Review`: findings with the box each
stands beside, the documents that the text cites, and records that may be the same one.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Literal

from kb.content.checks import check_record
from kb.content.curation import curate_record
from kb.content.folder import Content, body_problems
from kb.content.site import check_site
from kb.content.vocabulary import check_item
from kb.desk.alike import Alike, alike
from kb.desk.files.versions import BODY, Version
from kb.desk.forms.names import Names
from kb.desk.forms.plainly import plainly
from kb.desk.forms.reading import (
    FIRST_LINE_OF_BODY,
    ItemReading,
    Reading,
    Understood,
    read_item,
    read_typed,
)
from kb.desk.forms.typed import Typed, spec_at
from kb.desk.forms.writing import DOCUMENTS, FIELDS, item_type
from kb.desk.indexes import missing_for_page
from kb.desk.library import Shelf
from kb.desk.praise import praise, unnamed_recognition
from kb.desk.vocabularies.kinds import SITE, keys_of
from kb.documents import References, Setting
from kb.material.overlap import check_overlap
from kb.newsroom.shortlist import gaps
from kb.pictures import picture_problems
from kb.records import Directive, Exemplar, RecordFile, as_type
from kb.schema import Problem, to_plain
from kb.schema.types import Slug, nearest
from kb.text.vietnamese import match_key
from kb.vocabularies import Anniversary, KnownNumber, Vocabularies

# A blank or an error keeps a record from being published; a warning is likely a slip, a hint may be
# one.
_NEW = "(hồ sơ đang viết)"
Weight = Literal["error", "blank", "warning", "hint"]


@dataclass(frozen=True)
class Finding:
    """One thing to look at: beside a box, a row or a field, or ("") about the whole record.

    `line` is that of the body, from 1; 0 elsewhere.
    """

    box: str
    weight: Weight
    wrong: str
    remedy: str
    line: int = 0


@dataclass(frozen=True)
class Cited:
    """A document that the text names, and what it may mean: one record, several, or none.

    `known` are documents that it may mean as well and that have no record.
    """

    text: str
    documents: tuple[Directive, ...]
    known: tuple[KnownNumber, ...] = ()


@dataclass(frozen=True)
class Findings:
    """What there is to look at in a form, heaviest first."""

    findings: tuple[Finding, ...]

    def of(self, weight: Weight) -> tuple[Finding, ...]:
        """The findings of one weight."""
        return tuple(each for each in self.findings if each.weight == weight)

    @property
    def hinders(self) -> tuple[Finding, ...]:
        """What must be mended or filled in before the record can be published."""
        return (*self.of("error"), *self.of("blank"))

    def beside(self, box: str) -> tuple[Finding, ...]:
        """The findings that stand beside a box, a row or a field."""
        return tuple(each for each in self.findings if each.box == box)


@dataclass(frozen=True)
class Review(Findings):
    """All that is said of a record as it is typed."""

    reading: Reading
    cited: tuple[Cited, ...]
    alike: tuple[Alike, ...]

    @property
    def missing(self) -> tuple[str, ...]:
        """The labels of what the record must say before it can be shown as a page."""
        return missing_for_page(self.reading.file.record)


@dataclass(frozen=True)
class ItemReview(Findings):
    """All that is said of an item of a vocabulary as it is typed."""

    reading: ItemReading
    cited: tuple[Cited, ...] = ()
    alike: tuple[Alike, ...] = ()


def review(
    shelf: Shelf,
    record_type: str,
    record_id: str,
    typed: Typed,
    opened: Version | None = None,
    archive_dir: Path | None = None,
) -> Review:
    """Look at a record as if it were to be published as it is typed.

    With an archive it is compared with the articles that are kept for it.
    """
    reading = read_typed(record_type, record_id, typed, shelf.names, opened)
    known = shelf.content.by_id.get(record_id)
    record = replace(reading.file.record, status="published")
    file = replace(reading.file, record=record, path=known.path if known else _NEW)
    others = tuple(each for each in shelf.content.files if each.record.id != record_id)
    content = replace(shelf.content, files=(*others, file))
    references = References((each.record for each in content.files), content.vocabularies)
    problems = dict.fromkeys(
        (
            *reading.problems,
            *body_problems(file),
            *check_record(file, content),
            *curate_record(file, references, content),
            *shelf.copies.found_in(file),
            *_repeated(shelf, replace(file, record=replace(record, id=record_id)), archive_dir),
            *(picture_problems(content.folder, file) if content.folder else ()),
        )
    )
    findings = [
        *(_finding(each, reading, record_type, shelf, content) for each in problems),
        *_hints(file, has_picture=bool(reading.fields.get("pictures"))),
    ]
    same = alike(replace(file.record, id=record_id), shelf.told)
    return Review(_ordered(findings), reading, tuple(_cited(file, references)), same)


def _repeated(shelf: Shelf, file: RecordFile, archive_dir: Path | None) -> Iterator[Problem]:
    """The words of articles in it; of what is kept and cannot be read the form itself speaks."""
    if archive_dir and file.record.id:
        found = check_overlap(file, archive_dir, shelf.titles)
        yield from (each for each in found if each.path == file.path)


def review_item(
    shelf: Shelf, kind: str, key: str, typed: Typed, opened: Version | None = None
) -> ItemReview:
    """Look at an item of a vocabulary beside all others, as it is typed."""
    reading = read_item(kind, key, typed, shelf.names, opened)
    known, item = shelf.content.vocabularies, reading.item
    others = _others(kind, key, known)
    wanted = known if item is None else _with(kind, item, others, known)
    found = check_site(wanted, {}) if kind == SITE else check_item(item, wanted)
    problems = [*reading.problems, *(found if item is not None else ())]
    content = replace(shelf.content, vocabularies=wanted)
    findings = [_finding(each, reading, kind, shelf, content) for each in problems]
    return ItemReview(_ordered([*findings, *_same_day(item, others)]), reading)


def _others(kind: str, key: str, known: Vocabularies) -> tuple[Any, ...]:
    items = () if kind == SITE else getattr(known, kind)
    names = keys_of(kind, map(to_plain, items))
    return tuple(each for name, each in zip(names, items, strict=True) if name != key)


def _with(kind: str, item: Any, others: tuple[Any, ...], known: Vocabularies) -> Vocabularies:
    if kind == SITE:
        return replace(known, site=item)
    return known.with_items(kind, (*others, item))


def _same_day(item: Any, others: Iterable[Any]) -> Iterator[Finding]:
    if isinstance(item, Anniversary):
        for each in others:
            if (each.date, each.calendar) == (item.date, item.calendar):
                wrong = f"kho đã có “{each.title}” vào đúng ngày này"
                yield Finding("date", "hint", wrong, "hai việc khác nhau thì cứ để hai mục")


def _ordered(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: _WEIGHTS.index(each.weight)))


_WEIGHTS = ("error", "blank", "warning", "hint")
_BLANK = frozenset({"còn để trống", "thiếu trường này"})


def _finding(
    problem: Problem, reading: Understood, record_type: str, shelf: Shelf, content: Content
) -> Finding:
    box = reading.box_of(problem)
    wrong, remedy = _about_name(box, problem, record_type, shelf.names, content) or (
        plainly(problem.wrong, record_type),
        plainly(_titled(problem.remedy, content), record_type),
    )
    line = problem.line - FIRST_LINE_OF_BODY + 1 if box == BODY else 0
    weight: Weight = "blank" if problem.wrong in _BLANK else problem.severity
    return Finding(box, weight, _titled(wrong, content), remedy, line)


def _about_name(
    box: str, problem: Problem, record_type: str, names: Names, content: Content
) -> tuple[str, str] | None:
    """Of a field of work or a document that was not understood: people know names, not codes."""
    spec = spec_at(record_type, box)
    type_ = item_type(spec) if spec else None
    if not isinstance(type_, Slug) or problem.wrong.startswith(("còn", "thiếu")):
        return None
    written = problem.wrong.split('"')[1] if '"' in problem.wrong else ""
    if type_.vocabulary == FIELDS:
        labels = content.vocabularies.field_labels
        likely = nearest(written, {label: code for code, label in labels.items()})
        remedy = f"có phải là {likely}?" if likely else "hãy chọn trong các gợi ý"
        return f"không có lĩnh vực “{written}”", remedy
    if type_.vocabulary == DOCUMENTS:
        found = [names.document_label(each.id) for each in names.meant(written)]
        if len(found) > 1:
            return f"“{written}” có thể là nhiều văn bản", f"hãy chọn: {'; '.join(found)}"
        add = "hãy chọn trong các gợi ý, hoặc thêm hồ sơ văn bản ấy trước"
        return f"không có văn bản “{written}” trong kho", add
    return None


def _titled(text: str, content: Content) -> str:
    """The sentence with the title of a record where its file was named."""
    for file in content.files:
        if file.path in text:
            return text.replace(file.path, f"hồ sơ “{file.record.title}”")
    return text


def _hints(file: RecordFile, *, has_picture: bool) -> Iterator[Finding]:
    """What the rules allow and an editor in chief would ask."""
    record = file.record
    for field, text in (("summary", record.summary or ""), (BODY, record.body)):
        for number, phrase in praise(text):
            wrong = f"“{phrase}” là lời khen chưa có gì làm chứng"
            remedy = "hãy kể việc làm, con số, hoặc nêu rõ ai nói"
            yield Finding(field, "hint", wrong, remedy, number + 1 if field == BODY else 0)
    if found := unnamed_recognition(record):
        wrong = f"bài nói tới “{found[1]}” mà mục “Khen thưởng” để trống"
        yield Finding(found[0], "hint", wrong, "hãy ghi hình thức khen nếu nguồn nêu rõ")
    headlines = {match_key(source.title) for source in record.sources if source.title}
    if match_key(record.title or "") in headlines:
        remedy = "hãy ghi tên người, đơn vị hay việc làm, trừ khi đó đúng là tên gọi"
        yield Finding("title", "hint", "tên hồ sơ đang là tên của bài báo", remedy)
    exemplar = as_type(Exemplar, record)
    for gap in gaps(exemplar) if exemplar and exemplar.sources else ():
        yield Finding("", "hint", gap, "hãy bổ sung nếu có nguồn")
    if exemplar and not has_picture:
        remedy = "hãy thêm ở mục Ảnh nếu có người chụp và được phép dùng"
        yield Finding("pictures", "hint", "chưa có ảnh", remedy)


def _cited(file: RecordFile, references: References) -> Iterator[Cited]:
    """Every document named in the text, once."""
    record, seen = file.record, set[str]()
    text = "\n".join(filter(None, (record.title, record.summary, record.body)))
    for found in references.find(text, Setting.of(record)):
        if found.canonical not in seen:
            seen.add(found.canonical)
            yield Cited(found.text, found.candidates, found.known)
