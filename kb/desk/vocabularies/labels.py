"""What the lists of a collection are called at the desk, and what an item of one is called.

In: a kind. Out: words for people: of the list, of one item, and what the list is for.
"""

from dataclasses import dataclass

from kb.content.edits import Plain
from kb.desk.forms.writing import DAY_RE


@dataclass(frozen=True)
class ListLabel:
    """A list: its word in addresses, its name, what one item is, what it is for, how to add."""

    word: str
    many: str
    one: str
    help: str
    new: str


LABELS = {
    "anniversaries": ListLabel(
        "ngay-ky-niem",
        "Ngày kỷ niệm",
        "Ngày kỷ niệm",
        "xếp lịch đề tài: ngày lễ, ngày truyền thống, dương lịch và âm lịch",
        "Thêm ngày",
    ),
    "theme": ListLabel(
        "chuyen-de",
        "Chuyên đề",
        "Chuyên đề",
        "chuyên đề, chủ đề học tập và làm theo Bác, theo nơi và năm",
        "Thêm chuyên đề",
    ),
    "figure": ListLabel(
        "so-lieu",
        "Số liệu",
        "Số liệu",
        "con số mà các nguồn đã công bố, hiện ở trang thống kê",
        "Thêm số liệu",
    ),
    "fields": ListLabel(
        "linh-vuc",
        "Lĩnh vực",
        "Lĩnh vực",
        "lĩnh vực của gương, để lọc và để chọn gương hợp với ngày, với chuyên đề",
        "Thêm lĩnh vực",
    ),
    "roles": ListLabel(
        "doi-tuong",
        "Đối tượng được giao việc",
        "Đối tượng",
        "cấp ủy, chi bộ, báo đài… mà văn bản giao việc, để lọc các việc phải làm",
        "Thêm đối tượng",
    ),
    "synonyms": ListLabel(
        "tu-dong-nghia",
        "Từ đồng nghĩa",
        "Nhóm từ",
        "chữ tắt và tên gọi khác: gõ một từ thì tìm được cả các từ kia",
        "Thêm nhóm từ",
    ),
    "near_words": ListLabel(
        "tu-gan-nghia",
        "Từ gần nghĩa",
        "Nhóm từ gần nghĩa",
        "khi ít hồ sơ có từ này thì tìm cả hồ sơ có các từ kia, và nói rõ",
        "Thêm nhóm từ",
    ),
    "style_words": ListLabel(
        "loi-can-xem-lai",
        "Lời cần xem lại",
        "Nhóm lời",
        "lời khen không của ai, lời hồ sơ nói về mình: kb check nhắc khi bài có",
        "Thêm nhóm lời",
    ),
    "organisations": ListLabel(
        "co-quan",
        "Cơ quan",
        "Cơ quan",
        "nơi ban hành văn bản, nơi khen, với tên qua các thời kỳ",
        "Thêm cơ quan",
    ),
    "numbers": ListLabel(
        "so-van-ban",
        "Số văn bản đã biết",
        "Số văn bản",
        "văn bản mà kho chưa có hồ sơ, để số trùng không bị hiểu nhầm",
        "Thêm số văn bản",
    ),
    "feeds": ListLabel(
        "chuyen-muc-bao",
        "Chuyên mục báo",
        "Chuyên mục",
        "chuyên mục của các báo, để máy xem giúp có bài nào mới về gương (trang “Bài mới”)",
        "Thêm chuyên mục",
    ),
    "places": ListLabel(
        "dia-phuong",
        "Tỉnh, thành phố",
        "Tỉnh, thành phố",
        "đơn vị cấp tỉnh ngày nay, và các đơn vị cũ đã hợp thành",
        "Thêm đơn vị",
    ),
}

SITE_TITLE = "Trang của chúng tôi"


def title_of(kind: str, said: Plain) -> str:
    """What an item is called: "Ngày Nhà giáo Việt Nam", "UBND = Ủy ban nhân dân"."""
    if kind in ("synonyms", "near_words", "style_words"):
        terms = said.get("terms") or ()
        return (" = " if kind == "synonyms" else ", ").join(
            [terms] if isinstance(terms, str) else terms
        )
    if kind == "numbers":
        return f"{said.get('number', '')} ({str(said.get('date', ''))[:4]})"
    if kind == "site":
        return SITE_TITLE
    names = ("title", "label", "name", "number")
    return next((str(said[name]) for name in names if said.get(name)), "(chưa đặt tên)")


def note_of(kind: str, said: Plain) -> str:
    """What tells an item from others in a list: "20/11", "gồm những gì"."""
    if kind == "anniversaries":
        found = DAY_RE.fullmatch(str(said.get("date", "")))
        day = f"{int(found[2])}/{int(found[1])}" if found else str(said.get("date", ""))
        lunar = " âm lịch" if said.get("calendar") == "am" else ""
        return " · ".join(filter(None, (f"{day}{lunar}", said.get("province"))))
    if kind in ("theme", "figure"):
        years = said.get("years") or ()
        told = years if isinstance(years, str) else ", ".join(map(str, years))
        return " · ".join(filter(None, (said.get("value"), said.get("province"), told)))
    told = said.get("scope") or said.get("title") or said.get("note") or said.get("province") or ""
    return str(told)
