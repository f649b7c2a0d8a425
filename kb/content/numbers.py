"""Checks of document numbers: those that records bear, and those of content/numbers.yaml.

In: a number as written, or `Content`. Out: what is wrong with it and what to write instead, or
`Problem`s.
"""

from collections.abc import Iterator

from kb.citations import parse_number
from kb.content.folder import Content
from kb.documents import record_of
from kb.schema import Problem
from kb.vocabularies import KnownNumber

_PATH = "content/numbers.yaml"


def misread(written: str) -> tuple[str, str] | None:
    """What is wrong with a number, and the remedy; None where it stands as it is printed."""
    number = parse_number(written)
    if number is None:
        wrong = f'"{written}" không phải là số văn bản'
        return wrong, "hãy viết như 05-CT/TW, 27/CT-TTg, 73/2023/NĐ-CP, 345/UBND-NC"
    if str(number) != written:
        return f'"{written}" chưa ở dạng chuẩn', f"hãy viết {number}"
    return None


def check_numbers(content: Content) -> Iterator[Problem]:
    """Whether numbers without a record are well written, and of documents that have none indeed."""
    directives = content.directives.values()
    seen = set()
    for known in content.vocabularies.numbers:
        if found := misread(known.number):
            yield Problem(_PATH, 1, "number", *found)
        if (known.number, known.type, known.date) in seen:
            wrong = f"{known.number} ngày {known.date} viết hai lần"
            yield Problem(_PATH, 1, "number", wrong, "hãy giữ lại một")
        seen.add((known.number, known.type, known.date))
        if record := record_of(known, directives):
            wrong, remedy = f"{known.number} đã có hồ sơ {record.id}", "hãy bỏ mục này"
            yield Problem(_PATH, 1, "number", wrong, remedy, "warning")
        yield from _places(known, content)


def _places(known: KnownNumber, content: Content) -> Iterator[Problem]:
    places = content.vocabularies
    if known.province and places.places and places.where(known.province) is None:
        wrong = f'{known.number}: không có tỉnh, thành phố "{known.province}"'
        yield Problem(_PATH, 1, "province", wrong, "hãy viết tên như trong places.yaml")
    for source in known.sources:
        if not (source.url or "").startswith(("http://", "https://")) and not source.file:
            wrong = f'{known.number}: nguồn "{source.name}" không có nơi tìm'
            remedy = "hãy ghi url, hoặc file khi không có địa chỉ"
            yield Problem(_PATH, 1, "sources", wrong, remedy)
