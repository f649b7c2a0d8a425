"""Counts for a sơ kết as files: what an office puts behind its summary."""

import io
import json
from datetime import datetime
from zipfile import ZipFile

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from kb.exports.docx import PROFILES
from kb.exports.reports import REPORT_FORMATS, to_docx
from kb.newsroom.comparing import compare
from kb.newsroom.periods import Period
from kb.newsroom.reports import report
from kb.records import Exemplar
from kb.vocabularies import Vocabularies
from tests.support.word_files import cells, text_of

SITE = "https://guong.example"
RECORDS = (
    Exemplar("mot", "Một", "tap-the", level="huyen", years=(2023,), fields=("y-te",)),
    Exemplar("hai", "Hai", "ca-nhan", years=(2022, 2023), fields=("=1+1",), status="draft"),
)
FOUND = report(RECORDS, Vocabularies(), datetime(2026, 7, 3), Period(2021, 2025), base_url=SITE)
BESIDE = compare(
    FOUND, report(RECORDS, Vocabularies(), datetime(2026, 7, 3), Period(2022, 2022), base_url=SITE)
)
COUNTED = "Số đếm hồ sơ trong kho tri thức Gương Sáng (https://guong.example) ngày 3/7/2026; "
both = pytest.mark.parametrize("profile", PROFILES)


def opened(profile="nha-nuoc", found=FOUND):
    return docx.Document(io.BytesIO(to_docx(found, profile)))


def workbook(found=FOUND):
    return openpyxl.load_workbook(io.BytesIO(REPORT_FORMATS["xlsx"].write(found)))


def test_the_text_gives_the_sentence_the_total_and_numbered_tables():
    text = REPORT_FORMATS["text"].write(FOUND).decode()
    assert text.startswith(f"Gương điển hình: giai đoạn 2021 - 2025\n\n{FOUND.sentence}\n")
    assert "Tổng số: 2 gương điển hình trong kho này, trong đó 1 bản nháp chưa đăng.\n" in text
    assert COUNTED in text
    levels = "Huyện: 1\n  Chưa ghi: 1\n  Tổng số gương: 2\n  (Cấp cao nhất mà hồ sơ nêu, "
    assert f"\n\nBảng 2. Số gương trong kho này theo cấp ghi nhận\n  {levels}" in text
    assert "\n  Tổng số gương: 2\n  (1 trong 2 gương ghi nhiều năm và được đếm ở nhiều" in text


def test_two_periods_stand_side_by_side_in_the_text():
    text = REPORT_FORMATS["text"].write(BESIDE).decode()
    assert text.startswith("Gương điển hình: giai đoạn 2021 - 2025, so với năm 2022\n\n")
    assert text.count("Theo danh sách trong kho này: ") == 2
    assert "\nTổng số, năm 2022: 1 gương điển hình trong kho này, trong đó 1 bản nháp" in text
    assert "\n  (giai đoạn 2021 - 2025 | năm 2022)\n  Cá nhân: 1 | 1\n  Tập thể: 1 | 0\n" in text


def test_json_gives_what_programs_need():
    plain = json.loads(REPORT_FORMATS["json"].write(FOUND))
    assert (plain["total"], plain["drafts"], plain["counted"]) == (2, 1, "2026-07-03")
    assert (plain["from"], plain["to"], plain["months"]) == (2021, 2025, [1, 12])
    assert (plain["several"], "against" in plain) == ({"year": 1}, False)
    beside = json.loads(REPORT_FORMATS["json"].write(BESIDE))["against"]
    assert (beside["from"], beside["total"]) == (2022, 1)
    assert plain["tables"]["year"] == [{"label": "2022", "count": 1}, {"label": "2023", "count": 2}]


@both
def test_the_annex_has_letterhead_title_period_sentence_and_what_was_counted(profile):
    text = text_of(opened(profile))
    assert f"\n{PROFILES[profile].letterhead.right[0].text}\n" in text
    assert "\nPHỤ LỤC\nThống kê gương điển hình: giai đoạn 2021 - 2025\n" in text
    assert "\n(Kèm theo Báo cáo số" in text
    assert f"\n{FOUND.sentence}\nTổng số: 2 gương điển hình trong kho này" in text
    assert FOUND.sentence.startswith("Theo danh sách trong kho này: ")
    assert f"\n{COUNTED}không gồm số liệu đã công bố ở nơi khác.\nBảng 1. " in text


