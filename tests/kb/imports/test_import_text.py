"""Lists as text: any encoding, any separator, the same entries as the workbook gives."""

import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import HEAD, TITLE, big_list, write_csv, write_xlsx


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "tcvn3", "vni"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_a_text_list_is_read_in_any_encoding_with_any_separator(
    tmp_path, content, encoding, separator
):
    rows = [*TITLE, HEAD, *big_list()[8:30]]
    expected = read_file(
        write_xlsx(tmp_path / "a.xlsx", {"DS": rows}), Clues(), content.vocabularies
    )
    path = write_csv(tmp_path / "a.csv", rows, separator, encoding)
    reading = read_file(path, Clues(), content.vocabularies)

    def plain(entries):
        return [(e.record.title, e.record.kind, e.record.role, e.record.commune, e.record.body,
                 e.record.honours, e.record.level, e.record.fields) for e in entries]  # fmt: skip

    assert len(expected.entries) == 20
    assert plain(reading.entries) == plain(expected.entries)


def test_windows_1258_is_told_from_the_others(tmp_path, content):
    # Windows-1258 writes "ễ" as "ê" and a combining tilde.
    text = "STT;Ho va ten;Đơn vi\r\n1;Nguyê\u0303n Thi\u0323 Hă\u0300ng;Tô\u0309 mô\u0323t\r\n"
    (tmp_path / "b.csv").write_bytes(text.encode("cp1258"))
    reading = read_file(tmp_path / "b.csv", Clues(), content.vocabularies)
    assert [entry.record.title for entry in reading.entries] == ["Nguyễn Thị Hằng"]


HEADINGS = "STT,Họ và tên,Đơn vị,Thành tích\n"


@pytest.fixture
def read(tmp_path, content):
    """Reads a text as a list; names with merits, and what was told."""

    def read_text(text, encoding="utf-8"):
        (tmp_path / "a.csv").write_bytes(text.encode(encoding))
        reading = read_file(tmp_path / "a.csv", Clues(), content.vocabularies)
        entries = [(each.record.title, each.record.body) for each in reading.entries]
        return entries, [str(finding) for finding in reading.findings]

    return read_text


OPEN = "dấu ngoặc kép mở ra mà không đóng{}; mỗi dòng sau vẫn được đọc riêng"
CLOSE = "hãy đóng hoặc bỏ dấu ấy rồi xem lại bản nháp"


@pytest.mark.parametrize(
    "last", ["Dạy", '"Dạy"', 'Dạy"', '"Dạy ""hay"""'], ids=["none", "whole", "end", "inside"]
)
def test_an_open_quotation_mark_swallows_nobody(read, last):
    rows = f'1,Lê Thử,Xã Mẫu,"Nuôi trẻ\n2,Đỗ Ước,Xã Mẫu,Dạy chữ\n3,Hà Thị Ví,Xã Mẫu,{last}\n'
    entries, told = read(HEADINGS + rows)
    assert [name for name, _ in entries] == ["Lê Thử", "Đỗ Ước", "Hà Thị Ví"]
    assert entries[0][1] == "Nuôi trẻ"
    assert f"a.csv, dòng 2: {OPEN.format('')}; {CLOSE}" in told


def test_an_open_quotation_mark_is_named_by_the_line_of_the_file_too(read):
    rows = '1,Lê Thử,"Xã\nMẫu",Tốt\n2,Đỗ Ước,Xã Mẫu,"Dạy chữ\n3,Hà Thị Ví,Xã Mẫu,Nấu cơm\n'
    entries, told = read(HEADINGS + rows)
    assert [name for name, _ in entries] == ["Lê Thử", "Đỗ Ước", "Hà Thị Ví"]
    assert told == [f"a.csv, dòng 3: {OPEN.format(' (dòng 4 của tệp chữ)')}; {CLOSE}"]


def test_lines_and_commas_inside_quotation_marks_are_one_cell(read):
    rows = (
        '1,Lê Thử,Xã Mẫu,"Đã làm:\n- Hiến đất, góp công, xây cầu, trồng cây\n- Dạy ""chữ"""\n'
        '2,Đỗ Ước,Xã Mẫu,Mô hình "Hũ gạo" của thôn\n'
    )
    entries, told = read(HEADINGS + rows)
    assert entries == [
        ("Lê Thử", 'Đã làm:\n\n- Hiến đất, góp công, xây cầu, trồng cây\n- Dạy "chữ"'),
        ("Đỗ Ước", 'Mô hình "Hũ gạo" của thôn'),
    ]
    assert told == []


def test_the_first_line_by_which_excel_is_told_the_separator_counts(read):
    entries, _ = read("sep=;\nSTT;Họ và tên;Thành tích\n1;Lê Thử;Hiến đất, góp công\n")
    assert entries == [("Lê Thử", "Hiến đất, góp công")]


@pytest.mark.parametrize("wrong", ["cp1252", "cp1258", "latin-1"])
def test_text_that_was_saved_twice_is_put_right_and_told(read, wrong):
    rows = HEADINGS + "1,Lê Văn Thử,Xã Mẫu,Dạy chữ cho trẻ\n2,Hồ Ước,Xã Mẫu,Xây cầu\n"
    letters = ((bytes([byte]), chr(byte)) for byte in rows.encode())
    twice = "".join(letter_of(byte, itself, wrong) for byte, itself in letters)
    entries, told = read(twice)
    assert entries == [("Lê Văn Thử", "Dạy chữ cho trẻ"), ("Hồ Ước", "Xây cầu")]
    assert len(told) == 1
    assert "a.csv, dòng 1: chữ bị lưu sai bảng mã (UTF-8 hai lần) ở 9 ô: " in told[0]
    assert 'đã đọc lại thành "Họ và tên"; hãy xem các bản nháp, đúng thì không phải' in told[0]


def letter_of(byte, itself, encoding):
    """How a program shows a byte; one that its encoding leaves open is kept as it is."""
    try:
        return byte.decode(encoding)
    except UnicodeDecodeError:
        return itself


def test_a_legacy_font_inside_a_workbook_is_converted(tmp_path, content):
    rows = [["STT", "Hä vµ tªn", "§¬n vÞ"], [1, "NguyÔn V¨n ¦íc", "Tæ mét"], [2, "Lª Tó", "Tæ hai"]]
    reading = read_file(
        write_xlsx(tmp_path / "x.xlsx", {"DS": rows}), Clues(), content.vocabularies
    )
    assert [entry.record.title for entry in reading.entries] == ["Nguyễn Văn Ước", "Lê Tú"]
