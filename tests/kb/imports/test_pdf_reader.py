"""PDF files: lines joined, columns in order, margins left out, broken letters told."""

import contextlib
import unicodedata
import zlib

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.imports import FileRefused
from kb.imports.readers import read_pdf
from kb.imports.readers.pdf import opening, pieces, reading
from tests.support.import_samples import to_tcvn3, to_vni
from tests.support.laid_out_pdfs import LEFT, RIGHT, TOP, Placed, column, laid_out, running
from tests.support.pdf_files import stream, written

FIRST = (
    "Mười năm nay, bà Hoàng Thị Mẫu ở thôn Thử sáng nào cũng dậy sớm quét con đường dẫn vào "
    "trường học, nhắc các cháu đội mũ bảo hiểm và đi đúng phần đường của mình."
)
SECOND = (
    "Từ việc làm ấy, chi hội phụ nữ thôn Thử lập đội tự quản gồm mười hai người, mỗi tuần cùng "
    "nhau dọn vệ sinh hai buổi; đến nay cả xã Thí Dụ đã có chín đội như vậy."
)
THIRD = (
    "Ông Lê Văn Thử, trưởng thôn, cho biết bà con đã góp hơn hai trăm ngày công và hiến bốn trăm "
    "mét vuông đất để mở rộng con đường."
)


@pytest.fixture
def read(tmp_path):
    """What is read of the bytes of a PDF."""

    def of(data):
        (tmp_path / "bai.pdf").write_bytes(data)
        return read_pdf(tmp_path / "bai.pdf")

    return of


def texts(found):
    return [paragraph.text for paragraph in found.paragraphs]


def below(*paragraphs, y=TOP):
    """Paragraphs over the whole width, one below the other."""
    placed = []
    for text in paragraphs:
        placed += running(text, y=y)
        y = placed[-1].y - 28
    return placed


def test_lines_are_joined_to_paragraphs(read):
    found = read(laid_out(below(FIRST, SECOND)))
    assert texts(found) == [FIRST, SECOND]
    assert [each.page for each in found.paragraphs] == [1, 1]


def test_a_first_line_that_stands_in_begins_a_paragraph(read):
    placed = running(FIRST)
    more = running(SECOND, y=placed[-1].y - 16)
    indented = [Placed(more[0].text, LEFT + 28, more[0].y), *more[1:]]
    assert texts(read(laid_out([*placed, *indented]))) == [FIRST, SECOND]


def test_a_paragraph_goes_on_over_the_end_of_a_page(read):
    lines = running(SECOND)
    rest = [Placed(line.text, line.x, TOP - 16 * at) for at, line in enumerate(lines[1:])]
    found = read(laid_out([*below(FIRST), Placed(lines[0].text, y=650)], rest))
    assert [(each.text, each.page) for each in found.paragraphs] == [(FIRST, 1), (SECOND, 1)]


def test_the_parts_of_a_number_are_joined_without_a_space(read):
    first = "Thực hiện Kế hoạch học tập và làm theo gương sáng của tỉnh Thí Dụ số 33-"
    found = read(laid_out([Placed(first), Placed("KH/TU, các chi bộ đã họp.", y=TOP - 16)]))
    assert texts(found) == [f"{first}KH/TU, các chi bộ đã họp."]


@pytest.mark.parametrize("is_by_line", [False, True])
def test_two_columns_are_read_one_after_the_other(read, is_by_line):
    placed = column([FIRST, SECOND], LEFT, 700) + column([THIRD, FIRST], RIGHT, 700)
    if is_by_line:
        placed.sort(key=lambda line: (-line.y, line.x))
    headline = Placed("Con đường sạch của bà Mẫu ở thôn Thử", y=740, size=20, is_bold=True)
    assert texts(read(laid_out([headline, *placed]))) == [
        headline.text,
        FIRST,
        SECOND,
        THIRD,
        FIRST,
    ]


def test_rows_of_a_table_stay_rows(read):
    rows = [("STT", "Họ và tên", "Xã"), ("1", "Lê Thử", "Mẫu"), ("2", "Vi Văn Thí", "Thử")]
    rows += [("3", "Nông Thị Dụ", "Mẫu"), ("4", "Bế Mẫu", "Thử")]
    placed = [
        Placed(cell, x, TOP - 20 * at)
        for at, row in enumerate(rows)
        for cell, x in zip(row, (60, 120, 350), strict=True)
    ]
    assert texts(read(laid_out(placed))) == [" ".join(row) for row in rows]


def test_what_repeats_on_pages_and_their_numbers_are_left_out(read):
    pages = [
        [
            Placed("Huyện Thí Dụ – Tập gương sáng năm 2024", y=815, size=9),
            *below(text, y=770),
            Placed(f"Trang {number}", 290, 30, size=9),
        ]
        for number, text in enumerate((FIRST, SECOND, THIRD), start=1)
    ]
    found = read(laid_out(*pages))
    assert texts(found) == [FIRST, SECOND, THIRD]
    assert found.margins.repeated == ("Huyện Thí Dụ – Tập gương sáng năm 2024",)


def test_pages_that_are_alike_lose_nothing(read):
    page = below("ĐẢNG ỦY XÃ THỬ", "GIẤY KHEN", "Tặng bà Hoàng Thị Mẫu", FIRST, SECOND)
    found = read(laid_out(page, page))
    assert [each.page for each in found.paragraphs] == [1] * 5 + [2] * 5
    assert found.margins.repeated == ()


