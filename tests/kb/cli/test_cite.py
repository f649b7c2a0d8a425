"""`kb cite`: the documents that any text cites, and the records they mean."""

import json
import shutil
from pathlib import Path

import pytest

from tests.support.commands import kb
from tests.support.paths import TESTS

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
        "3: Chỉ thị số 4567-CT/TW → chưa có hồ sơ",
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


def test_a_file_that_is_no_text_is_refused_in_a_sentence(wider_folder, tmp_path):
    path = tmp_path / "bai.doc"
    path.write_bytes(b"\xd0\xcf\x11\xe0")
    code, _, err = kb("cite", str(path), content=wider_folder)
    assert code == 1
    assert "không phải tệp chữ UTF-8; hãy lưu lại dạng .txt" in err


def test_check_counts_the_citations_that_lead_nowhere(wider_folder):
    _, _, err = kb("check", content=wider_folder)
    assert err.splitlines()[-1].endswith("chỗ dẫn văn bản: 1 chỗ chưa có hồ sơ.")
