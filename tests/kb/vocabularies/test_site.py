"""Whose site it is: the file that says so, and what is said of a line that does not fit."""

import pytest

from kb.vocabularies import Site, Vocabularies, read_site
from kb.vocabularies.colours import DARK, LIGHT, WHITE, contrast, readable
from kb.vocabularies.pictures import wrong_picture
from kb.vocabularies.site import Contact

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
WHOLE = """\
name: Kho Thí Dụ
motto: Người tốt ở huyện Thí Dụ.
office: Ban Mẫu
contact: {email: kho@mau.example, telephone: 0200 000 0000}
province: Cao Bằng
logo: bieu-trung.png
colour: "#0B5A3C"
approvers: [Nguyễn Văn Mẫu, Trần Thị Thử]
"""


def problems(text: str) -> list[str]:
    return [str(each) for each in read_site(text, "site.yaml")[2]]


def test_a_file_says_whose_site_it_is():
    site, lines, found = read_site(WHOLE, "site.yaml")
    assert found == []
    assert lines["colour"] == 7
    assert site == Site(
        name="Kho Thí Dụ",
        motto="Người tốt ở huyện Thí Dụ.",
        office="Ban Mẫu",
        contact=Contact("kho@mau.example", "0200 000 0000"),
        province="Cao Bằng",
        logo="bieu-trung.png",
        colour="#0b5a3c",
        approvers=("Nguyễn Văn Mẫu", "Trần Thị Thử"),
    )


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("nane: Kho", '2: nane: không có trường này; có phải là "name"'),
        ("colour: đỏ", '2: colour: "đỏ" không phải là màu; hãy viết "#" và sáu chữ số'),
        ("colour: #9c1c1f", "2: phần sau dấu # sẽ bị bỏ qua; hãy đặt cả giá trị"),
        ("logo: anh/logo.png", '2: logo: "anh/logo.png" không phải là tên tệp; hãy đặt tệp cạnh'),
        ("logo: logo.docx", '2: logo: "logo.docx" không phải là ảnh mà trang hiện được; hãy dùng'),
        ("contact: {email: mau.example}", '2: contact.email: "mau.example" không phải là địa chỉ'),
        ("contact: {mail: a@b.example}", '2: contact.mail: không có trường này; có phải là "email'),
    ],
)
def test_a_line_that_does_not_fit_is_told_with_its_remedy(line, told):
    (found,) = problems(f"name: Kho Thí Dụ\n{line}\n")
    assert found.startswith(f"site.yaml:{told}")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("office: Ban Mẫu\n", "1: name: thiếu trường này; hãy ghi tên kho, đứng ở đầu mọi trang"),
        ("name:\n", "1: name: còn để trống; hãy ghi tên kho, đứng ở đầu mọi trang"),
        (
            "- name: Kho\n",
            '1: cần các cặp tên và giá trị; hãy viết mỗi dòng một cặp, như "name: …"',
        ),
        ("", '1: cần các cặp tên và giá trị; hãy viết mỗi dòng một cặp, như "name: …"'),
    ],
)
def test_a_site_has_a_name(text, told):
    assert problems(text) == [f"site.yaml:{told}"]


def test_a_bad_line_hides_no_other():
    site, _, found = read_site(WHOLE.replace('"#0B5A3C"', '"#ffcc00"'), "site.yaml")
    assert len(found) == 1
    assert (site.name, site.colour) == ("Kho Thí Dụ", Site.colour)


def test_a_pale_colour_is_refused_in_words_with_one_that_will_do():
    (told,) = problems('name: Kho\ncolour: "#e8590c"\n')
    assert "chỉ tương phản 3,1 : 1 với nền trang, cần ít nhất 4,5 : 1 (WCAG AA)" in told
    remedy = told.rsplit('"', 2)[1]
    assert problems(f'name: Kho\ncolour: "{remedy}"\n') == []


def test_every_colour_that_is_taken_is_read_on_light_and_dark_pages():
    for colour in ("#9c1c1f", "#0b5a3c", "#123a7a", "#000000"):
        dark = Site(colour=colour).dark_colour
        assert contrast(colour, LIGHT) >= 4.5
        assert contrast(dark, DARK) >= 4.5
    assert readable("#ffffff", DARK, WHITE) == "#ffffff"


def test_contrast_is_that_of_the_standard():
    assert round(contrast("#000000", "#ffffff"), 2) == 21
    assert round(contrast("#767676", "#ffffff"), 2) == 4.54


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("logo.png", PNG, None),
        ("logo.svg", b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', None),
        ("logo.png", b"%PDF-1.7", 'tệp "logo.png" không phải là ảnh loại ấy'),
        ("logo.svg", b"<html></html>", 'tệp "logo.svg" không phải là ảnh loại ấy'),
        ("logo.jpg", b"\xff\xd8\xff" + bytes(200_000), 'ảnh "logo.jpg" nặng hơn 200 kB'),
    ],
)
def test_a_logo_is_the_picture_that_its_name_says(name, data, told):
    wrong = wrong_picture(name, data)
    assert (wrong and wrong[0]) == told


def test_the_site_is_kept_beside_an_index():
    site = Site(name="Kho Thí Dụ", logo="logo.png", approvers=("Mẫu",), picture=PNG)
    for vocabularies in (Vocabularies(site=site), Vocabularies()):
        assert Vocabularies.from_plain(vocabularies.as_plain()) == vocabularies
    assert Vocabularies().as_plain()["site"] == []
