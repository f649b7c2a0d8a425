"""Papers as material: title, publisher and date as their own lines say, doubts told."""

from datetime import date

import pytest

from kb.citations import PartialDate
from kb.imports import FileRefused
from kb.material import Manner, read_paper
from tests.support.import_samples import to_tcvn3
from tests.support.laid_out_pdfs import (
    LEFT,
    RIGHT,
    TOP,
    Placed,
    column,
    laid_out,
    letterhead,
    running,
)
from tests.support.official_papers import DATE, MORE, PUBLISHER, TEXT, TITLE, write_report

DAY = date(2026, 11, 29)
PARTY = ("ĐẢNG CỘNG SẢN VIỆT NAM",)


def titled(*lines, y=680):
    """The kind and the subject of a document, in bold in the middle."""
    return [
        Placed(text, 300 - len(text) * 3, y - 18 * at, 13, is_bold=True)
        for at, text in enumerate(lines)
    ]


def plan_of_a_province():
    head = letterhead(
        ["ỦY BAN NHÂN DÂN", "TỈNH THÍ DỤ"], "Số: 45/KH-UBND", "Thí Dụ, ngày 15 tháng 5 năm 2023"
    )
    title = titled("KẾ HOẠCH", "Phát động phong trào thi đua “Người tốt, việc tốt”")
    return laid_out([*head, *title, *running(TEXT, y=600), *running(MORE, y=530)])


def report_of_the_party():
    head = letterhead(
        ["TỈNH ỦY THÍ DỤ", "BAN TUYÊN GIÁO", "*"], "Số 12-BC/BTGTU",
        "Thí Dụ, ngày 3 tháng 2 năm 2024", motto=PARTY,
    )  # fmt: skip
    title = titled("BÁO CÁO", "kết quả học tập và làm theo Bác năm 2023")
    return laid_out([*head, *title, *running(TEXT, y=600)], title="Microsoft Word - cv123.doc")


def letter_of_an_office():
    head = letterhead(
        ["SỞ NỘI VỤ TỈNH THÍ DỤ"], "Số: 345/SNV-TĐKT", "Thí Dụ, ngày 1 tháng 12 năm 2022"
    )
    subject = [Placed("V/v giới thiệu điển hình tiên tiến năm 2022", 80, TOP - 36)]
    return laid_out(
        [*head, *subject, Placed("Kính gửi: Các huyện", 200, 690), *running(TEXT, y=650)]
    )


