"""Pages as browsers save them, in whatever letters, give the article and its address."""

from datetime import date
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from unicodedata import normalize

import pytest

from kb.imports import FileRefused
from kb.material import read_material
from tests.support.import_samples import encoded, to_tcvn3

TODAY = date(2026, 11, 29)
LEAD = "Hai mươi năm qua, cô giáo Nguyễn Thị Mẫu đi bộ đến từng nhà trong bản."
TEXT = (
    "Trên sườn núi của xã Thử, lớp học của cô Mẫu có mười hai học trò và một chiếc trống cũ. " * 3
)
PAGE = f"""<!DOCTYPE html><html><head>CHARSET<title>Người gieo chữ ở xã Thử - Báo Mẫu</title>
<meta property="og:site_name" content="Báo Mẫu"></head><body><ul><li><a href="/">Trang chủ</a></ul>
<div class="main"><h1>Người gieo chữ ở xã Thử</h1><p class="time">Thứ Sáu, 20/11/2026 08:15</p>
<h2 class="sapo">{LEAD}</h2><div class="content"><p>{TEXT}<p>{TEXT}<p><b>Lê Văn Thử</b></div>"""
ADDRESS = "https://bao-mau.example/nguoi-gieo-chu-12.html"


def taken_apart(text):
    """The text as windows-1258 keeps it: tones are letters of their own, â ê ô ă ơ ư stay whole."""
    tones = dict.fromkeys(map(ord, "\u0300\u0301\u0303\u0309\u0323"))
    return "".join(
        normalize("NFC", normalize("NFD", char).translate(tones))
        + "".join(mark for mark in normalize("NFD", char) if ord(mark) in tones)
        for char in text
    )


def page(charset="", text=PAGE):
    """The page with a meta element that names the charset."""
    return text.replace("CHARSET", f'<meta charset="{charset}">' if charset else "")


SAVED = {
    "utf-8": page("utf-8").encode(),
    "without a word": page().encode(),
    "with a mark": page("utf-8").encode("utf-8-sig"),
    "wide": page("utf-16").encode("utf-16"),
    "wide without a mark": page("utf-16").encode("utf-16-be"),
    "old": taken_apart(page("windows-1258")).encode("cp1258"),
    "old without a word": taken_apart(page()).encode("cp1258"),
    "letters and marks apart": normalize("NFD", page("utf-8")).encode(),
    "wrong about itself": page("iso-8859-1").encode(),
    "in an old font": encoded(page(), "tcvn3"),
    "in another old font": encoded(page("windows-1252"), "vni"),
    "an old font in references": to_tcvn3(page()).encode("ascii", "xmlcharrefreplace"),
    "in references": page().encode("ascii", "xmlcharrefreplace"),
}


@pytest.mark.parametrize("data", SAVED.values(), ids=SAVED)
def test_whatever_the_letters_the_article_is_read(tmp_path, data):
    (tmp_path / "trang.html").write_bytes(data)
    read = read_material(tmp_path / "trang.html", TODAY)
    assert (read.title, read.publisher) == ("Người gieo chữ ở xã Thử", "Báo Mẫu")
    assert (str(read.date), read.author) == ("2026-11-20", "Lê Văn Thử")
    assert [each.text for each in read.paragraphs[:2]] == [LEAD, TEXT.strip()]
    assert read.url == ""


def test_a_browser_writes_the_address_into_the_page(tmp_path):
    mark = f"<!-- saved from url=({len(ADDRESS):04}){ADDRESS} -->\r\n"
    (tmp_path / "trang.htm").write_text(page("utf-8").replace("<html>", f"{mark}<html>"), "utf-8")
    assert read_material(tmp_path / "trang.htm", TODAY).url == ADDRESS


def test_a_page_in_one_file_is_found_among_its_pictures(tmp_path):
    archive = MIMEMultipart("related")
    archive["Snapshot-Content-Location"] = ADDRESS
    archive.attach(MIMEImage(b"\x89PNG", "png"))
    archive.attach(MIMEText(page("utf-8"), "html", "utf-8"))
    (tmp_path / "trang.mhtml").write_bytes(archive.as_bytes())
    read = read_material(tmp_path / "trang.mhtml", TODAY)
    assert (read.title, read.url) == ("Người gieo chữ ở xã Thử", ADDRESS)


SPOILT = {
    "a picture inside": f'<img src="data:image/png;base64,{"A" * 4_000_000}">',
    "code that is cut short": '<script type="application/ld+json">{"@type": "Article",</script>',
    "code without an end": f'<script type="application/ld+json">{"[" * 100_000}</script>',
    "an address that is none": '<link rel="canonical" href="http://[">',
    "a day that is none": '<meta property="article:published_time" content="2026-99-99T25:00">',
    "a day to come": '<meta property="article:published_time" content="2027-01-01">',
}


@pytest.mark.parametrize("code", SPOILT.values(), ids=SPOILT)
def test_what_is_spoilt_on_a_page_does_not_hide_the_article(tmp_path, code):
    (tmp_path / "trang.html").write_text(page("utf-8").replace("</head>", f"</head>{code}"))
    read = read_material(tmp_path / "trang.html", TODAY)
    assert (read.title, str(read.date)) == ("Người gieo chữ ở xã Thử", "2026-11-20")


COLUMN = "".join(
    f"<div><h3><a href='/{number}'>Chuyện số {number}</a></h3><p>{LEAD}</p></div>"
    for number in range(9)
)
REFUSED = {
    "chuyên mục.html": (f"<html><h1>Xã hội</h1>{COLUMN}".encode(), "trang có nhiều tin"),
    "trống.html": (b"", "không phải một trang web"),
    "rác.html": (b"\x00\x01\x02\x03" * 40, "không"),
    "rỗng.html": (b"<html><body><div id=root></div><script>x()</script>", "không thấy bài viết"),
    "cửa.html": (b"<html><h1>Xin</h1><form><input type=password></form>", "đòi đăng nhập"),
    "mất.html": (
        "<html><title>404</title><p>Trang bạn tìm không tồn tại.</p>".encode(),
        "bài không còn",
    ),
    "trang.mhtml": (b"Subject: x\r\n\r\nkhong co gi", "không thấy trang web"),
    "dài.html": (b"<html><h1>x</h1>" + b"<p>y</p>" * 20_000, "trang quá dài"),
    "sâu.html": (b"<html>" + b"<div>" * 20_000 + TEXT.encode(), "không thấy bài viết"),
    "trang.xyz": (b"x", "không biết định dạng"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_article_is_refused_in_a_sentence(tmp_path, name):
    data, said = REFUSED[name]
    (tmp_path / name).write_bytes(data)
    with pytest.raises(FileRefused, match=said) as told:
        read_material(tmp_path / name, TODAY)
    assert str(told.value).startswith(f"{name}: ")


def test_a_pdf_named_as_a_page_is_told_to_take_its_own_name(tmp_path):
    path = tmp_path / "bai.html"
    path.write_bytes(b"%PDF-1.7")
    with pytest.raises(FileRefused, match=r"hãy đổi đuôi thành \.pdf"):
        read_material(path, date(2026, 11, 29))
