"""A site of one's own: every page, feed and file bears its name, its colour, its logo."""

import io
import json
import re
import zipfile

import pytest

from tests.support.indexes import indexed
from tests.support.own_site import own_content, png
from tests.support.pages import ERRORS, SHOWN, page, titles
from tests.support.sites import app_over

OURS = re.compile("gương sáng|guong-sang", re.IGNORECASE)
NAMED = {
    "feed": "/feed.atom",
    "identify": "/oai?verb=Identify",
    "harvest": "/oai?verb=ListRecords&metadataPrefix=oai_dc",
    "search box": "/opensearch.xml",
    "calendar": "/lich-de-tai.ics",
    "api": "/api/v1/openapi.json",
}
SELECTED = "id=nhom-vi-du-mot&id=truong-tieu-hoc-thi-du"
OFFICE_FILES = {
    "word": f"/tuyen-chon.docx?{SELECTED}",
    "book": f"/tuyen-chon.docx?{SELECTED}&layout=tap-guong&profile=nha-nuoc",
    "dossier": f"/tuyen-chon.docx?{SELECTED}&layout=ho-so",
    "excel": f"/tuyen-chon.xlsx?{SELECTED}",
    "counts": "/thong-ke.docx",
    "counted": "/thong-ke.xlsx",
}


@pytest.fixture(scope="module")
def own(tmp_path_factory):
    """A client of a site that is not ours."""
    folder = tmp_path_factory.mktemp("own")
    indexed(own_content(folder / "content"), folder / "index")
    return app_over(folder / "index").test_client()


def unzipped(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = (archive.read(name).decode() for name in archive.namelist() if "ml" in name)
        return "\n".join(parts)


@pytest.mark.parametrize("address", [*SHOWN.values(), *ERRORS.values()])
def test_every_page_bears_the_name_the_colour_and_the_logo(own, address):
    text = page(own, address)
    assert "Kho Thí Dụ</title>" in text or "<title>Kho Thí Dụ" in text
    assert re.search(r'href="/mau\.css\?v=\w+"', text)
    assert re.search(r'<img src="/bieu-trung\.png\?v=\w+"', text)
    assert "<strong>Ban Tuyên giáo Mẫu</strong>" in text
    assert not OURS.search(text)


@pytest.mark.parametrize("address", NAMED.values(), ids=NAMED)
def test_what_programs_read_bears_the_name(own, address):
    text = own.get(address).text
    assert "Kho Thí Dụ" in text or "Ban Tuyên giáo Mẫu" in text
    assert not OURS.search(text)


@pytest.mark.parametrize("address", OFFICE_FILES.values(), ids=OFFICE_FILES)
def test_office_files_bear_the_name(own, address):
    answer = own.get(address)
    text = unzipped(answer.data)
    assert "Kho Thí Dụ" in text
    assert not OURS.search(text)
    assert 'filename="kho-thi-du' in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("profile", ["dang", "nha-nuoc"])
def test_the_head_of_a_paper_names_the_office(own, profile):
    text = unzipped(own.get(f"/tuyen-chon.docx?{SELECTED}&profile={profile}").data)
    lines = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", text)
    assert lines.index("ĐẢNG ỦY THỬ") < lines.index("BAN TUYÊN GIÁO MẪU")
    assert "Thí Dụ, ngày … tháng … năm ……" in lines


def test_the_feed_shows_the_logo_and_who_answers_for_it(own):
    text = own.get("/feed.atom").text
    assert re.search(r"<logo>http://localhost/bieu-trung\.png\?v=\w+</logo>", text)
    assert "<author><name>Ban Tuyên giáo Mẫu</name></author>" in text


def test_harvesters_write_to_the_office(own):
    assert "<adminEmail>kho@mau.example</adminEmail>" in own.get("/oai?verb=Identify").text


def test_a_story_is_published_by_the_office(own):
    text = own.get("/guong/nhom-vi-du-mot").text
    linked = json.loads(re.search(r'application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert "publisher" not in linked  # a group of people is published by nobody
    text = own.get("/guong/gian-hang-khong-dong").text
    linked = json.loads(re.search(r'application/ld\+json">(.*?)</script>', text, re.DOTALL)[1])
    assert linked["publisher"]["name"] == "Ban Tuyên giáo Mẫu"


def test_the_colour_is_a_style_sheet_that_a_browser_keeps(own):
    address = re.search(r'href="(/mau\.css\?v=\w+)"', own.get("/").text)[1]
    answer = own.get(address)
    assert answer.text.startswith(":root { --red: #0b5a3c; }\n@media (prefers-color-scheme: dark)")
    assert answer.headers["Cache-Control"].endswith("immutable")
    assert answer.headers["ETag"]
    assert "style-src" not in own.get("/").headers["Content-Security-Policy"]


def test_the_logo_is_served_as_what_it_is(own):
    answer = own.get("/bieu-trung.png")
    assert (answer.data, answer.content_type) == (png(), "image/png")
    assert own.get("/bieu-trung.svg").status_code == 404


def test_a_drawn_logo_runs_nothing(tmp_path):
    content = own_content(tmp_path / "content")
    site = content / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("bieu-trung.png", "bieu-trung.svg"), "utf-8")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    (content / "bieu-trung.svg").write_text(drawing, "utf-8")
    indexed(content, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    answer = client.get(re.search(r'<img src="(/bieu-trung\.svg\?v=\w+)"', client.get("/").text)[1])
    assert answer.content_type.startswith("image/svg+xml")
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'")
    assert answer.headers["Content-Security-Policy"].endswith("sandbox")


def test_the_office_and_the_home_province_are_told_where_readers_look(own):
    about, home = page(own, "/gioi-thieu"), page(own, "/")
    assert "Cơ quan chủ quản và liên hệ" in about
    assert '<a href="mailto:kho@mau.example">kho@mau.example</a>' in about
    assert '<a href="/tinh/cao-bang">' in about
    assert '<a href="/tinh/cao-bang">' in home
    assert "ai cũng có thể học theo." in home


def test_a_collection_promises_only_what_it_holds(own):
    about, home = page(own, "/gioi-thieu"), page(own, "/")
    assert "05-CT/TW, Kết luận" not in about
    hint = re.findall(r'<p class="hint">.*?</p>', home)[0]
    examples = re.findall(r'href="(/tim-kiem\?[^"]+)"', hint)
    assert examples
    for asked in examples + re.findall(r'<dt><a href="([^"]+)"', about):
        assert titles(page(own, asked)), asked
    assert "<dt><code>nuôi heo đất -trường</code></dt>" in about


def test_a_provincial_site_keeps_no_days_of_other_provinces(own, wider_client):
    days = "/lich-de-tai?tu=2026-12"
    assert "Ngày thành lập tỉnh Ví Dụ" in page(wider_client, days)
    assert "Ngày thành lập tỉnh Ví Dụ" not in page(own, days)
    assert "Ngày Nhà giáo Ví Dụ" in page(own, "/lich-de-tai?tu=2026-11")


def test_without_a_logo_and_colour_pages_are_as_they_were(client):
    text = client.get("/").text
    assert "/mau.css" not in text
    assert "/bieu-trung" not in text
    assert "<address>" not in text
    assert client.get("/bieu-trung.png").status_code == 404
