"""How an exemplar is told: praise has a mouth, the record does not speak of itself.

In: a record file and the words of content/style_words.yaml. Out: `Problem`s: empty praise, remarks
that belong in `note`, a stage that nothing names, a title too long for a list.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kb.content.style.prose import prose
from kb.content.style.sources import unnamed_sources
from kb.records import Exemplar, RecordFile, as_type
from kb.records.codes import STAGES
from kb.schema import Problem
from kb.vocabularies import Vocabularies

LONGEST_TITLE = 75
_QUOTED_RE = re.compile(r'“[^”\n]*”|"[^"\n]*"|«[^»\n]*»')
_SENTENCE_RE = re.compile(r"[^.!?;…]+[.!?;…]*")
_PRAISE, _MOUTH, _SELF = "khen", "co-loi-ai", "tu-noi"


def house_style(file: RecordFile, vocabularies: Vocabularies) -> Iterator[Problem]:
    """What is worth a second look in how an exemplar is told."""
    record = as_type(Exemplar, file.record)
    if record is None:
        return
    if len(record.title or "") > LONGEST_TITLE:
        wrong = f"tên dài {len(record.title)} ký tự, quá {LONGEST_TITLE}"
        yield _problem(file, "title", file.line_of("title"), wrong, "hãy viết gọn lại")
    yield from _stage(record, file)
    yield from unnamed_sources(file)
    for field, line, text in prose(file):
        yield from _words(file, field, line, text, vocabularies)


def _problem(file: RecordFile, field: str, line: int, wrong: str, remedy: str) -> Problem:
    return Problem(file.path, line, field, wrong, remedy, "warning")


def _stage(record: Exemplar, file: RecordFile) -> Iterator[Problem]:
    """A stage is the source's word: some honour, source or sentence has to say it."""
    if record.stage is None:
        return
    label = STAGES[record.stage].lower()
    said = [record.title, record.summary, record.body, *(each.title for each in record.honours)]
    said += [source.title for source in record.sources]
    if not any(label in (text or "").lower() for text in said):
        wrong = f'không khen thưởng, nguồn hay câu nào nói "{label}"'
        remedy = "hãy bỏ stage, hoặc viết câu của nguồn nói bước ấy"
        yield _problem(file, "stage", file.line_of("stage"), wrong, remedy)


def _words(
    file: RecordFile, field: str, line: int, text: str, vocabularies: Vocabularies
) -> Iterator[Problem]:
    """Words of the table in a line, what is quoted left aside."""
    praise, mouth, itself = (_any_of(vocabularies, kind) for kind in (_PRAISE, _MOUTH, _SELF))
    own = _QUOTED_RE.sub(" ", text)
    for found in itself.finditer(own):
        wrong = f'"{found[0]}" là lời nói về chính hồ sơ'
        yield _problem(file, field, line, wrong, "hãy chuyển câu này vào note")
    for sentence in _SENTENCE_RE.findall(own):
        found_praise = praise.search(sentence)
        if found_praise and not mouth.search(sentence):
            wrong = f'"{found_praise[0]}" là lời khen mà câu không nói ai khen'
            yield _problem(file, field, line, wrong, "hãy viết ai khen, hoặc bỏ lời ấy")


@lru_cache(maxsize=8)
def _any_of(vocabularies: Vocabularies, kind: str) -> re.Pattern[str]:
    """Any term of one kind as a whole word; nothing at all when the table has none."""
    terms = [term for each in vocabularies.style_words if each.kind == kind for term in each.terms]
    longest_first = "|".join(map(re.escape, sorted(terms, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{longest_first or '(?!)'})(?!\w)", re.IGNORECASE)
