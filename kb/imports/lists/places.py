"""Places as lists write them: a province by any spelling, "xã Côn Minh, huyện Na Rì", a district.

In: cells and titles. Out: names as written (the province by the name of content/places.yaml).
Whatever stands below the commune (house, hamlet) is left behind: private, and not ours to keep.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.text.vietnamese import canonical, fold, has_marks, lower, match_key, normalise
from kb.vocabularies import Vocabularies

# Cities under the central government through all the years that lists speak of.
CENTRAL_CITIES = ("Hà Nội", "TP. Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ")

_PROVINCE_RE = re.compile(r"^(?:tỉnh|t\.)\s*", re.IGNORECASE)
_CITY_RE = re.compile(r"^(?:thành phố|tp\.?|t\.p\.?)\s*", re.IGNORECASE)
_DISTRICT_RE = re.compile(r"^(?:huyện|quận|thị xã|tx\.?)\s+\S", re.IGNORECASE)
_COMMUNE_RE = re.compile(
    r"^(?:(?i:xã|phường|thị trấn|tt\.|đặc khu)\s+\S|(?:Xa|Phuong|Thi tran|Thi Tran)\s+[A-Z])"
)
_STREET = r"số(?: nhà)? \d|\d+[a-z]?(?:/\d+)* |tổ dân phố|tdp|đường|ngõ|ngách|hẻm|chung cư|căn hộ"
_VILLAGE = r"thôn|xóm|bản|ấp|buôn|làng|khóm|sóc|plei|tiểu khu"
_VILLAGE_RE = re.compile(rf"(?:{_STREET}|{_VILLAGE})(?!\w)")
_PRIVATE_RE = re.compile(rf"(?:{_STREET}|{_VILLAGE}|tổ|khu|phố|đội|khối|nhà)(?!\w)")
_PARTS_RE = re.compile(r"[,;\n]|\s[-–]\s|/")
_NAMED_RE = re.compile(r"(?<!\w)(huyện|quận|thị xã)(?: ủy)? (?=(.+))", re.IGNORECASE)
# What ends a name in running capitals ("HUYỆN NA RÌ NĂM 2023"); "Năm Căn", "Châu Thành" are names.
_ENDS = (
    r"năm \d|tỉnh|giai đoạn|trong|về|đợt|lần|thứ|được|có|kèm theo|đã|tập thể|cá nhân|tổ chức|ủy"
    r"|cấp|ngày|tháng|và|đến|từ|của|số|là|thành phố|học tập|làm theo|tiêu biểu|điển hình|biểu dương"
    r"|khen thưởng|tuyên dương|thực hiện|danh sách|nhiệm kỳ|khóa|theo|vì|tại|cho|thuộc|quý"
)
# Before these a name is somebody else's, or a word: "xã Hòa Bình", "vì hòa bình".
_OTHERS = "xa|phuong|thi tran|huyen|quan|duong|pho|thon|truong|cong ty|vi|nen|hoi|doi|ban"


@dataclass(frozen=True)
class Place:
    """The parts of an address that a record may bear."""

    commune: str | None = None
    district: str | None = None
    province: str | None = None
    rest: tuple[str, ...] = ()


def province_named(text: str, vocabularies: Vocabularies) -> str | None:
    """The province of a cell: "tỉnh bắc kạn" and "Bac Can" give "Bắc Kạn"."""
    bare = _PROVINCE_RE.sub("", text.strip())
    for spelling in (text, bare, _CITY_RE.sub("", bare)):
        where = vocabularies.where(spelling)
        if where:
            return where.name
    return None


def province_in(text: str, vocabularies: Vocabularies) -> str | None:
    """The one province that a title names; a name after "tỉnh" or "thành phố" goes first."""
    folded = f" {match_key(text)} "
    matching = canonical(normalise(text))
    announced: set[str] = set()
    mentioned: set[str] = set()
    for spelling in sorted(vocabularies.place_spellings, key=len, reverse=True):
        where = vocabularies.where(spelling)
        if where is None or f" {spelling} " not in folded:
            continue
        is_its_name = spelling == match_key(where.name)
        if is_its_name and has_marks(text) and canonical(where.name) not in matching:
            continue  # "vì hòa bình" is caught by nothing, but "Hạ Giang" is not Hà Giang
        if re.search(rf" (?:tinh|thanh pho|tp) {spelling} ", folded):
            announced.add(where.name)
        if not re.search(rf" (?:{_OTHERS}) {spelling} ", folded):
            mentioned.add(where.name)
        folded = folded.replace(f" {spelling} ", " | ")
    for names in (announced, mentioned):
        if len(names) == 1:
            return names.pop()
    return None


def district_in(text: str) -> str | None:
    """The one district that a title names: "UBND HUYỆN NA RÌ, NĂM 2023" gives "Huyện Na Rì"."""
    found: dict[str, str] = {}
    for part in _PARTS_RE.split(normalise(text)):
        for unit, rest in _NAMED_RE.findall(part):
            name = " ".join(_name_words(rest))
            if name:
                found[match_key(name)] = f"{lower(unit).capitalize()} {name}"
    return next(iter(found.values())) if len(found) == 1 else None


def _name_words(text: str) -> Iterator[str]:
    matching = canonical(normalise(text))
    pattern = canonical(_ENDS) if has_marks(matching) else fold(canonical(_ENDS))
    end = re.search(rf"(?<!\w)(?:{pattern})", matching)
    for word in (text[: end.start()] if end else text).split()[:3]:
        if not (word[0].isupper() or re.fullmatch(r"\d{1,2}", word)):
            return
        bare = word.strip("().:")
        yield bare.title() if bare.isupper() else bare


def split_place(text: str, vocabularies: Vocabularies) -> Place:
    """The units that an address names: only whole parts that say what they are."""
    commune = district = province = None
    rest = []
    for part in (piece.strip(" .") for piece in _PARTS_RE.split(text)):
        if _COMMUNE_RE.match(part):
            commune = commune or part[:1].upper() + part[1:]
        elif _DISTRICT_RE.match(part):
            district = district or part[:1].upper() + part[1:]
        elif _CITY_RE.match(part):
            name = province_named(part, vocabularies)
            if name in CENTRAL_CITIES:
                province = province or name
            else:
                district = district or part[:1].upper() + part[1:]
        elif name := province_named(part, vocabularies) if part else None:
            province = province or name
        elif part:
            rest.append(part)
    return Place(commune, district, province, tuple(rest))


def is_private_place(text: str) -> bool:
    """Whether this part of an address stands below the commune: "Thôn 3", "số nhà 12"."""
    return _PRIVATE_RE.match(lower(normalise(text))) is not None


def is_village(text: str) -> bool:
    """The same of a unit, where "Tổ tự quản" and "Đội sản xuất" are bodies: "Thôn 3"."""
    return _VILLAGE_RE.match(lower(normalise(text))) is not None
