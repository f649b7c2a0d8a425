"""The full name of a document, as a citation in running text gives it."""

from kb.citations.dates import PartialDate
from kb.citations.numbers import DocumentNumber
from kb.citations.vocabulary import TYPE_LABELS


def full_name(
    number: DocumentNumber | None, type_code: str, date: PartialDate | None, issuer: str | None
) -> str:
    """Say it whole: "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị".

    What is not known is left out: "Kế hoạch, tháng 1/2024", "Nghị định số 73/2023/NĐ-CP".
    """
    name = TYPE_LABELS.get(type_code, "Văn bản")
    if number is not None:
        name += f" số {number}"
    if date is not None:
        unit = "ngày" if date.day else "tháng" if date.month else "năm"
        name += f", {unit} {date.vietnamese()}"
    if issuer:
        name += f" của {issuer}"
    return name
