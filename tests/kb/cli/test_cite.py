"""`kb cite`: the documents that any text cites, and the records they mean."""

import json
import shutil
from pathlib import Path

import docx
import pytest

from tests.support.commands import kb
from tests.support.paths import TESTS
from tests.support.pdf_files import pdf_of

WIDER = TESTS / "wider"
TEXT = """\
Theo Chỉ thị số 90-CT/TW, các nơi nêu gương.
Kế hoạch 33-KH/TU giao việc; Kết luận số 91-KL/TW ngày 07/5/2021 giữ ba việc.
Chỉ thị 4567-CT/TW không có trong kho.
"""


@pytest.fixture
def wider_folder(folder: Path) -> Path:
    return shutil.copytree(WIDER, folder, dirs_exist_ok=True)


@pytest.fixture
def text_file(tmp_path: Path) -> Path:
    path = tmp_path / "bai.txt"
    path.write_text(TEXT, "utf-8")
    return path


def test_every_citation_is_printed_with_what_it_means(wider_folder, text_file):
    code, out, err = kb("cite", str(text_file), content=wider_folder)
    assert (code, err) == (
        0,
        "4 chỗ dẫn, 2 văn bản trong kho, 1 chỗ phải chọn, 1 chỗ chưa có hồ sơ.\n",
    )
    assert out.splitlines() == [
        "1: Chỉ thị số 90-CT/TW → Chỉ thị số 90-CT/TW, ngày 9/3/2016 của Bộ Ví Dụ về đẩy mạnh việc "
        "thử nghiệm theo gương ví dụ [ct-90-ct-tw-2016]",
        "2: Kế hoạch số 33-KH/TU → có thể là: 20/1/2022, Quảng Ngãi [kh-33-kh-tu-quang-ngai-2022]; "
        "8/2021, Cao Bằng [kh-33-kh-tu-cao-bang-2021]",
        "2: Kết luận số 91-KL/TW, ngày 7/5/2021 → Kết luận số 91-KL/TW, ngày 7/5/2021 của Bộ Ví Dụ "
        "về tiếp tục thực hiện Chỉ thị 90-CT/TW [kl-91-kl-tw-2021]",
        "3: Chỉ thị số 4567-CT/TW → chưa có hồ sơ: Chỉ thị số 4567-CT/TW, ngày 2/2/2022 "
        "của Bộ Ví Dụ về một số chưa có hồ sơ",
    ]


def test_the_province_of_the_text_tells_its_numbers_apart(wider_folder, text_file):
    _, out, _ = kb("cite", str(text_file), "--province", "cao bang", "--json", content=wider_folder)
    cited = json.loads(out)
    assert [each["id"] for each in cited] == [
        "ct-90-ct-tw-2016",
        "kh-33-kh-tu-cao-bang-2021",
        "kl-91-kl-tw-2021",
        None,
    ]
    assert TEXT[cited[1]["start"] : cited[1]["end"]] == "Kế hoạch 33-KH/TU"


def test_a_text_may_come_from_standard_input(wider_folder):
    assert kb("cite", "-", content=wider_folder, told=TEXT).out.count("\n") == 4


def test_a_choice_names_those_without_a_record(wider_folder):
    told = "Thực hiện Kết luận số 91-KL/TW; Công văn 345/UBND-NC."
    _, out, err = kb("cite", "-", content=wider_folder, told=told)
    assert out.splitlines() == [
        "1: Kết luận số 91-KL/TW → có thể là: khóa XIII, 7/5/2021 [kl-91-kl-tw-2021]; "
        "khóa XII, 3/2/2017 [kl-91-kl-tw-2016]; khóa XI, 1/6/2012 [chưa có hồ sơ]",
        "1: Công văn số 345/UBND-NC → chưa có hồ sơ",
    ]
    assert err.startswith("2 chỗ dẫn, 0 văn bản trong kho, 1 chỗ phải chọn, 1 chỗ chưa có hồ sơ.")
    _, out, _ = kb("cite", "-", "--json", content=wider_folder, told=told)
    choice = json.loads(out)[0]
    assert (choice["id"], len(choice["candidates"])) == (None, 2)
    assert [each["date"] for each in choice["known"]] == ["2012-06-01"]


