"""Praise that nothing in the text holds up: what a careful editor strikes out or proves.

In: a record. Out: phrases of praise in sentences without a deed one can count, a source or a quoted
voice; and recognition that the text speaks of while the record names none. Hints, never errors.
"""

import re
from collections.abc import Iterator

from kb.records import Exemplar, Record, as_type

_PRAISE = re.compile(
    r"\b(?:tấm gương (?:sáng|tiêu biểu|mẫu mực)|vô cùng \w+|hết lòng|hết mình|tận tụy|tận tâm"
    r"|không quản (?:ngại|khó)\w*|phi thường|tuyệt vời|cao (?:cả|đẹp|quý)|đáng (?:khâm phục|tự hào)"
    r"|lan tỏa mạnh mẽ|ai ai cũng|hiếm có|kỳ tích|số một|hàng đầu|duy nhất|sáng ngời"
    r"|(?:tiêu biểu|xuất sắc|giỏi|đẹp|lớn|cao|đông|nhiều|tốt|hay) nhất)\b",
    re.IGNORECASE,
)
_RECOGNITION = re.compile(
    r"\b(?:Huân chương|Huy chương|Kỷ niệm chương|Bằng khen|Giấy khen|danh hiệu|tuyên dương"
    r"|biểu dương|khen thưởng|được khen)\b",
    re.IGNORECASE,
)
# A number, a quotation or a named source: something that can be checked.
_HELD_UP = re.compile(r"\d|[“\"]|\btheo\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[^.!?…\n]+[.!?…]?")


def praise(text: str) -> Iterator[tuple[int, str]]:
    """(line from 0, phrase) of praise that its own sentence does not hold up."""
    for number, line in enumerate(text.split("\n")):
        for sentence in _SENTENCE.findall(line):
            if not _HELD_UP.search(sentence):
                yield from ((number, found[0]) for found in _PRAISE.finditer(sentence))


def unnamed_recognition(record: Record) -> tuple[str, str] | None:
    """The field ("summary" or "body") and word by which an exemplar's text says it was honoured.

    None when the record names the honour, or the text speaks of none.
    """
    exemplar = as_type(Exemplar, record)
    if exemplar is None or exemplar.honours:
        return None
    for field in ("summary", "body"):
        if found := _RECOGNITION.search(getattr(exemplar, field) or ""):
            return field, found[0]
    return None