def decision_across_lines():
    head = [
        Placed("UBND HUYỆN MẪU CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 60, TOP),
        Placed("Số: 99/QĐ-UBND Mẫu, ngày 20 tháng 11 năm 2021", 60, TOP - 32),
    ]
    title = titled("QUYẾT ĐỊNH", "Về việc khen thưởng gương người tốt, việc tốt")
    reason = f"Căn cứ Luật Thi đua, khen thưởng; {TEXT}"
    return laid_out([*head, *title, *running(reason, y=600)])


def story_in_columns():
    page = [
        Placed("Báo Thí Dụ, số ra ngày 12/4/2024", y=810, size=10),
        Placed("Con đường sạch của bà Mẫu", y=770, size=22, is_bold=True),
        *column([TEXT, MORE], LEFT, 720), *column([MORE, TEXT], RIGHT, 720),
    ]  # fmt: skip
    return laid_out(page, title="baothidu_12-4.indd")


def story_printed_from_the_web():
    page = [
        Placed("12/4/24, 8:30 AM", y=825, size=8),
        Placed("Người trưởng thôn nói ít, làm nhiều", y=770, size=20),
        Placed("Báo Thử Nghiệm – 08/03/2023", y=745),
        *running(TEXT, y=715),
        Placed("https://thu-nghiem.example/truong-thon 1/1", y=20, size=8),
    ]
    return laid_out(page)


def story_noted_by_its_program():
    page = [
        *running(TEXT),
        *running(MORE, y=700),
        Placed("(Theo Tạp chí Thí Dụ, 02/01/2020)", y=600),
    ]
    return laid_out(page, title="Bà Mẫu và con đường sạch")


def report_in_an_old_font():
    head = letterhead(
        ["ĐẢNG BỘ HUYỆN MẪU"], "Số 07-BC/HU", "Mẫu, ngày 9 tháng 6 năm 2005", motto=PARTY
    )
    lines = [*head, *titled("Báo cáo"), *running(TEXT, y=600), *running(MORE, y=520)]
    page = [Placed(to_tcvn3(line.text), line.x, line.y, line.size, line.is_bold) for line in lines]
    return laid_out(page, font=".VnTime")


KINDS = [
    (plan_of_a_province,
     "Kế hoạch số 45/KH-UBND phát động phong trào thi đua “Người tốt, việc tốt”",
     "Ủy ban nhân dân tỉnh Thí Dụ", "2023-05-15"),
    (report_of_the_party, "Báo cáo số 12-BC/BTGTU kết quả học tập và làm theo Bác năm 2023",
     "Ban Tuyên giáo Tỉnh ủy Thí Dụ", "2024-02-03"),
    (letter_of_an_office, "Công văn số 345/SNV-TĐKT v/v giới thiệu điển hình tiên tiến năm 2022",
     "Sở Nội vụ tỉnh Thí Dụ", "2022-12-01"),
    (decision_across_lines,
     "Quyết định số 99/QĐ-UBND về việc khen thưởng gương người tốt, việc tốt",
     "UBND huyện Mẫu", "2021-11-20"),
    (story_in_columns, "Con đường sạch của bà Mẫu", "Báo Thí Dụ", "2024-04-12"),
    (story_printed_from_the_web, "Người trưởng thôn nói ít, làm nhiều", "Báo Thử Nghiệm",
     "2023-03-08"),
    (story_noted_by_its_program, "Bà Mẫu và con đường sạch", "Tạp chí Thí Dụ", "2020-01-02"),
    (report_in_an_old_font, "Báo cáo số 07-BC/HU", "Đảng bộ huyện Mẫu", "2005-06-09"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("made", "title", "publisher", "day"), KINDS, ids=[made.__name__ for made, *_ in KINDS]
)
def test_title_publisher_and_date_of_a_pdf(tmp_path, made, title, publisher, day):
    (tmp_path / "cv123.pdf").write_bytes(made())
    found = read_paper(tmp_path / "cv123.pdf", DAY)
    assert (found.title, found.publisher, str(found.date)) == (title, publisher, day)
    assert (found.name, found.manner, found.accessed) == (
        "cv123.pdf",
        Manner.PDF,
        PartialDate(2026, 11, 29),
    )
    assert TEXT in found.text


def test_a_file_name_is_no_title(tmp_path):
    (tmp_path / "a.pdf").write_bytes(laid_out(running(TEXT), title="Microsoft Word - cv123.doc"))
    assert read_paper(tmp_path / "a.pdf", DAY).title == ""


def test_the_address_that_a_browser_printed_is_the_articles(tmp_path):
    (tmp_path / "a.pdf").write_bytes(story_printed_from_the_web())
    assert read_paper(tmp_path / "a.pdf", DAY).url == "https://thu-nghiem.example/truong-thon"


def test_an_old_encoding_is_told(tmp_path):
    (tmp_path / "a.pdf").write_bytes(report_in_an_old_font())
    assert read_paper(tmp_path / "a.pdf", DAY).remarks == (
        "Chữ trong PDF theo bảng mã TCVN3 (ABC) cũ, đã chuyển sang Unicode; "
        "hãy so tên riêng với trang in.",
    )


def test_broken_letters_are_told_and_marked_as_doubtful(bare_machine, tmp_path):
    lines = running(" ".join(TEXT.replace(" ", "")))
    (tmp_path / "a.pdf").write_bytes(laid_out(lines))
    found = read_paper(tmp_path / "a.pdf", DAY)
    assert found.remarks[0].startswith("Lớp chữ của PDF hỏng (các chữ cái rời nhau)")
    assert all(each.doubtful == ((0, len(each.text)),) for each in found.paragraphs)


def test_letters_under_the_picture_of_a_page_are_told_as_recognised(tmp_path):
    (tmp_path / "a.pdf").write_bytes(laid_out(running(TEXT), mode=3))
    found = read_paper(tmp_path / "a.pdf", DAY)
    assert found.manner == Manner.OCR
    assert found.remarks[0].startswith("Chữ trong PDF do máy quét nhận dạng sẵn (OCR)")


def test_a_word_file_says_the_same(tmp_path):
    write_report(tmp_path / "bc.docx")
    found = read_paper(tmp_path / "bc.docx", DAY)
    assert (found.title, found.publisher, str(found.date)) == (TITLE, PUBLISHER, DATE)
    assert found.manner == Manner.OFFICE
    assert [each.text for each in found.paragraphs][-4:] == [
        TEXT, "Nội dung | Số lượng", "Đội tự quản | 9", "Nơi nhận: như trên",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", ["exe", "xlsx"])
def test_a_file_of_another_kind_is_refused(tmp_path, suffix):
    (tmp_path / f"a.{suffix}").write_bytes(b"MZ")
    with pytest.raises(FileRefused, match=rf"a\.{suffix}: không biết định dạng này; hãy đưa tệp"):
        read_paper(tmp_path / f"a.{suffix}", DAY)
