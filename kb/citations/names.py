"""The full name of a document, as officials write it in running text."""

from kb.citations.dates import PartialDate
from kb.citations.numbers import DocumentNumber
from kb.citations.vocabulary import TYPE_LABELS
from kb.text.phrases import inside

# After these a subject without a number is a name ("Nghị quyết Đại hội XIII"), not a clause.
_NAMED_BY_SUBJECT = frozenset({"nghi-quyet", "dieu-le", "luat", "bo-luat", "cuong-linh"})
# What the type is called in front of a subject, where its whole label would say too much.
_IN_NAMES = {"cuong-linh": "Cương lĩnh"}
# A subject that begins so is joined without "về": "của Chính phủ quy định về khuyến khích …".
_JOINED = ("về ", "quy định ", "ban hành ", "thực hiện ", "triển khai ", "tổ chức ")


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
        name += f", {date.with_unit()}"
    if issuer:
        name += f" của {issuer}"
    return name


def name_by_subject(type_code: str, subject: str) -> str:
    """A document without a number: "Bộ luật Lao động", "Kế hoạch thực hiện việc học tập …".

    The type is not said twice: "Điều lệ Đảng" stays, and "Cương lĩnh xây dựng đất nước …".
    """
    label = TYPE_LABELS.get(type_code, "Văn bản")
    word = _IN_NAMES.get(type_code, label)
    if subject.startswith(word):
        return subject
    is_name = type_code in _NAMED_BY_SUBJECT and word == label
    return f"{word} {subject if is_name else inside(subject)}"


def citation_text(
    number: DocumentNumber | None,
    type_code: str,
    date: PartialDate | None,
    issuer: str | None,
    subject: str,
) -> str:
    """The name with its subject: "Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về …".

    Documents without a number are called by their subject first: "Nghị quyết Đại hội XIII của
    Đảng", "Điều lệ Đảng Cộng sản Việt Nam".
    """
    if number is None and type_code in _NAMED_BY_SUBJECT:
        return name_by_subject(type_code, subject)
    lowered = inside(subject)
    joint = "" if lowered.startswith(_JOINED) else "về "
    return f"{full_name(number, type_code, date, issuer)} {joint}{lowered}"
