"""Checks that need more than one field or more than one file.

In: `Content`. Out: `Problem`s: references that lead nowhere, codes and places that no vocabulary
knows, fields that contradict each other. What one field can tell alone is in `kb.schema`.
"""

from collections.abc import Iterator
from functools import singledispatch
from itertools import chain
from typing import Literal

from kb.content.copies import Copies
from kb.content.curation import compare, curate, published, references_of
from kb.content.folder import REPEATED, Content
from kb.content.numbers import check_numbers, misread
from kb.content.site import check_site
from kb.content.style import passing
from kb.content.validity import contradictions
from kb.content.vocabulary import check_vocabularies
from kb.documents import References
from kb.records import Directive, Exemplar, Figure, Record, RecordFile, Requirement, as_type
from kb.records.codes import highest
from kb.schema import Problem
from kb.schema.types import nearest
from kb.text.source_marks import source_marks
from kb.vocabularies import Vocabularies


def check_content(content: Content) -> tuple[Problem, ...]:
    """Every problem of a content folder, those of reading included, sorted by file and line."""
    references = references_of(content)
    found = chain(
        *(check_file(file, references, content) for file in content.files),
        check_together(content, Copies(published(content))),
    )
    return tuple(sorted(set(found)))


def check_file(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    """What is wrong with one record, or worth a second look."""
    yield from check_record(file, content)
    yield from curate(file, references, content)


def check_together(content: Content, copies: Copies) -> Iterator[Problem]:
    """What is wrong with the folder as a whole, and with records side by side."""
    yield from content.problems
    yield from _ids(content)
    yield from _lacking(content)
    yield from check_vocabularies(content.vocabularies)
    yield from check_site(content.vocabularies, content.site_lines)
    yield from check_numbers(content)
    yield from _golden(content)
    yield from compare(published(content), copies)


def _problem(
    file: RecordFile,
    field: str,
    wrong: str,
    remedy: str,
    item: int = -1,
    severity: Literal["error", "warning"] = "error",
) -> Problem:
    """A problem of a field, or of one item of it."""
    line = file.line_of(field.partition(".")[0], item)
    return Problem(file.path, line, field, wrong, remedy, severity)


def check_record(file: RecordFile, content: Content) -> Iterator[Problem]:
    """What is wrong with one record, beside the vocabularies and the other records."""
    yield from _references(file, content)
    yield from _province(file, content.vocabularies)
    if file.record.status == "published":
        yield from _sources(file)
    yield from _fields(file, content.vocabularies)
    yield from _requirements(file, content.vocabularies)
    yield from _marks(file)
    yield from _of_its_type(file.record, file)


@singledispatch
def _of_its_type(record: Record, file: RecordFile) -> Iterator[Problem]:
    """What may be wrong with records of one type only."""
    yield from ()


def _references(file: RecordFile, content: Content) -> Iterator[Problem]:
    record, directive = file.record, as_type(Directive, file.record)
    directives = content.directives
    arrows = directive.relations if directive else ()
    wanted = [("relations", item, arrow.to) for item, arrow in enumerate(arrows)]
    wanted += [("directives", item, named) for item, named in enumerate(record.directives)]
    for field, item, record_id in wanted:
        if record_id in content.unread_ids:
            continue  # its own problem says enough
        if record_id not in directives:
            likely = nearest(record_id, directives)
            add = "hãy thêm hồ sơ văn bản ấy, hoặc bỏ dòng này"
            remedy = f"hãy viết {likely}" if likely else add
            yield _problem(file, field, f'không có văn bản "{record_id}"', remedy, item)
        elif record_id == record.id:
            yield _problem(file, field, "văn bản dẫn tới chính nó", "hãy bỏ dòng này", item)


def _province(file: RecordFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    province = file.record.province
    if province and vocabularies.places and vocabularies.where(province) is None:
        known = vocabularies.likely_place(province)
        remedy = f"hãy viết {known.name}" if known else "hãy thêm vào content/places.yaml"
        yield _problem(file, "province", f'không có tỉnh, thành phố "{province}"', remedy)


def _sources(file: RecordFile) -> Iterator[Problem]:
    for item, source in enumerate(file.record.sources):
        if not (source.title or source.publisher):
            yield _problem(
                file, "sources", "nguồn không có tên", "hãy ghi title hoặc publisher", item
            )
        is_document = source.file or (source.title and (source.publisher or source.place))
        if not (source.url or is_document):
            wrong = f'nguồn "{source.name or source.file}" không có nơi tìm'
            remedy = "hãy ghi url; tài liệu không có địa chỉ thì ghi title, publisher, date, place"
            yield _problem(file, "sources", wrong, remedy, item)
        elif source.url and not source.url.startswith(("http://", "https://")):
            wrong = f'"{source.url}" không phải là địa chỉ trang'
            remedy = "hãy ghi địa chỉ bắt đầu bằng https://"
            yield _problem(file, "sources.url", wrong, remedy, item)
        elif source.url and (what := passing(source.url)):
            wrong = f'"{source.url}" là {what}, không phải là nguồn'
            remedy = "hãy ghi địa chỉ của chính bài viết"
            yield _problem(file, "sources.url", wrong, remedy, item, "warning")


def _fields(file: RecordFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    for item, code in enumerate(file.record.fields if vocabularies.fields else ()):
        if code not in vocabularies.field_labels:
            likely = nearest(code, vocabularies.field_labels)
            remedy = f"hãy viết {likely}" if likely else "hãy thêm vào content/fields.yaml"
            yield _problem(file, "fields", f'không có lĩnh vực "{code}"', remedy, item)


def _requirements(file: RecordFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    """Whom a document asks, where, by when and in which source: all of it has to be known."""
    directive = as_type(Directive, file.record)
    for item, each in enumerate(directive.requirements if directive else ()):
        for wrong, remedy in _of_requirement(each, file.record, vocabularies):
            yield _problem(file, "requirements", wrong, remedy, item)


def _of_requirement(
    held: Requirement, record: Record, vocabularies: Vocabularies
) -> Iterator[tuple[str, str]]:
    for code in held.who if vocabularies.roles else ():
        if code not in vocabularies.role_labels:
            likely = nearest(code, vocabularies.role_labels)
            remedy = f"hãy viết {likely}" if likely else "hãy thêm vào content/roles.yaml"
            yield f'không có đối tượng "{code}"', remedy
    if held.province and vocabularies.places and vocabularies.where(held.province) is None:
        yield f'không có tỉnh, thành phố "{held.province}"', "hãy viết tên như trong places.yaml"
    if held.date and not held.deadline:
        yield f'"{held.what}" có ngày mà không có hạn', "hãy ghi deadline theo lời nguồn"
    if held.source and held.source > len(record.sources):
        yield f"không có nguồn thứ {held.source}", "hãy xem lại danh sách nguồn"


def _marks(file: RecordFile) -> Iterator[Problem]:
    """Marks of sources that lead to none: "[3]" where there are two."""
    body, known = file.record.body, len(file.record.sources)
    for mark in source_marks(body) if file.record.about.is_file else ():
        if max(mark.numbers) > known:
            line = file.body_line + body.count("\n", 0, mark.end)
            wrong = f'"{mark}" chỉ tới nguồn không có: hồ sơ ghi {known} nguồn'
            remedy = f"hãy sửa số hoặc thêm nguồn; không phải dấu nguồn thì viết \\{mark}"
            yield Problem(file.path, line, "", wrong, remedy)


@_of_its_type.register
def _of_exemplar(record: Exemplar, file: RecordFile) -> Iterator[Problem]:
    yield from _levels(record, file)
    for item, honour in enumerate(record.honours):
        if honour.date and honour.year and honour.date.year != honour.year:
            wrong = f"date ghi năm {honour.date.year}, year ghi {honour.year}"
            yield _problem(file, "honours", wrong, "hãy giữ năm theo nguồn ở cả hai", item)


def _levels(record: Exemplar, file: RecordFile) -> Iterator[Problem]:
    stated = highest(honour.level for honour in record.honours)
    if stated and record.level != stated:
        wrong = f"cấp cao nhất trong khen thưởng là {stated}"
        line = file.line_of("level" if record.level else "honours")
        yield Problem(file.path, line, "level", wrong, f"hãy viết level: {stated}")
    if record.status == "published" and record.level and not record.honours:
        wrong = "có cấp ghi nhận mà không có khen thưởng"
        yield _problem(file, "level", wrong, "hãy ghi honours theo nguồn, hoặc bỏ dòng này")


@_of_its_type.register
def _document(record: Directive, file: RecordFile) -> Iterator[Problem]:
    if record.number and (wrong_number := misread(record.number)):
        yield _problem(file, "number", *wrong_number)
    if record.level in ("tinh", "huyen", "co-so") and not record.province:
        wrong = "văn bản dưới trung ương mà không ghi tỉnh"
        yield _problem(
            file, "province", wrong, "hãy ghi tỉnh ban hành: số văn bản lặp lại giữa các tỉnh"
        )
    for each in contradictions(record.validity) if record.validity else ():
        line = file.line_of("validity")
        yield Problem(file.path, line, each.field, each.wrong, each.remedy)


@_of_its_type.register
def _parts(record: Figure, file: RecordFile) -> Iterator[Problem]:
    """Parts add up to the value, to the last one: 49 + 64 = 113."""
    if not record.value and not record.parts and not record.alongside:
        wrong = "số liệu không có con số nào"
        yield _problem(file, "value", wrong, "hãy ghi value, hoặc các số kèm theo ở alongside")
    if not record.parts:
        return
    counts = [part.count for part in record.parts]
    known = [count for count in counts if count is not None]
    if record.count is None or len(known) < len(counts):
        wrong = "có các phần mà giá trị hoặc một phần không phải là một con số đúng"
        yield _problem(file, "parts", wrong, "hãy chuyển các con số ấy sang alongside")
    elif sum(known) != record.count:
        wrong = f"các phần cộng lại là {sum(known)}, giá trị ghi là {record.count}"
        yield _problem(file, "parts", wrong, "hãy xem lại con số theo nguồn")


def _ids(content: Content) -> Iterator[Problem]:
    seen: dict[str, str] = {}
    for file in content.files:
        for record_id in (file.record.id, *file.record.aliases):
            if record_id in seen:
                wrong = f'mã "{record_id}" đã dùng ở {seen[record_id]}'
                field = "aliases" if record_id in file.record.aliases else REPEATED
                yield _problem(file, field, wrong, "hãy đổi mã của một trong hai")
            seen.setdefault(record_id, file.path)


def _lacking(content: Content) -> Iterator[Problem]:
    """A list that records need and that is not there: said once, not of every record."""
    records = [file.record for file in content.files]
    needs = (
        ("places", "tỉnh, thành phố", any(each.province for each in records)),
        ("fields", "lĩnh vực", any(each.fields for each in records)),
    )
    for name, label, is_needed in needs:
        path = f"content/{name}.yaml"
        is_told = any(each.path.endswith(f"/{name}.yaml") for each in content.problems)
        if is_needed and not getattr(content.vocabularies, name) and not is_told:
            wrong = f"không có danh mục {label} mà hồ sơ cần đến"
            yield Problem(path, 1, "", wrong, "hãy chép lại tệp này vào thư mục nội dung")


def _golden(content: Content) -> Iterator[Problem]:
    """A golden query of an unknown record would never be asked, and nobody would know."""
    for golden in content.golden:
        if golden.record in content.by_id or golden.record in content.unread_ids:
            continue
        wrong = f'câu "{golden.query}" phải thấy "{golden.record}" mà không có hồ sơ ấy'
        likely = nearest(golden.record, content.by_id)
        remedy = f"hãy viết {likely}" if likely else "hãy sửa mã hồ sơ, hoặc bỏ câu này"
        yield Problem("content/golden.yaml", 1, "record", wrong, remedy)