def test_tables_have_captions_that_word_counts_and_heads_on_every_page():
    document = opened()
    captions = [each for each in document.paragraphs if each.style.name == "Caption"]
    assert [each.text for each in captions] == [
        f"Bảng {place}. Số gương trong kho này theo {what}"
        for place, what in enumerate(
            (
                *("loại hình", "cấp ghi nhận", "lĩnh vực", "tỉnh, thành phố hiện nay", "năm"),
                "hình thức khen thưởng",
            ),
            1,
        )
    ]
    fields = [each.text for each in document.element.body.iter(qn("w:instrText"))]
    assert fields == [" SEQ Bảng \\* ARABIC "] * len(captions)
    kinds = document.tables[1]
    assert cells(kinds) == [
        ["STT", "Loại hình", "Số gương"],
        ["1", "Cá nhân", "1"],
        ["2", "Tập thể", "1"],
        ["", "Tổng số gương", "2"],
    ]
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in kinds.rows]
    assert heads == [True, False, False, False]


def test_two_periods_stand_side_by_side_in_the_annex():
    document = opened(found=BESIDE)
    assert cells(document.tables[1]) == [
        ["STT", "Loại hình", "Giai đoạn 2021 - 2025", "Năm 2022"],
        ["1", "Cá nhân", "1", "1"],
        ["2", "Tập thể", "1", "0"],
        ["", "Tổng số gương", "2", "1"],
    ]
    assert text_of(document).count("Theo danh sách trong kho này: ") == 2


def test_a_report_without_a_single_record_has_no_tables():
    nothing = report([], Vocabularies(), FOUND.counted)
    document = opened(found=nothing)
    assert len(document.tables) == 1  # the letterhead
    assert "đơn vị chưa có điển hình nào.\nTổng số: 0 gương điển hình trong kho này." in text_of(
        document
    )


@pytest.mark.parametrize("name", REPORT_FORMATS)
def test_the_same_report_gives_the_same_bytes(name):
    once, again = (REPORT_FORMATS[name].write(FOUND) for _ in range(2))
    assert once == again


@pytest.mark.parametrize("name", ["docx", "xlsx"])
def test_no_time_of_day_is_in_an_office_file(name):
    archive = ZipFile(io.BytesIO(REPORT_FORMATS[name].write(FOUND)))
    assert {part.date_time for part in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert archive.read("docProps/core.xml").count(b"2026-07-03T00:00:00Z") == 2


def test_the_workbook_has_numbers_below_one_head_that_stays_in_sight():
    sheet, about = workbook().worksheets
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[:5] == [
        ("Gương điển hình: giai đoạn 2021 - 2025", "Số gương"),
        ("Bảng 1. Số gương trong kho này theo loại hình", None),
        *(("Cá nhân", 1), ("Tập thể", 1)),
        ("Tổng số gương", 2),
    ]
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    said = dict(about.iter_rows(values_only=True))
    assert said["Câu cho báo cáo"] == FOUND.sentence
    assert said["Lưu ý"].startswith(COUNTED)


def test_two_periods_stand_side_by_side_in_the_workbook():
    rows = list(workbook(BESIDE).worksheets[0].iter_rows(values_only=True))
    assert rows[0][1:] == ("Giai đoạn 2021 - 2025", "Năm 2022")
    assert rows[2:5] == [("Cá nhân", 1, 1), ("Tập thể", 1, 0), ("Tổng số gương", 2, 1)]


def test_the_workbook_is_printed_on_upright_a4_as_wide_as_the_sheet():
    for sheet in workbook().worksheets:
        setup = sheet.page_setup
        assert (setup.paperSize, setup.orientation) == (9, "portrait")
        assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)
        assert sheet.sheet_properties.pageSetUpPr.fitToPage


def test_a_label_never_becomes_a_formula():
    (cell,) = [row[0] for row in workbook().active.iter_rows() if row[0].value == "=1+1"]
    assert (cell.data_type, cell.quotePrefix) == ("s", True)


def test_a_workbook_without_a_table_says_that_nothing_was_counted():
    nothing = report(RECORDS, Vocabularies(), FOUND.counted, Period(2023, 2023, (1, 6)))
    rows = list(workbook(nothing).worksheets[0].iter_rows(values_only=True))
    assert [row[0] for row in rows[1:]] == [
        "Tổng số: 0 gương điển hình trong kho này.",
        "2 hồ sơ trong kho này chỉ ghi năm, không tính vào 6 tháng đầu năm 2023.",
    ]