def test_places_are_those_of_the_file_as_it_is(wider_folder, tmp_path):
    text = "\ufeffMột.\r\nTheo Chỉ thị\u00a0số 90-\r\nCT/\u200bTW\u200b, các nơi."
    path = tmp_path / "bai.txt"
    path.write_bytes(text.encode())
    _, out, _ = kb("cite", str(path), "--json", content=wider_folder)
    (cited,) = json.loads(out)
    assert (cited["id"], cited["line"]) == ("ct-90-ct-tw-2016", 2)
    start, end = cited["start"], cited["end"]
    assert text[1:][start:end] == cited["text"] == "Chỉ thị\u00a0số 90-\r\nCT/\u200bTW"


PROSE = ("Kế hoạch số 33-", "KH/TU của Tỉnh ủy Cao Bằng; Chỉ thị số 90-CT/TW.")
MEANT = ["kh-33-kh-tu-cao-bang-2021", "ct-90-ct-tw-2016"]


def word_file(path: Path) -> None:
    document = docx.Document()
    document.add_paragraph(PROSE[0]).add_run("KH/TU của Tỉnh ủy Cao Bằng")
    document.add_table(1, 1).cell(0, 0).text = "Chỉ thị số 90-CT/TW"
    document.save(path)


def pdf_file(path: Path) -> None:
    path.write_bytes(pdf_of(PROSE[:1], PROSE[1:]))


def html_file(path: Path) -> None:
    page = (
        "<style>p{}</style><script>'91-KL/TW'</script><p>Kế hoạch số <b>33</b>-\n  KH/&shy;TU "
        "của Tỉnh ủy Cao Bằng<br>Chỉ thị số 90-<wbr>CT/<i>TW</i></p>"
    )
    path.write_text(f'<meta charset="utf-8">{page}', "utf-8")


@pytest.mark.parametrize(
    ("name", "write"),
    [("bai.docx", word_file), ("bai.pdf", pdf_file), ("bai.html", html_file)],
)
def test_word_pdf_and_web_pages_are_read(wider_folder, tmp_path, name, write):
    write(tmp_path / name)
    code, out, err = kb("cite", str(tmp_path / name), "--json", content=wider_folder)
    assert (code, err) == (0, "")
    assert [each["id"] for each in json.loads(out)] == MEANT


@pytest.mark.parametrize(
    ("name", "data", "wrong"),
    [
        ("bai.pdf", b"%PDF-1.4 hong", "tệp PDF hỏng; hãy in lại ra PDF từ tệp gốc"),
        ("bai.pdf", pdf_of(()), "PDF không có chữ, có lẽ là ảnh quét; hãy nhận dạng chữ"),
        ("bai.docx", b"PK hong", "tệp hỏng hoặc bị cắt cụt"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_a_sentence(
    wider_folder, tmp_path, name, data, wrong
):
    (tmp_path / name).write_bytes(data)
    code, _, err = kb("cite", str(tmp_path / name), content=wider_folder)
    assert code == 1
    assert wrong in err


def test_a_file_that_is_no_text_is_refused_in_a_sentence(wider_folder, tmp_path):
    path = tmp_path / "bai.bin"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    code, _, err = kb("cite", str(path), content=wider_folder)
    assert code == 1
    assert "không phải tệp chữ UTF-8; hãy lưu lại dạng .txt" in err


def test_check_counts_the_citations_that_lead_nowhere(wider_folder):
    _, _, err = kb("check", content=wider_folder)
    assert err.splitlines()[-1].endswith("chỗ dẫn văn bản: 1 chỗ chưa có hồ sơ.")
