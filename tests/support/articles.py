"""An invented article as it was read, and what it suggests: kept for a draft to be written from."""

from pathlib import Path

from kb.citations import PartialDate
from kb.material import Manner, Material, Paragraph, Suggestion, keep_material

DRAFT = "nguoi-giu-lua-nghe-thu"
_KEPT_LIT = "Bà Nguyễn Thị Mẫu, Tổ trưởng tổ dệt xã Thử Nghiệm, giữ nghề từ năm 2019."
_PRAISED = (
    "Năm 2024, bà được Chủ tịch UBND tỉnh Cao Bằng tặng Bằng khen theo Quyết định 45/QĐ-UBND."
)
ARTICLE = Material(
    name="https://bao.example/nguoi-giu-lua.html",
    manner=Manner.PAGE,
    paragraphs=(
        Paragraph("Ở xã Thử Nghiệm, tiếng thoi vẫn đều."),
        Paragraph(f"{_KEPT_LIT} Tổ có mười hai người."),
        Paragraph(f'{_PRAISED} "Tôi chỉ làm việc mình thích", <b>bà</b> nói.'),
        Paragraph("tiếng thoi vẫn đều mỗi ngày dù nhiều nhà đã bỏ nghề từ lâu để đi làm ăn xa."),
    ),
    accessed=PartialDate(2026, 11, 29),
    title="Người giữ lửa nghề Thử",
    publisher="Báo Thí Dụ",
    date=PartialDate(2026, 5, 12),
    author="Lê Văn Ví Dụ",
    url="https://bao.example/nguoi-giu-lua.html",
    remarks=("Đã bỏ một khung quảng cáo.",),
)
TITLE = Suggestion("title", "Bà Nguyễn Thị Mẫu", _KEPT_LIT, 1)
OTHER_TITLE = Suggestion("title", "Tổ dệt xã Thử Nghiệm", _KEPT_LIT, 1, "có thể là tên đơn vị")
KIND = Suggestion("kind", "ca-nhan", _KEPT_LIT, 1)
PLACE = Suggestion("province", "Cao Bằng", _PRAISED, 2)
YEAR = Suggestion("years", 2024, _PRAISED, 2)
FIELD = Suggestion("fields", "giao-duc", _KEPT_LIT, 1, "đoán theo chữ “dệt”")
HONOUR = Suggestion(
    "honours",
    {
        "title": "Bằng khen",
        "issuer": "Chủ tịch UBND tỉnh Cao Bằng",
        "level": "tinh",
        "year": 2024,
        "number": "45/QĐ-UBND",
    },
    _PRAISED,
    2,
)
SUGGESTIONS = (TITLE, OTHER_TITLE, KIND, PLACE, YEAR, FIELD, HONOUR)
SCAN = Material(
    name="anh-chup.jpg",
    manner=Manner.OCR,
    paragraphs=(Paragraph("Bà Nguyễn Thị Mấu dệt vải.", 1, ((14, 17),)), Paragraph("Hết.", 2)),
    accessed=PartialDate(2026, 11, 30),
)
_FILE = """---
title:
kind:
fields:
sources:
  - {title: "Người giữ lửa nghề Thử", publisher: "Báo Thí Dụ", date: 2026-05-12, url: "https://bao.example/nguoi-giu-lua.html", accessed: 2026-11-29}
status: draft
---
"""  # noqa: E501


def with_draft(root: Path) -> Path:
    """A draft in content/ with the article kept for it; the file of the draft."""
    path = root / "content" / "exemplars" / f"{DRAFT}.md"
    path.write_text(_FILE, "utf-8")
    keep_material(root / "archive", DRAFT, ARTICLE, SUGGESTIONS)
    return path
