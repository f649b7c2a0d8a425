"""Lists of themes and figures: what is said of an item that does not fit."""

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.records import Figure


def problems(folder, name: str, text: str) -> list[str]:
    (folder / f"{name}.yaml").write_text(text, "utf-8")
    found = check_content(load_content(folder))
    return [str(each) for each in found if f"/{name}.yaml:" in str(each)]


FIGURE = """\
- id: vi-du
  label: Ví dụ
  value: "37"
  parts:
    - {label: tập thể, value: "15"}
    - {label: cá nhân, value: "21"}
  summary: Ba mươi bảy ví dụ.
  sources: [{publisher: Báo Ví Dụ, url: "https://vi-du.example/1"}]
"""


def test_parts_that_do_not_add_up_are_an_error(folder):
    assert problems(folder, "figures", FIGURE) == [
        "content/figures.yaml:4: parts: các phần cộng lại là 36, giá trị ghi là 37; "
        "hãy xem lại con số theo nguồn"
    ]


def test_parts_that_add_up_are_none(folder):
    assert problems(folder, "figures", FIGURE.replace('"21"', '"22"')) == []


def test_parts_of_a_number_that_is_not_exact_are_told_where_to_go(folder):
    (line,) = problems(folder, "figures", FIGURE.replace('"37"', "trên 37"))
    assert line.endswith("không phải là một con số đúng; hãy chuyển các con số ấy sang alongside")


def test_one_bad_item_hides_no_other(folder):
    good = FIGURE.replace('"21"', '"22"').replace("id: vi-du", "id: vi-du-hai")
    (folder / "figures.yaml").write_text(FIGURE + good, "utf-8")
    content = load_content(folder)
    served = content.servable(check_content(content))
    assert [each.id for each in served if isinstance(each, Figure)] == ["vi-du-hai"]


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("- label: Ví dụ\n", "1: id: mục này không có mã; hãy viết id: ten-khong-dau"),
        ("- {id: Số Một}\n", '1: id: "Số Một" không phải là mã; hãy viết id: so-mot'),
        ("- một\n", '1: mục này không có tên trường; hãy viết "tên: giá trị"'),
        ("một: hai\n", '1: cần một danh sách; hãy mở đầu mỗi mục bằng "- "'),
    ],
)
def test_an_item_without_a_usable_id_is_named(folder, written, told):
    assert problems(folder, "themes", written) == [f"content/themes.yaml:{told}"]


def test_an_id_is_used_once_in_all_of_content(folder):
    theme = FIGURE.replace("id: vi-du", "id: ct-90-ct-tw-2016").replace('"21"', '"22"')
    (line,) = problems(folder, "figures", theme)
    assert 'mã "ct-90-ct-tw-2016" đã dùng ở content/directives/ct-90-ct-tw-2016.md' in line


FEEDS = """\
- {name: "Báo Mẫu: Gương sáng", url: "https://bao-mau.example/guong.rss", province: Cao Bằng}
- name: Báo Thử
  url: bao-thu.example/rss
- {name: Báo Thí Dụ, url: "https://bao-mau.example/guong.rss", province: Tỉnh Mẫu}
- {name: Báo Ví Dụ, url: "https://vi-du.example/rss", link: "https://vi-du.example"}
"""


def test_a_feed_says_what_is_wrong_with_it_and_where(folder):
    assert problems(folder, "feeds", FEEDS) == [
        'content/feeds.yaml:1: province: Báo Thí Dụ: không có tỉnh, thành phố "Tỉnh Mẫu"; '
        "hãy viết tên như trong places.yaml",
        'content/feeds.yaml:1: url: Báo Thí Dụ: địa chỉ này đã có ở "Báo Mẫu: Gương sáng"; '
        "hãy giữ lại một",
        'content/feeds.yaml:3: url: "bao-thu.example/rss" không phải địa chỉ trang web; '
        "hãy chép cả địa chỉ, bắt đầu bằng https://",
        "content/feeds.yaml:5: link: không có trường này; hãy bỏ, hoặc dùng: name, url, province, "
        "note",
    ]


def test_who_borders_on_whom_is_said_on_both_sides(folder):
    file = folder / "places.yaml"
    file.write_text(
        file.read_text("utf-8").replace("[Thái Nguyên]", "[Quảng Ngãi, Tỉnh Mẫu]"), "utf-8"
    )
    told = [str(each) for each in check_content(load_content(folder)) if "borders" in str(each)]
    assert told == [
        "content/places.yaml:1: (cảnh báo) borders: cao-bang: Quảng Ngãi không ghi là giáp "
        "Cao Bằng; hãy ghi ở cả hai bên",
        'content/places.yaml:1: borders: cao-bang: không có tỉnh, thành phố "Tỉnh Mẫu"; '
        "hãy viết tên như trong tệp này",
        "content/places.yaml:1: (cảnh báo) borders: thai-nguyen: Cao Bằng không ghi là giáp "
        "Thái Nguyên; hãy ghi ở cả hai bên",
    ]
