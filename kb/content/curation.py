"""What an editor in chief would ask about published records: likely slips, not broken rules.

In: `Content`. Out: `Problem`s, mostly warnings: citations that lead nowhere, years that honours
contradict, records that look like one another, text copied between records; and, as errors,
patterns of personal data that must not be published (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15).
"""

import re
from collections.abc import Iterator
from itertools import chain

from kb.content.copies import Copies
from kb.content.folder import Content
from kb.documents.references import References, Setting
from kb.records import Directive, Exemplar, RecordFile
from kb.schema import Problem, Severity
from kb.schema.types import nearest
from kb.text.vietnamese import match_key

# Vietnamese mobile and land lines, national ids of 9 or 12 digits, house numbers in a street.
_PRIVATE = (
    ("số điện thoại", re.compile(r"(?<![\d/.-])(?:\+84|0)[ .-]?\d(?:[ .-]?\d){8}(?![\d/])")),
    ("số căn cước, chứng minh", re.compile(r"(?<![\d.,/-])(?:\d{12}|\d{9})(?![\d.,/-]?\d)")),
    ("số nhà", re.compile(r"\b[Ss]ố (?:nhà )?\d+[A-Za-z]?(?:/\d+)* (?:đường|phố|ngõ|hẻm)\b")),
)


def curate(content: Content) -> Iterator[Problem]:
    """Everything worth a second look in the published records."""
    published = [file for file in content.files if file.record.status == "published"]
    references = References((file.record for file in content.files), content.vocabularies.where)
    yield from chain(
        *(curate_record(file, references, content) for file in published),
        _alike(published),
        _copied(published),
    )


def curate_record(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    """What is worth a second look in one record by itself."""
    yield from _private(file)
    yield from _citations(file, references, content)
    yield from _years(file)


def count_citations(content: Content) -> tuple[int, int]:
    """How many citations the published records' texts have, and how many lead to no record."""
    references = References((file.record for file in content.files), content.vocabularies.where)
    found = [
        reference
        for file in content.files
        if file.record.status == "published"
        for _, _, text in _texts(file)
        for reference in references.find(text, Setting.of(file.record))
    ]
    return len(found), sum(not each.candidates for each in found)


def _problem(
    file: RecordFile, field: str, wrong: str, remedy: str, severity: Severity = "warning",
    line: int | None = None,
) -> Problem:  # fmt: skip
    return Problem(file.path, line or file.line_of(field), field, wrong, remedy, severity)


def _texts(file: RecordFile) -> Iterator[tuple[str, int, str]]:
    """(field, line, text) of every line of prose of a record."""
    record = file.record
    for field in ("title", "summary", "role"):
        yield field, file.line_of(field), getattr(record, field, None) or ""
    if record.about.is_file:
        for number, line in enumerate(record.body.split("\n")):
            yield "", file.body_line + number, line
    else:
        yield "", file.first_line, record.body


def _private(file: RecordFile) -> Iterator[Problem]:
    for field, line, text in _texts(file):
        for what, pattern in _PRIVATE:
            if found := pattern.search(text):
                wrong = f'"{found[0]}" trông như {what} của một người'
                remedy = "hãy bỏ: dữ liệu cá nhân không được đăng"
                yield _problem(file, field, wrong, remedy, "error", line)


def _citations(file: RecordFile, references: References, content: Content) -> Iterator[Problem]:
    seen = set()
    setting = Setting.of(file.record)
    numbers = {
        each.record.number: each.record.id
        for each in content.files
        if isinstance(each.record, Directive) and each.record.number
    }
    for field, line, text in _texts(file):
        for reference in references.find(text, setting):
            if reference.candidates or reference.canonical in seen:
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
    record = file.record
    if isinstance(record, Exemplar) and record.years:
        for honour in record.honours:
            if honour.year and honour.year not in record.years:
                wrong = f"khen thưởng năm {honour.year} không có trong years"
                yield _problem(
                    file, "years", wrong, f"hãy thêm {honour.year}, hoặc xem lại năm khen"
                )


def _alike(files: list[RecordFile]) -> Iterator[Problem]:
    """Records of one kind with one title, or one person of one province."""
    seen: dict[tuple[str, ...], RecordFile] = {}
    for file in files:
        record = file.record
        if not isinstance(record, Exemplar) or not record.title:
            continue
        keys = [("title", match_key(record.title), record.kind or "")]
        if record.kind == "ca-nhan" and record.subject:
            keys.append(("subject", match_key(record.subject), record.province or ""))
        for key in keys:
            if key in seen and seen[key].path != file.path:
                wrong = f"trùng với {seen[key].path}"
                yield _problem(file, key[0], wrong, "hãy gộp làm một, hoặc nói rõ chỗ khác nhau")
            seen.setdefault(key, file)


def _copied(files: list[RecordFile]) -> Iterator[Problem]:
    """Words that stand in two bodies; a pair is told of once, in the later of the two."""
    copies, before = Copies(files), set[str]()
    for file in files:
        yield from copies.found_in(file, before)
        before.add(file.path)
