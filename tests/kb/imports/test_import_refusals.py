"""Files that are too large, broken or not what they say: one clear sentence each, never a trace."""

import contextlib
import os
import zipfile

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.imports import Clues, FileRefused, read_file
from kb.imports.readers import converting
from kb.imports.readers.safety import MAX_ROWS
from tests.support.import_samples import HEAD, entry, write_xlsx

SHEET = (
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">{}</worksheet>'
)

ROW = '<row r="1"><c r="A1" t="inlineStr"><is><t>STT</t></is></c></row>'


@pytest.fixture
def refusal(tmp_path, content):
    """The message with which a file is refused."""

    def message(name, data=None):
        if data is not None:
            (tmp_path / name).write_bytes(data)
        with pytest.raises(FileRefused) as refused:
            read_file(tmp_path / name, Clues(), content.vocabularies)
        return str(refused.value)

    return message


def with_part(path, part, data):
    """Replace one part of an Office file."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()} | {part: data}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)


@pytest.fixture
def book(tmp_path):
    """A good workbook, for a test to spoil."""
    return write_xlsx(tmp_path / "ds.xlsx", {"DS": [HEAD, entry(1, "Lê Thử", "", "xã")]})


def test_a_file_that_is_not_there(refusal):
    assert refusal("khong-co.xlsx") == (
        "khong-co.xlsx: không mở được tệp; hãy xem lại đường dẫn và quyền đọc"
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
OLD = {
    "a.xls": (OLE + "Workbook".encode("utf-16-le"), ".xlsx"),
    "a.doc": (OLE + "WordDocument".encode("utf-16-le"), ".docx"),
    "a.rtf": (b"{\\rtf1 x}", ".docx"),
}


@pytest.mark.parametrize("name", OLD)
def test_old_formats_say_what_to_install_or_to_save_as(refusal, bare_machine, name):
    data, new = OLD[name]
    assert refusal(name, data) == (
        f"{name}: máy này chưa có LibreOffice để đọc tệp {name[1:]}; "
        f"hãy cài LibreOffice, hoặc mở tệp ra rồi lưu thành {new}"
    )


@pytest.mark.parametrize(
    "data", [b"", b"x", OLE + b"hong", OLE + "EncryptedPackage".encode("utf-16-le")]
)
@pytest.mark.parametrize("name", ["a.xls", "a.doc", "a.rtf"])
def test_old_files_that_are_none_are_refused_before_anything_runs(refusal, stand_in, name, data):
    stand_in("soffice", "exit 9")
    new = ".xlsx" if name == "a.xls" else ".docx"
    assert refusal(name, data) == (
        f"{name}: không phải là tệp {name[1:]} (hoặc tệp hỏng, có mật khẩu); "
        f"hãy mở tệp gốc, bỏ mật khẩu rồi lưu thành {new}"
    )


def test_what_the_converter_cannot_open_is_told(refusal, stand_in):
    stand_in("soffice", "echo 'Error: source file could not be loaded'")
    data, _ = OLD["a.doc"]
    assert refusal("a.doc", data) == (
        "a.doc: LibreOffice không mở được (tệp hỏng, có mật khẩu, hoặc máy cài thiếu phần); "
        "hãy mở tệp ra, bỏ mật khẩu rồi lưu thành .docx"
    )


def test_a_converter_that_hangs_is_ended_with_what_it_started(
    refusal, stand_in, monkeypatch, tmp_path
):
    monkeypatch.setattr(converting, "_SECONDS", 0.5)
    stand_in("soffice", f"/bin/sleep 60 & echo $! > {tmp_path}/con; wait")
    data, _ = OLD["a.xls"]
    assert "LibreOffice đọc quá 0.5 giây chưa xong" in refusal("a.xls", data)
    child = int((tmp_path / "con").read_text())
    assert not os.path.exists(f"/proc/{child}/environ") or is_gone(child)


def is_gone(process):
    """Whether a process has ended, its parent having not yet asked about it."""
    with open(f"/proc/{process}/stat", encoding="ascii") as stat:
        return stat.read().rsplit(")")[1].split()[0] == "Z"


def test_a_workbook_that_was_only_named_old_needs_no_converter(
    bare_machine, tmp_path, content, book
):
    book.rename(tmp_path / "ds.xls")
    reading = read_file(tmp_path / "ds.xls", Clues(), content.vocabularies)
    assert [str(entry.origin) for entry in reading.entries] == ["ds.xls, trang DS, dòng 2"]


def test_a_bomb_that_only_the_converter_would_unpack_is_refused(refusal, stand_in, book):
    stand_in("soffice", "exit 9")
    with_part(book, "content.xml", b"<a>" + b" " * 200_000_000)
    assert "a.ods: giải nén ra quá lớn (200 MB)" in refusal("a.ods", book.read_bytes())


def test_other_formats_are_refused(refusal):
    assert refusal("a.pdf", b"%PDF") == (
        "a.pdf: không biết định dạng này; hãy đưa tệp .xlsx, .csv, .docx"
    )


def test_a_file_with_a_password(refusal):
    assert refusal("mat.xlsx", b"\xd0\xcf\x11\xe0" + b"\0" * 600) == (
        "mat.xlsx: tệp có mật khẩu, hoặc là định dạng cũ (.xls, .doc) đổi đuôi; "
        "hãy mở ra, bỏ mật khẩu rồi lưu thành .xlsx"
    )


@pytest.mark.parametrize("data", [b"", b"hello", b"PK\x03\x04" + b"x" * 100])
@pytest.mark.parametrize("name", ["a.xlsx", "a.docx"])
def test_a_file_that_is_no_zip(refusal, name, data):
    assert refusal(name, data) == (
        f"{name}: tệp hỏng hoặc bị cắt cụt; hãy mở bằng Word hoặc Excel rồi lưu lại"
    )


def test_a_word_file_with_the_name_of_a_workbook(refusal, tmp_path):
    docx.Document().save(tmp_path / "a.docx")
    assert refusal("b.xlsx", (tmp_path / "a.docx").read_bytes()) == (
        "b.xlsx: không phải là tệp .xlsx; hãy mở bằng Word hoặc Excel rồi lưu lại"
    )


def test_a_workbook_with_the_name_of_a_text_list(refusal, book):
    assert refusal("b.csv", book.read_bytes()) == (
        "b.csv: đây là tệp Excel mang đuôi khác; hãy mở bằng Excel rồi lưu thành .xlsx"
    )


def test_a_zip_bomb_is_not_unpacked(refusal, book):
    with_part(book, "xl/worksheets/sheet1.xml", b"<a>" + b" " * 200_000_000)
    assert book.stat().st_size < 1_000_000
    assert refusal("ds.xlsx") == (
        "ds.xlsx: giải nén ra quá lớn (200 MB); "
        f"hãy tách thành nhiều tệp nhỏ (danh sách: dưới {MAX_ROWS} dòng một tệp)"
    )


def test_declarations_that_blow_up_are_refused(refusal, book):
    bomb = b'<!DOCTYPE a [<!ENTITY b "bbbbbbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
    with_part(book, "xl/worksheets/sheet1.xml", bomb)
    assert refusal("ds.xlsx") == (
        "ds.xlsx: tệp có khai báo XML lạ, Word và Excel không bao giờ ghi như vậy; "
        "hãy mở bằng Word hoặc Excel rồi lưu lại"
    )


def test_a_cell_far_away_is_refused(refusal, book):
    cell = '<row r="1048576"><c r="A1048576" t="inlineStr"><is><t>x</t></is></c></row>'
    sheet = SHEET.format(f"<sheetData>{cell}</sheetData>")
    with_part(book, "xl/worksheets/sheet1.xml", sheet.encode())
    assert refusal("ds.xlsx") == (
        'ds.xlsx: trang "DS" có 1048576 dòng, 1 cột; '
        f"hãy xóa dòng, cột trống ở cuối hoặc tách danh sách (tối đa {MAX_ROWS} dòng)"
    )


def test_cells_merged_over_everything_are_refused(refusal, book):
    merged = (
        f'<sheetData>{ROW}</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
    )
    with_part(book, "xl/worksheets/sheet1.xml", SHEET.format(merged).encode())
    assert refusal("ds.xlsx") == (
        "ds.xlsx: có ô gộp quá rộng (A1:XFD1048576); hãy bỏ gộp ô rồi lưu lại"
    )


REPAIR = "hãy mở bằng Excel (chọn Mở và Sửa, Open and Repair) rồi lưu lại"
BROKEN_PARTS = {
    "xl/workbook.xml": "phần mục lục các trang tính (xl/workbook.xml) bị hỏng",
    "xl/_rels/workbook.xml.rels": "phần nối mục lục với các trang tính "
    "(xl/_rels/workbook.xml.rels) bị hỏng",
    "xl/sharedStrings.xml": "phần chữ dùng chung của các trang tính (xl/sharedStrings.xml) bị hỏng",
    "xl/worksheets/sheet1.xml": 'trang "DS" bị hỏng, chỉ đọc được tới dòng 1',
}


@pytest.mark.parametrize("part", BROKEN_PARTS)
def test_a_broken_part_of_a_workbook_is_named(refusal, book, part):
    relations = "xl/_rels/workbook.xml.rels"
    with zipfile.ZipFile(book) as archive:
        whole = archive.read(relations).decode()
    texts = '<Relationship Type="x/sharedStrings" Target="sharedStrings.xml" Id="rId9"/></'
    with_part(book, relations, whole.replace("</", texts).encode())
    with_part(book, part, SHEET.format(f"<sheetData>{ROW}<row r='2'>")[:-20].encode())
    assert refusal("ds.xlsx") == f"ds.xlsx: {BROKEN_PARTS[part]}; {REPAIR}"


def test_a_broken_word_file_is_refused(refusal, tmp_path):
    docx.Document().save(tmp_path / "a.docx")
    with_part(tmp_path / "a.docx", "word/document.xml", b"<w:document")
    assert refusal("a.docx") == (
        "a.docx: phần chữ của tài liệu (word/document.xml) hỏng ở dòng 1, cột 1; "
        "hãy mở bằng Word (Open and Repair) rồi lưu lại, hoặc xin lại tệp"
    )


def test_too_many_rows_of_text(refusal):
    data = b"STT,Ho va ten\n" + b"1,Le Thu\n" * MAX_ROWS
    assert refusal("dai.csv", data) == (
        f"dai.csv: tệp có {MAX_ROWS + 1} dòng, 2 cột; "
        f"hãy xóa dòng, cột trống ở cuối hoặc tách danh sách (tối đa {MAX_ROWS} dòng)"
    )


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf", b" , ,\n"])
def test_an_empty_list(refusal, data):
    assert refusal("trong.csv", data) == "trong.csv: tệp trống; hãy xem lại có đúng tệp không"


@pytest.fixture(scope="module")
def sound(tmp_path_factory):
    """The bytes of a good file of each format."""
    folder = tmp_path_factory.mktemp("sound")
    rows = [HEAD, entry(1, "Lê Thử", "", "xã")]
    write_xlsx(folder / "a.xlsx", {"DS": rows})
    docx.Document().save(folder / "a.docx")
    text = "\n".join(";".join(map(str, row)) for row in rows)
    (folder / "a.csv").write_text(text, "utf-8")
    return {path.suffix: path.read_bytes() for path in folder.iterdir()}


places = st.floats(0, 1, exclude_max=True)
damages = st.lists(st.tuples(places, st.binary(max_size=12), st.integers(0, 12)), max_size=20)


@pytest.mark.parametrize("suffix", [".xlsx", ".docx", ".csv"])
@settings(
    deadline=None, max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(damage=damages, kept=st.just(1.0) | places)
def test_damage_anywhere_is_a_sentence_or_nothing(tmp_path, content, sound, suffix, damage, kept):
    data = bytearray(sound[suffix])
    for place, written, lost in damage:
        start = int(place * len(data))
        data[start : start + lost] = written
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data[: int(kept * len(data)) + 1])
    with contextlib.suppress(FileRefused):  # anything else is a bug
        read_file(path, Clues(), content.vocabularies)


cells = st.text(max_size=12) | st.sampled_from(
    ['"', '""', ";", ",", "\t", "\r", "\0", "STT", '"' * 999]
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(cells, max_size=6).map(";".join), max_size=8).map("\n".join))
def test_any_text_list_is_read_or_refused(tmp_path, content, text):
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(FileRefused):
        read_file(path, Clues(), content.vocabularies)


def test_ten_thousand_quotation_marks_in_a_list(tmp_path, content):
    quotes = '"' * 10_001
    (tmp_path / "a.csv").write_text(f"STT,Ho va ten\n1,{quotes}\n2,Le Thu\n", "utf-8")
    reading = read_file(tmp_path / "a.csv", Clues(), content.vocabularies)
    assert len(reading.entries) <= 2


@pytest.mark.parametrize("part", ["xl/document.bin", "xl/media/image1.png", "docProps/x"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be"])
def test_declarations_are_found_in_a_part_of_any_name(refusal, book, part, encoding):
    text = '\n<!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>'
    with_part(book, part, text.encode(encoding))
    assert "tệp có khai báo XML lạ" in refusal("ds.xlsx")


def test_a_bomb_is_found_in_a_part_of_any_name(refusal, book):
    with_part(book, "xl/document.bin", b"<a>" + b" " * 200_000_000)
    assert "giải nén ra quá lớn (200 MB)" in refusal("ds.xlsx")


def test_pictures_and_settings_of_printers_are_no_xml(tmp_path, content, book):
    for number, data in enumerate((b"\0\0\1\0ico", b"\x89PNG\r\n\0\0", b"H\0P\0 \0<\0!\0DOCTYPE")):
        with_part(book, f"xl/part{number}.bin", data)
    assert len(read_file(book, Clues(), content.vocabularies).entries) == 1


@pytest.mark.parametrize("suffix", [".xlsx", ".csv", ".docx"])
def test_pipes_devices_and_folders_are_refused_at_once(refusal, tmp_path, suffix):
    os.mkfifo(tmp_path / f"ong{suffix}")
    assert refusal(f"ong{suffix}") == (
        f"ong{suffix}: không phải là tệp (ống dẫn, thiết bị); "
        "hãy đưa một tệp danh sách hoặc bài viết"
    )
    (tmp_path / f"may{suffix}").symlink_to("/dev/zero")
    assert refusal(f"may{suffix}").startswith(f"may{suffix}: không phải là tệp (ống dẫn, thiết bị)")
    (tmp_path / f"muc{suffix}").mkdir()
    assert refusal(f"muc{suffix}") == f"muc{suffix}: đây là thư mục; hãy đưa từng tệp trong đó"
