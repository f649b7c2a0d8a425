"""Whether a question may hold what belongs to one person. In: its text. Out: yes, when in doubt.

Telephones, numbers of papers and accounts, e-mail, houses: however they are parted, spelled out or
said. Stricter than `kb.content.private`, which an editor looks over: nobody looks over these.
"""

import re
import unicodedata

from kb.content.private import find_private
from kb.text.invisible import visible
from kb.text.vietnamese import fold, normalise

_YEAR = r"(?:19|20)\d\d"
_NO_DIGIT_BEFORE, _NO_DIGIT_AFTER = r"(?<!\d)(?<!\d[\W_])(?<!\d[\W_]{2})", r"(?![\W_]{0,2}\d)"
# Days, and years that stand by themselves or one after the other.
_TIME_RE = re.compile(
    rf"(?<!\d)(?:[0-3]?\d[/.-])?[01]?\d[/.-]{_YEAR}(?!\d)"
    rf"|{_NO_DIGIT_BEFORE}{_YEAR}(?:[\W_]{{1,3}}{_YEAR})*(?!\d){_NO_DIGIT_AFTER}"
)
_MOST_DIGITS, _MOST_TOGETHER = 8, 6
_SPOKEN = (
    r"\d|khong|mot|hai|ba|bon|tu|nam|lam|nham|sau|bay|tam|chin|muoi|tram|linh|nghin"
    r"|zero|one|two|three|four|five|six|seven|eight|nine"
)
_TOGETHER_RE = re.compile(rf"(?:{_SPOKEN}){{{_MOST_TOGETHER + 1}}}")
_LETTER_RE = re.compile(r"(?<=\d)[oil](?=[\W_]*\d)|\b[oil](?=[\W_]*\d{2})")
_AT = r"at|a[\s-]?cong|a[\s-]?moc|a[\s-]?vong"
_POST_RE = re.compile(
    rf"@|&#0*64;|&#x0*40;|%40|u\+0040|&commat;|[(\[{{<]\s*(?:{_AT}|a)\s*[)\]}}>]|[_*]at[_*]"
    rf"|\b(?:{_AT})\s+[\w-]+\s*(?:\.|dot\b|cham\b|[(\[{{<])"
    r"|\b(?:a[\s-]?)?cong\s+(?:g-?mail|hotmail|yahoo|outlook|icloud|[\w-]+\s*(?:\.|cham\b|dot\b))"
    r"|\ba[\s-]?cong\b|\ba[\s-]moc\b|\b(?:g-?mail|hotmail|yahoo|outlook|icloud)\b|\bmailto\b"
    r"|(?:\.|\bcham\b|\bdot\b) ?(?:com|vn|net|org)\b"
)
_HOUSE = r"\d+[a-z]?(?:[/-]\d+[a-z]?)*"
# "Chỉ thị số 5", "trường tiểu học số 2" are no houses.
_NUMBERED = (
    "thi",
    "dinh",
    "quyet",
    "hoach",
    "luan",
    "van",
    "luat",
    "dan",
    "cao",
    "hoc",
    "non",
    "thong",
)
_NOT_NUMBERED = "".join(rf"(?<!\b{each} )" for each in _NUMBERED)
_ABOVE = "quan|phuong|huyen|xa|tp|thanh pho|thi tran|thi xa"
_NOT_A_STREET = "(?!(?:nam|ngay|thang|cua|ve|trong|o|tai|la)\\b)"
_ADDRESS_RE = re.compile(
    r"\b(?:so nha|nha so)\b"
    r"|\b(?:ngo|ngach|hem|kiet|can ho|can so|phong so|toa nha?)\s+(?:so\s+)?\d"
    rf"|\b{_HOUSE},?\s+(?:duong|pho|ngo|ngach|hem|kiet|khu pho|khu tap the|chung cu)\b"
    rf"|{_NOT_NUMBERED}\bso\s+{_HOUSE},?\s+{_NOT_A_STREET}[a-z]{{2}}"
    r"|(?:\b(?:\d+[a-z]|\d+(?:/\d+)+[a-z]?)|(?:^|\b(?:o|tai|nha|den|dia chi:?) )\d{2,4}),? "
    rf"{_NOT_A_STREET}(?:[a-z]+ ){{1,4}}?[a-z]*,? ?(?:{_ABOVE}) [a-z\d]"
    r"|\b(?:phong|can)\s+\w?\d{2,4}\w?\b.*\b(?:nha|toa|chung cu|khu)\b"
    r"|\b(?:(?:thuong|tam|cu) tru|tru tai|ngu tai|ho khau|nha rieng|noi o|cho o)\b.*\d"
    r"|\b\d{2}[a-z]\d?[\s.-]*\d{3}[.\s-]?\d{2}\b"  # of a car
)


def may_be_personal(text: str) -> bool:
    """`gọi 0912.345 sáu bảy tám` may be; `hội nghị sơ kết 2016-2020, 2021-2025` is not."""
    plain = visible(unicodedata.normalize("NFKC", text)).lower()
    folded = " ".join(fold(normalise(plain)).split())
    return (
        _has_number(folded)
        or bool(_POST_RE.search(folded) or _ADDRESS_RE.search(folded))
        or bool(find_private(plain))
    )


def _has_number(folded: str) -> bool:
    """More digits, said or written, than a document's number has; days and years do not count."""
    left = _TIME_RE.sub("…", _LETTER_RE.sub("0", folded))
    together = re.sub(r"[^\w…]|_", "", left)
    return len(re.sub(r"\D", "", left)) > _MOST_DIGITS or bool(_TOGETHER_RE.search(together))