def test_what_a_browser_prints_is_left_out_but_for_the_address(read):
    page = [
        Placed("12/4/24, 8:30 AM", y=820, size=8),
        *below(FIRST),
        Placed("https://bao.example/ba-mau 1/1", y=20, size=8),
    ]
    found = read(laid_out(page))
    assert texts(found) == [FIRST]
    assert found.margins.address == "https://bao.example/ba-mau"


@pytest.mark.parametrize(
    ("font", "turned", "name"),
    [(".VnTime", to_tcvn3, "TCVN3 (ABC)"), ("VNI-Times", to_vni, "VNI")],
)
def test_old_encodings_are_turned_and_told(read, font, turned, name):
    lines = [Placed(turned(line.text), line.x, line.y) for line in below(FIRST, SECOND)]
    found = read(laid_out(lines, font=font))
    assert (texts(found), found.layer.turned, found.layer.broken) == ([FIRST, SECOND], name, "")


def test_letters_in_parts_are_put_together(read):
    lines = [
        Placed(unicodedata.normalize("NFD", line.text), line.x, line.y) for line in below(FIRST)
    ]
    found = read(laid_out(lines))
    assert (texts(found), found.layer.broken) == ([FIRST], "")


FOREIGN = str.maketrans("ạảấầậắờộợưêốôà", "łøčžţśěůőãïñçå")


def apart(text):
    return " ".join(text.replace(" ", ""))


def without_marks(text):
    parts = unicodedata.normalize("NFD", text.replace("đ", "d"))
    return "".join(part for part in parts if not unicodedata.combining(part))


@pytest.mark.parametrize(
    ("spoilt", "wrong"),
    [
        (apart, "các chữ cái rời nhau"),
        (lambda text: text.replace("ờ", "\ufffd"), "có nhiều ký tự không đọc được"),
        (lambda text: text.replace("ư", "\ue001"), "có nhiều ký tự không đọc được"),
        (without_marks, "mất dấu tiếng Việt"),
        (lambda text: text.translate(FOREIGN), "nhiều chữ sai dấu"),
    ],
)
def test_letters_that_are_not_what_is_seen_are_told(read, spoilt, wrong):
    lines = [Placed(spoilt(line.text), line.x, line.y) for line in below(FIRST, SECOND)]
    assert wrong in read(laid_out(lines)).layer.broken


def test_a_sound_text_is_not_called_broken(read):
    assert read(laid_out(below(FIRST, SECOND, THIRD))).layer.broken == ""


def test_a_page_without_letters_has_no_paragraphs(read):
    assert read(laid_out([])).paragraphs == ()


def test_files_larger_than_any_article_are_refused(read, monkeypatch):
    monkeypatch.setattr(opening, "MAX_PAGES", 1)
    with pytest.raises(FileRefused, match=r"bai\.pdf: tệp có 2 trang; hãy tách lấy phần cần dùng"):
        read(laid_out(below(FIRST), below(SECOND)))
    monkeypatch.setattr(opening, "MAX_PAGES", 2)
    monkeypatch.setattr(pieces, "_MOST_BYTES", 100)
    with pytest.raises(FileRefused, match="tệp chứa quá nhiều nét, chữ"):
        read(laid_out(below(FIRST)))


def test_a_file_that_takes_too_long_is_refused(read, monkeypatch):
    monkeypatch.setattr(reading, "_SECONDS", -1)
    with pytest.raises(FileRefused, match="tệp chứa quá nhiều nét, chữ"):
        read(laid_out(below(FIRST)))


def flate(data):
    packed = zlib.compress(data, 9)
    head = f"<< /Length {len(packed)} /Filter /FlateDecode >>"
    return head.encode() + b"\nstream\n" + packed + b"\nendstream"


PAGE = {
    1: b"<< /Type /Catalog /Pages 2 0 R >>",
    2: b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
    3: b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
    b"/Resources << /XObject << /X 5 0 R >> >> >>",
    5: b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] "
    b"/Resources << /XObject << /X 5 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream",
}
HOSTILE = {
    "gigabytes in a page": PAGE | {4: flate(b" " * 100_000_000)},
    "a form that draws itself": PAGE | {4: stream(b"/X Do")},
    "brackets without an end": PAGE | {4: stream(b"[" * 50_000)},
    "pages that hold themselves": {
        1: PAGE[1], 2: b"<< /Type /Pages /Count 9 /Kids [2 0 R 2 0 R] >>",
    },
    "a thousand million pages": {1: PAGE[1], 2: b"<< /Type /Pages /Count 999999999 /Kids [] >>"},
}  # fmt: skip


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_or_without_text(read, case):
    with contextlib.suppress(FileRefused):  # anything else is a bug
        assert read(written(HOSTILE[case])).paragraphs == ()


SOUND = laid_out(below(FIRST, SECOND), below(THIRD), title="Bài thử")
places = st.floats(0, 1, exclude_max=True)
damages = st.lists(st.tuples(places, st.binary(max_size=9), st.integers(0, 9)), max_size=20)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(damage=damages, kept=st.just(1.0) | places)
def test_damage_anywhere_is_a_sentence_or_a_text(read, damage, kept):
    data = bytearray(SOUND)
    for place, put, lost in damage:
        start = int(place * len(data))
        data[start : start + lost] = put
    with contextlib.suppress(FileRefused):  # anything else is a bug
        read(bytes(data[: int(kept * len(data)) + 1]))
