"""Numbers of documents: of records, and of those that are known without one."""

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content

LISTED = """- number: {number}
  type: chi-thi
  title: Về ví dụ của khóa sau
  issuer: Hội Thí Dụ
  date: {date}
  province: {province}
  sources: [{{publisher: Trang Ví Dụ, url: "{url}"}}]
"""
GOOD = {"number": "90-CT/TW", "date": "2025-01-16", "province": "", "url": "https://vi-du.example"}


def problems(folder, *listed: dict[str, str]) -> list[str]:
    text = "".join(LISTED.format(**GOOD | each) for each in listed)
    (folder / "numbers.yaml").write_text(text, "utf-8")
    return [str(each) for each in check_content(load_content(folder)) if "numbers" in each.path]


def test_a_number_without_a_record_is_well_written(folder):
    assert problems(folder, {}, {"date": "2012", "province": "bac kan"}) == []


@pytest.mark.parametrize(
    ("listed", "wrong"),
    [
        ({"number": "90 CT/TW"}, '"90 CT/TW" chưa ở dạng chuẩn; hãy viết 90-CT/TW'),
        ({"number": "số 90"}, '"số 90" không phải là số văn bản; hãy viết như 05-CT/TW'),
        ({"date": "16/1/2025"}, '"16/1/2025" không phải là ngày; hãy viết 2025-01-16'),
        ({"province": "Xứ Lạ"}, '90-CT/TW: không có tỉnh, thành phố "Xứ Lạ"'),
        ({"url": "vi-du"}, '90-CT/TW: nguồn "Trang Ví Dụ" không có nơi tìm'),
        ({"date": "2016-03-09"}, "90-CT/TW đã có hồ sơ ct-90-ct-tw-2016; hãy bỏ mục này"),
    ],
)
def test_what_is_wrong_with_it_is_told(folder, listed, wrong):
    (found,) = problems(folder, listed)
    assert wrong in found


def test_a_number_listed_twice_is_told(folder):
    (found,) = problems(folder, {}, {})
    assert "90-CT/TW ngày 2025-01-16 viết hai lần; hãy giữ lại một" in found


def test_a_letter_of_the_state_may_be_a_record(folder):
    path = folder / "directives" / "ct-90-ct-tw-2016.md"
    text = path.read_text("utf-8").replace("number: 90-CT/TW", "number: 345/UBND-NC")
    path.write_text(text.replace("type: chi-thi", "type: cong-van"), "utf-8")
    content = load_content(folder)
    assert [each for each in check_content(content) if each.field == "number"] == []
    assert content.by_id["ct-90-ct-tw-2016"].record.name == "Công văn số 345/UBND-NC"
