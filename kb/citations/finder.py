"""Finds the documents a text cites, in order: whole numbers, spoken forms, lists.

Strict reading is for prose, where a wrong link is worse than a missing one; loose reading
is for a search box, where people type "ct 05", "ket luan 01 kl tw", "QD 144". Which record
a citation means is not decided here.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.citations.dates import PartialDate, date_nearby
from kb.citations.letters import Letters
from kb.citations.lists import Head, Item, read_lists
from kb.citations.numbers import DocumentNumber
from kb.citations.surroundings import is_complete, is_counting, is_followed_fittingly
from kb.citations.vocabulary import LETTER, type_of_symbol


@dataclass(frozen=True)
class Citation:
    """A document cited at text[start:end]: "Kết luận số 01-KL/TW", with its date beside it.

    The type word and "số" belong to the citation. The date that follows does not; it ends
    at end_with_date (which equals end where there is none, or none right after it).
    """

    start: int
    end: int
    text: str
    type: str | None
    number: DocumentNumber
    date: PartialDate | None
    end_with_date: int


def find_citations(text: str, *, loose: bool = False) -> tuple[Citation, ...]:
    """Find every cited document: "Quyết định số 217, 218-QĐ/TW" cites two.

    Positions are those of the text as given, whatever its Unicode form. Dates, fractions,
    years, blank numbers ("Số - CV/BTGTU") and names ("Nghị quyết Trung ương 4") are none.
    """
    letters = Letters.of(text)
    return tuple(
        citation
        for head, items in read_lists(letters, loose=loose)
        for citation in _citations(letters, head, items, loose=loose)
    )


def _citations(
    letters: Letters, head: Head, items: list[Item], *, loose: bool
) -> Iterator[Citation]:
    heirs = _with_inherited_symbols(head, items)
    for place, (item, heir) in enumerate(zip(items, heirs, strict=True)):
        if not heir.is_whole and not _is_spoken_number(letters, head, heir, place, loose=loose):
            continue
        number = heir.number
        if not heir.is_whole:
            number = replace(number, kind=number.kind or head.kind)
        start = letters.given_start(head.start if place == 0 else item.start)
        end = letters.given_end(item.end)
        yield Citation(
            start=start,
            end=end,
            text=letters.given[start:end],
            type=_type(head, number, place),
            number=number,
            date=heir.date or _date_nearby(letters, head, item, place),
            end_with_date=letters.given_end(item.end_with_date),
        )


def _date_nearby(letters: Letters, head: Head, item: Item, place: int) -> PartialDate | None:
    start = head.start if place == 0 else item.start
    return date_nearby(letters.folded, start, item.end)


def _with_inherited_symbols(head: Head, items: list[Item]) -> list[Item]:
    """Give the short items the symbol and date of the whole one they lean on.

    "217, 218-QĐ/TW" are 217-QĐ/TW and 218-QĐ/TW. A year of the number is not shared: the
    98 of "Nghị định 98, 152/2025/NĐ-CP" may be of any year.
    """
    heirs: list[Item] = []
    model: Item | None = None
    for item in reversed(items):
        if item.is_whole:
            model = item
        elif model and model.number.year is None and _may_share(head, item, model):
            number = replace(model.number, number=item.number.number, suffix=item.number.suffix)
            item = replace(item, number=number, is_whole=True, date=item.date or model.date)
        heirs.append(item)
    return heirs[::-1]


def _may_share(head: Head, item: Item, model: Item) -> bool:
    """Not with another symbol ("CT 05, 21-KL/TW"), not a year ("Kế hoạch 2024, 33-KH/TU")."""
    if item.number.kind or item.number.year is not None:
        return False
    if _is_like_a_year(item.number) and not head.has_so:
        return False
    symbols = head.type.symbols if head.type else (head.symbol,)
    return not head.kind or model.number.symbol in symbols


def _type(head: Head, number: DocumentNumber, place: int) -> str | None:
    """The word before decides, for a list as far as the symbol agrees with it.

    Letters of the state bear no symbol and are called by what they do ("Báo cáo số 345/UBND-NC").
    """
    if head.type and number.is_untyped and LETTER not in head.type.symbols and place == 0:
        return None
    if head.type and (place == 0 or number.symbol in head.type.symbols):
        return head.type.code
    return type_of_symbol(number.kind, number.issuer)


def _is_like_a_year(number: DocumentNumber) -> bool:
    return number.number is not None and 1900 <= number.number <= 2099


def _is_spoken_number(letters: Letters, head: Head, item: Item, place: int, *, loose: bool) -> bool:
    """Whether a number without its symbol is cited: "Chỉ thị 03", not "báo cáo 03 mô hình"."""
    if not (head.kind or item.number.kind) or not is_complete(letters.folded, item.end):
        return False
    if head.type and head.type.spoken == "full":
        return False
    if place and letters.folded[item.start - 1] == ",":
        return False  # the decimals of "quy định 1,5 m"
    has_so = head.has_so and place == 0
    if _is_like_a_year(item.number) and not has_so:
        return False  # "Kế hoạch 2024", "CT 2024"
    if loose:
        return has_so or not is_counting(letters.written, item.end, unmarked=True)
    return _is_spoken_in_prose(letters, head, item, place, has_so=has_so)


def _is_spoken_in_prose(
    letters: Letters, head: Head, item: Item, place: int, *, has_so: bool
) -> bool:
    if head.type is None or not head.is_marked:
        return False
    habit = head.type.spoken
    if item.number.year is not None:
        # "nghị định 81/2018", but "quyết định 12/2018" may be of December.
        is_no_month = habit != "verb" or (item.number.number or 0) > 12
        return head.type.is_dated and (has_so or is_no_month)
    if has_so:
        return True
    if habit == "số" or item.end - item.start < 2:
        return False
    if habit == "noun" and place == 0:
        return not is_counting(letters.written, item.end, unmarked=False)
    if item.date is not None:
        return True
    is_plain = head.word.islower() and letters.written[item.start] != "0"
    return is_followed_fittingly(letters.written, item.end, tellingly=is_plain)
