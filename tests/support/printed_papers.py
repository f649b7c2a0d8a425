"""Papers as offices and newspapers lay them out in Word, to be printed or saved as old files.

Each is a layout of its own: letterheads in tables, by tabs or in lines, subjects over several
lines, headers, page numbers, columns; all people and places are invented.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

FIRST = (
    "Những năm qua, phong trào thi đua yêu nước trên địa bàn huyện Mẫu đã có bước phát triển mạnh "
    "mẽ, xuất hiện nhiều tập thể, cá nhân điển hình trên các lĩnh vực của đời sống xã hội, góp "
    "phần hoàn thành tốt nhiệm vụ chính trị của địa phương."
)
SECOND = (
    "Ông Lê Văn Thử, trưởng thôn Thí Dụ, đã vận động bà con góp hơn ba trăm ngày công, hiến một "
    "nghìn hai trăm mét vuông đất mở rộng đường liên thôn; việc gì khó ông cũng làm trước."
)
MOTTO = "*CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "*Độc lập - Tự do - Hạnh phúc"
PARTY = ("*ĐẢNG CỘNG SẢN VIỆT NAM",)


@dataclass(frozen=True)
class Paper:
    """A paper: how it is made, and what it says of itself."""

    make: Callable[[Document], None]
    title: str
    publisher: str
    date: str


def write(path: Path, paper: Paper) -> None:
    """The paper as a Word file of an A4 page with an office's margins."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    style.paragraph_format.space_after = Pt(6)
    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin, page.right_margin = Cm(3), Cm(2)
    page.top_margin = page.bottom_margin = Cm(2)
    paper.make(document)
    document.save(str(path))


def _put(cell: Document, *lines: str, size: float = 13, is_centred: bool = True) -> None:
    """Lines one below the other; those that begin with a star are bold."""
    for line in lines:
        paragraph = cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(0)
        if is_centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(line.removeprefix("*"))
        run.bold, run.font.size = line.startswith("*"), Pt(size)


def _head(document: Document, left: tuple[str, ...], right: tuple[str, ...]) -> None:
    table = document.add_table(1, 2)
    for cell, lines in zip(table.rows[0].cells, (left, right), strict=True):
        _put(cell, *lines)


def _text(document: Document, *paragraphs: str) -> None:
    for text in paragraphs:
        paragraph = document.add_paragraph(text)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.first_line_indent = Cm(1)


def _numbered(document: Document) -> None:
    """Page numbers in the header, as Decree 30 has them."""
    paragraph = document.sections[0].header.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for kind in ("begin", "", "end"):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = "PAGE"
        paragraph.add_run()._r.append(part)


def _notice(document: Document) -> None:
    _head(document, ("BAN THƯỜNG TRỰC", "*ỦY BAN MTTQ VIỆT NAM HUYỆN MẪU", "Số: 61/TB-MTTQ-BTT"),
          (*MOTTO, "Mẫu, ngày 2 tháng 6 năm 2020"))  # fmt: skip
    _put(document, "", "*THÔNG BÁO", "*Kết quả bình chọn gương “Dân vận khéo” năm 2020", size=14)
    _text(document, FIRST, SECOND)


def _resolution(document: Document) -> None:
    _head(document, ("*HỘI ĐỒNG NHÂN DÂN", "*TỈNH THÍ DỤ", "Số: 27/2022/NQ-HĐND"),
          (*MOTTO, "Thí Dụ, ngày 09 tháng 12 năm 2022"))  # fmt: skip
    _put(document, "", "*NGHỊ QUYẾT", "*Quy định mức khen thưởng đối với tập thể, cá nhân",
         "*có thành tích trong phong trào thi đua", size=14)  # fmt: skip
    _put(document, "*HỘI ĐỒNG NHÂN DÂN TỈNH THÍ DỤ", "*KHÓA XV, KỲ HỌP THỨ MƯỜI", size=14)
    _text(document, "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;", FIRST, SECOND)


def _guidance(document: Document) -> None:
    _head(document, ("TỈNH ỦY THÍ DỤ", "*BAN TUYÊN GIÁO", "*", "Số 118-HD/BTGTU"),
          (*PARTY, "", "Thí Dụ, ngày 17 tháng 01 năm 2024"))  # fmt: skip
    _put(document, "", "*HƯỚNG DẪN", "*tuyên truyền các mô hình, điển hình tiêu biểu", "-----",
         size=15)  # fmt: skip
    _numbered(document)
    _text(document, *(f"{number}. {FIRST} {SECOND}" for number in range(1, 12)))


def _report_by_tabs(document: Document) -> None:
    for line in ("PHÒNG GD&ĐT HUYỆN MẪU\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                 "TRƯỜNG THCS THÍ DỤ\tĐộc lập - Tự do - Hạnh phúc"):  # fmt: skip
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.tab_stops.add_tab_stop(Cm(7.2))
        run = paragraph.add_run(line)
        run.bold, run.font.size = True, Pt(10.5)
    paragraph = document.add_paragraph("Mẫu, ngày 25 tháng 5 năm 2023")
    paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _put(document, "*BÁO CÁO", "*Kết quả phong trào “Đổi mới, sáng tạo trong dạy và học”", size=14)
    _text(document, FIRST, SECOND)


def _story(document: Document) -> None:
    _put(document, "*Người trưởng thôn “miệng nói, tay làm”", size=20, is_centred=False)
    _put(document, "Tạp chí Thí Dụ | Thứ Hai, 15/4/2019 - 08:30", size=10, is_centred=False)
    _text(document, FIRST, SECOND, FIRST)


def _story_in_columns(document: Document) -> None:
    _put(document, "BÁO THÍ DỤ CUỐI TUẦN - Số 1520, ngày 6/3/2021", size=9, is_centred=False)
    _put(document, "*Chuyện ông Thử hiến đất làm đường", size=24, is_centred=False)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    columns = OxmlElement("w:cols")
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:space"), "400")
    section._sectPr.append(columns)
    for text in (FIRST, SECOND) * 4:
        document.add_paragraph(text).runs[0].font.size = Pt(11)


PAPERS: Mapping[str, Paper] = {
    "thong-bao": Paper(
        _notice, "Thông báo số 61/TB-MTTQ-BTT kết quả bình chọn gương “Dân vận khéo” năm 2020",
        "Ủy ban MTTQ Việt Nam huyện Mẫu", "2020-06-02",
    ),
    "nghi-quyet": Paper(
        _resolution,
        "Nghị quyết số 27/2022/NQ-HĐND quy định mức khen thưởng đối với tập thể, cá nhân có thành "
        "tích trong phong trào thi đua",
        "Hội đồng nhân dân tỉnh Thí Dụ", "2022-12-09",
    ),
    "huong-dan": Paper(
        _guidance, "Hướng dẫn số 118-HD/BTGTU tuyên truyền các mô hình, điển hình tiêu biểu",
        "Ban Tuyên giáo Tỉnh ủy Thí Dụ", "2024-01-17",
    ),
    "bao-cao": Paper(
        _report_by_tabs, "Báo cáo kết quả phong trào “Đổi mới, sáng tạo trong dạy và học”",
        "Trường THCS Thí Dụ", "2023-05-25",
    ),
    "bai": Paper(_story, "Người trưởng thôn “miệng nói, tay làm”", "Tạp chí Thí Dụ", "2019-04-15"),
    "bao": Paper(
        _story_in_columns, "Chuyện ông Thử hiến đất làm đường", "Báo Thí Dụ Cuối Tuần",
        "2021-03-06",
    ),
}  # fmt: skip
