"""The closed vocabularies of records: codes as they stand in files, labels as readers see them."""

from collections.abc import Iterable

KINDS = {"ca-nhan": "Cá nhân", "tap-the": "Tập thể", "mo-hinh": "Mô hình", "cach-lam": "Cách làm"}
THEME_KINDS = {
    "chuyen-de-toan-khoa": "Chuyên đề toàn khóa",
    "chuyen-de": "Chuyên đề năm",
    "chu-de": "Chủ đề năm",
    "noi-dung-dot-pha": "Nội dung đột phá",
    "cuoc-van-dong": "Cuộc vận động",
}
FIGURE_KINDS = {"so-lieu": "Số liệu"}
LEVELS = {
    "co-so": "Cơ sở",
    "huyen": "Huyện",
    "tinh": "Tỉnh, thành phố",
    "bo-nganh": "Bộ, ngành",
    "trung-uong": "Trung ương",
}
STAGES = {
    "de-nghi": "Đề nghị",
    "cong-nhan": "Công nhận",
    "ghi-danh": "Ghi danh",
    "bieu-duong": "Biểu dương",
    "nhan-rong": "Nhân rộng",
}
STATUSES = {"published": "đã đăng", "draft": "bản nháp", "withdrawn": "đã rút"}
USES = {
    "sach": "Sách",
    "phim": "Phim",
    "trien-lam": "Triển lãm",
    "bao": "Báo",
    "giao-luu": "Giao lưu",
}
# What may be asked of an exemplar's uses; "chua-sach" is one that no book has told yet.
UNUSED, UNTOLD = "chua-dung", "chua-"
ASKED = ("sach", "phim", "bao")
USE_LABELS = {
    UNUSED: "Kho chưa ghi nhận nơi giới thiệu",
    **{f"{UNTOLD}{code}": f"Chưa ghi nhận: {USES[code].lower()}" for code in ASKED},
    **{code: f"Đã giới thiệu: {label.lower()}" for code, label in USES.items()},
}
VALIDITY_STATES = {
    "con-hieu-luc": "Còn hiệu lực",
    "het-hieu-luc": "Hết hiệu lực",
    "khong-ro": "Chưa rõ hiệu lực",
}
ENDED, UNKNOWN_VALIDITY = "het-hieu-luc", "khong-ro"
# What may be asked of a document's validity: that it was replaced stands in the later one's record.
REPLACED = "da-thay-the"
VALIDITY_LABELS = VALIDITY_STATES | {REPLACED: "Đã được thay thế"}
# Each relation is written once, in the later document; the page shows it from both sides.
RELATIONS = {
    "tiep-tuc": ("Tiếp tục", "Được tiếp tục bởi"),
    "thuc-hien": ("Thực hiện", "Được thực hiện bởi"),
    "thay-the": ("Thay thế", "Được thay thế bởi"),
    "sua-doi": ("Sửa đổi", "Được sửa đổi bởi"),
    "huong-dan": ("Hướng dẫn", "Được hướng dẫn bởi"),
    "can-cu": ("Căn cứ", "Là căn cứ của"),
    "so-ket": ("Sơ kết, đánh giá", "Được sơ kết, đánh giá tại"),
}
REPLACES = "thay-the"
# Documents that are one another's earlier and later forms.
FAMILY = frozenset({"tiep-tuc", REPLACES, "sua-doi"})


def rank(level: str | None) -> int:
    """How high a level is, for comparing: 0 for "co-so", 4 for "trung-uong", -1 for none."""
    return list(LEVELS).index(level) if level else -1


def highest(levels: Iterable[str | None]) -> str | None:
    """The highest of some levels: ("tinh", None, "huyen") gives "tinh"."""
    return max(levels, key=rank, default=None)
