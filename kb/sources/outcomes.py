"""What can be seen of an address, and how it is told."""

from enum import Enum

from kb.fetch import Trouble


class Outcome(Enum):
    """One row each, what needs a hand first: its code in the ledger, and what an editor reads."""

    GONE = "mat"
    FRONT = "trang-dau"
    WRONG = "sai"
    MOVED = "chuyen"
    OTHER = "khac-ten"
    REFUSED = "khong-cho"
    AWAY = "chua-doc"
    FINE = "con"

    @property
    def heading(self) -> str:
        """What the addresses of this kind have in common."""
        return _HEADINGS[self]

    @property
    def is_passing(self) -> bool:
        """Whether it says more of today's network than of the address."""
        return self is Outcome.AWAY


_HEADINGS = {
    Outcome.FINE: "Còn nguyên",
    Outcome.GONE: "Không còn ở địa chỉ ấy: cần địa chỉ khác",
    Outcome.FRONT: "Dẫn về trang đầu của báo: bài có lẽ không còn, cần địa chỉ khác",
    Outcome.WRONG: "Địa chỉ không dùng được: cần sửa",
    Outcome.MOVED: "Đã chuyển hẳn sang địa chỉ khác: hãy ghi địa chỉ mới",
    Outcome.OTHER: "Đọc được nhưng không thấy tên bài đã ghi: hãy mở ra xem có đúng bài không",
    Outcome.REFUSED: "Không cho chương trình đọc: hãy mở bằng trình duyệt để xem",
    Outcome.AWAY: "Hôm nay chưa đọc được: lần kiểm tra sau sẽ đọc lại",
}

BY_TROUBLE = {
    Trouble.ADDRESS: Outcome.WRONG,
    Trouble.REDIRECTS: Outcome.GONE,
    Trouble.GONE: Outcome.GONE,
    Trouble.ROBOTS: Outcome.REFUSED,
    Trouble.LOGIN: Outcome.REFUSED,
    Trouble.BIG: Outcome.REFUSED,
    Trouble.AWAY: Outcome.AWAY,
    Trouble.SLOW: Outcome.AWAY,
    Trouble.REFUSED: Outcome.AWAY,
}
