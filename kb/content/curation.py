"""What an editor in chief would ask about the records: likely slips, not broken rules.

In: `Content`. Out: `Problem`s, mostly warnings: citations that lead nowhere, years that honours
contradict, records that look like one another, text copied between records; and personal data that
must not be published (kb.content.private): errors, in drafts warnings; and house style.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from kb.content.copies import Copies
from kb.content.folder import Content
from kb.content.private import find_private
from kb.content.style import house_style, prose
from kb.content.validity import overtaken
from kb.documents import References, Setting
from kb.records import Directive, Exemplar, RecordFile, as_type
from kb.records.codes import REPLACES
from kb.schema import Problem, Severity
from kb.schema.types import nearest
from kb.text.vietnamese import match_key


def published(content: Content) -> tuple[RecordFile, ...]:
    """The records that are looked at twice."""
    return tuple(file for file in content.files if file.record.status == "published")


def references_of(content: Content) -> References:
    """Which document each citation means."""
    return References((file.record for file in content.files), content.vocabularies)


def curate(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    """What is worth a second look in a published record by itself, or private in a draft."""
    if file.record.status == "published":
        yield from curate_record(file, references, content)
    elif file.record.status == "draft":
        yield from _private(file, "warning")


def compare(files: Sequence[RecordFile], copies: Copies) -> Iterator[Problem]:
    """What is worth a second look in published records side by side."""
    yield from _alike(files)
    yield from _copied(files, copies)


def curate_record(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    """What is worth a second look in one record by itself."""
    yield from _private(file)
    yield from _citations(file, references, content)
    yield from _years(file)
    yield from _validity(file, content)
    yield from house_style(file, content.vocabularies)


def count_citations(content: Content) -> tuple[int, int]:
    """How many citations the published records' texts have, and how many lead to no record."""
    references = references_of(content)
    found = [
        reference
        for file in content.files
        if file.record.status == "published"
        for _, _, text in prose(file)
        for reference in references.find(text, Setting.of(file.record))
    ]
    return len(found), sum(not each.candidates for each in found)


def _problem(
    file: RecordFile, field: str, wrong: str, remedy: str, severity: Severity = "warning",
    line: int | None = None,
) -> Problem:  # fmt: skip
    return Problem(file.path, line or file.line_of(field), field, wrong, remedy, severity)


def _private(file: RecordFile, severity: Severity = "error") -> Iterator[Problem]:
    for field, line, text in prose(file):
        for what, found in {each.what: each for each in find_private(text)}.items():
            wrong = f'"{text[found.start : found.end].strip(" ,")}" trông như {what} của một người'
            remedy = "hãy bỏ: dữ liệu cá nhân không được đăng"
            yield _problem(file, field, wrong, remedy, severity, line)


def _citations(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    seen = set()
    setting = Setting.of(file.record)
    numbers = {each.number: each.id for each in content.directives.values() if each.number}
    for field, line, text in prose(file):
        for reference in references.find(text, setting):
            if reference.candidates or reference.known or reference.canonical in seen:
                continue
            seen.add(reference.canonical)
            likely = nearest(reference.text, numbers)
            hint = f"gần nhất là {numbers[likely]}" if likely else "không có văn bản nào gần"
            yield _problem(
                file,
                field,
                f'"{reference.text}" không dẫn tới văn bản nào trong kho',
                f"{hint}; hãy xem lại số, hoặc thêm hồ sơ văn bản",
                line=line,
            )


def _years(file: RecordFile) -> Iterator[Problem]:
    """Years that honours and the registration bear and the record's own list does not."""
    record = as_type(Exemplar, file.record)
    if record is None or not record.years:
        return
    said = [("khen thưởng", each.when.year) for each in record.honours if each.when]
    said += [("đăng ký xây dựng", record.registered.year)] if record.registered else []
    for what, year in dict.fromkeys(said):
        if year not in record.years:
            wrong = f"{what} năm {year} không có trong years"
            yield _problem(file, "years", wrong, f"hãy thêm {year}, hoặc xem lại năm ấy")


def _validity(file: RecordFile, content: Content) -> Iterator[Problem]:
    record = as_type(Directive, file.record)
    if record is None or record.validity is None:
        return
    replacing = [
        each
        for each in content.directives.values()
        if each.status == "published"
        and any(arrow.kind == REPLACES and arrow.to == record.id for arrow in each.relations)
    ]
    for doubt in overtaken(record, replacing, date.today()):
        line = file.line_of("validity")
        yield _problem(file, doubt.field, doubt.wrong, doubt.remedy, line=line)


def _alike(files: Sequence[RecordFile]) -> Iterator[Problem]:
    """Records of one kind with one title, or one person of one province."""
    seen: dict[tuple[str, ...], RecordFile] = {}
    for file in files:
        record = as_type(Exemplar, file.record)
        if record is None or not record.title:
            continue
        keys = [("title", match_key(record.title), record.kind or "")]
        if record.kind == "ca-nhan" and record.subject:
            keys.append(("subject", match_key(record.subject), record.province or ""))
        for key in keys:
            if key in seen and seen[key].path != file.path:
                wrong = f"trùng với {seen[key].path}"
                yield _problem(file, key[0], wrong, "hãy gộp làm một, hoặc nói rõ chỗ khác nhau")
            seen.setdefault(key, file)


def _copied(files: Sequence[RecordFile], copies: Copies) -> Iterator[Problem]:
    """Words that stand in two bodies; a pair is told of once, in the later of the two."""
    before = set[str]()
    for file in files:
        if copies.may_repeat(file):
            yield from copies.found_in(file, before)
        before.add(file.path)
