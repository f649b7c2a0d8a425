"""Every search is an Atom feed: valid, the same every time, and page by page."""

import re

import feedparser
import pytest
from lxml import etree

from kb.settings import load_settings
from tests.support.bad_input import BAD_QUESTIONS
from tests.support.index_history import backdate
from tests.support.indexes import indexed
from tests.support.pictured import ID, index_with_pictures
from tests.support.sites import app_over
from tests.support.standards import valid
from web import create_app
from web.formats.entries import absolute

ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONE = "{http://purl.org/atompub/tombstones/1.0}deleted-entry"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00")


def feed(client, parameters=""):
    response = client.get(f"/feed.atom?{parameters}")
    assert response.status_code == 200
    assert response.content_type == "application/atom+xml; charset=utf-8"
    return valid(response.data, "atom.rng")


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{ATOM}link")}


def titles(root):
    return [entry.findtext(f"{ATOM}title") for entry in root.findall(f"{ATOM}entry")]


def test_a_search_is_a_feed_with_its_filters(client):
    root = feed(client, "q=v%C3%AD+d%E1%BB%A5&province=thai-nguyen")
    assert (
        root.findtext(f"{ATOM}title")
        == "Gương Sáng: “ví dụ”; Tỉnh, thành phố: Thái Nguyên (gồm Bắc Kạn)"
    )
    assert titles(root) == ["Nhóm Ví Dụ Một giúp bạn đến trường"]
    address = "q=v%C3%AD+d%E1%BB%A5&province=thai-nguyen"
    assert links(root) == {
        "self": f"http://localhost/feed.atom?{address}",
        "alternate": f"http://localhost/tim-kiem?{address}",
    }


def test_a_feed_is_what_rfc_4287_asks_for(client):
    root = feed(client, "size=100")
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name") == "Gương Sáng"
    assert root.findtext(f"{SEARCH}totalResults") == "9"
    entries = root.findall(f"{ATOM}entry")
    for element in (root, *entries):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert STAMP.fullmatch(element.findtext(f"{ATOM}updated"))
        assert element.findtext(f"{ATOM}id").startswith("urn:uuid:")
        assert element.findtext(f"{ATOM}title")
        assert links(element)["alternate"].startswith("http://localhost/")
    ids = [element.findtext(f"{ATOM}id") for element in (root, *entries)]
    assert len(set(ids)) == 10


def test_an_entry_tells_what_the_record_is(client):
    root = feed(client, "q=%22t%E1%BB%89+l%E1%BB%87+h%E1%BB%99%22")
    entry = root.find(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "Đỡ đầu học sinh nghèo"
    assert entry.findtext(f"{ATOM}updated") == "2023-11-20T00:00:00+07:00"
    assert links(entry) == {"alternate": "http://localhost/guong/truong-tieu-hoc-thi-du"}
    terms = [category.get("term") for category in entry.findall(f"{ATOM}category")]
    assert terms == ["Mô hình", "Giáo dục", "An sinh xã hội", "Cao Bằng"]


def test_a_document_is_titled_with_its_number(client):
    assert titles(feed(client, "type=directive&sort=oldest&size=2")) == [
        "Chỉ thị số 90-CT/TW: Về đẩy mạnh việc thử nghiệm theo gương ví dụ",
        "Kết luận số 91-KL/TW: Về tiếp tục thực hiện Chỉ thị 90-CT/TW",
    ]


def test_the_newest_come_first_unless_asked_otherwise(client):
    assert titles(feed(client, "type=exemplar"))[0] == "Đường hoa thôn Thí Dụ"
    assert titles(feed(client, "type=exemplar&sort=oldest"))[0] == "Bà Nguyễn Thị Ví Dụ"


def test_pages_of_a_feed_follow_one_another(client):
    first = feed(client, "size=4")
    assert set(links(first)) == {"self", "alternate", "first", "next", "last"}
    second = feed(client, links(first)["next"].partition("?")[2])
    third = feed(client, links(second)["next"].partition("?")[2])
    assert "next" not in links(third)
    assert links(third)["previous"] == links(second)["self"]
    assert len({*titles(first), *titles(second), *titles(third)}) == 9
    assert {root.findtext(f"{ATOM}id") for root in (first, second, third)} == {
        feed(client).findtext(f"{ATOM}id")
    }
    assert [root.findtext(f"{SEARCH}startIndex") for root in (first, second, third)] == [
        "1",
        "5",
        "9",
    ]


def test_the_same_index_gives_the_same_feed_and_a_reader_is_told_so(client):
    once, again = (client.get("/feed.atom?q=hoa") for _ in range(2))
    assert once.data == again.data
    same = client.get("/feed.atom?q=hoa", headers={"If-None-Match": once.headers["ETag"]})
    assert (same.status_code, same.data) == (304, b"")


def test_addresses_follow_the_public_one(index_dir):
    settings = {"KB_INDEX_DIR": str(index_dir), "KB_BASE_URL": "https://guong.example/"}
    root = feed(create_app(load_settings(settings)).test_client(), "q=hoa")
    assert links(root)["self"] == "https://guong.example/feed.atom?q=hoa"


@pytest.mark.parametrize("parameters", BAD_QUESTIONS.values(), ids=BAD_QUESTIONS)
def test_no_input_breaks_the_feed(client, parameters):
    assert feed(client, parameters).tag == f"{ATOM}feed"


def test_letters_that_xml_has_no_place_for_are_left_out(client):
    assert feed(client, "q=hoa%EF%BF%BF%01%3C%26%22").tag == f"{ATOM}feed"


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/", "/feed.atom"),
        ("/tim-kiem?q=hoa&page=2", "/feed.atom?q=hoa"),
        ("/tim-kiem?province=hue", "/feed.atom?province=hue"),
    ],
)
def test_pages_name_their_feed(client, address, expected):
    text = client.get(address).get_data(as_text=True)
    found = re.search(
        r'<link rel="alternate" type="application/atom\+xml"[^>]* href="([^"]*)">', text
    )
    assert found
    assert found[1] == expected


def test_the_feed_of_everything_tells_what_was_withdrawn_without_naming_it(client):
    root = feed(client)
    (tombstone,) = root.findall(TOMBSTONE)
    assert set(tombstone.attrib) == {"ref", "when"}
    assert tombstone.get("ref").startswith("urn:uuid:")
    assert STAMP.fullmatch(tombstone.get("when"))
    assert list(tombstone) == []
    assert "da-rut-vi-du" not in etree.tostring(root, encoding="unicode")


@pytest.mark.parametrize("parameters", ["q=hoa", "province=cao-bang", "from=2020", "size=4&page=2"])
def test_the_feed_of_a_search_tells_no_withdrawals(client, parameters):
    assert feed(client, parameters).findall(TOMBSTONE) == []


@pytest.fixture
def corrected(folder, tmp_path):
    """A site whose oldest record was corrected after it had been published."""
    indexed(folder, tmp_path / "index")
    backdate(tmp_path / "index", 1000)
    file = folder / "exemplars" / "ba-nguyen-thi-vi-du.md"
    file.write_text(file.read_text("utf-8").replace("bốn giờ sáng", "năm giờ sáng"), "utf-8")
    indexed(folder, tmp_path / "index")
    return app_over(tmp_path / "index").test_client()


def test_the_feed_of_everything_begins_with_what_was_corrected(client, corrected):
    assert len(titles(feed(client, "size=2"))) == 2
    root = feed(corrected, "size=2")
    assert titles(root)[0] == "Bà Nguyễn Thị Ví Dụ"
    assert titles(root)[1:] == titles(feed(client, "size=2"))
    assert titles(feed(corrected, "size=2&type=exemplar")) == titles(
        feed(client, "size=2&type=exemplar")
    )


def test_a_corrected_record_keeps_its_name_and_is_dated_by_its_correction(client, corrected):
    asked = "q=%22b%C3%A1n+rau%22"
    first, second = (feed(each, asked).find(f"{ATOM}entry") for each in (client, corrected))
    assert first.findtext(f"{ATOM}id") == second.findtext(f"{ATOM}id")
    assert first.findtext(f"{ATOM}updated") == "2020-07-01T00:00:00+07:00"
    assert second.findtext(f"{ATOM}updated") > "2020-07-02"


def read_by_a_reader(client, parameters=""):
    """A feed as a feed reader takes it; it must find nothing to mend."""
    found = feedparser.parse(client.get(f"/feed.atom?{parameters}").data)
    assert (found.bozo, found.version) == (False, "atom10")
    return found


def test_a_reader_gets_the_whole_text_with_its_sources(client):
    (entry,) = read_by_a_reader(client, "q=%22b%C3%A1n+rau%22").entries
    (told,) = entry.content
    assert told.type == "text/html"
    assert "Bà bán rau từ bốn giờ sáng. Hàng bán hết sớm thì bà về nấu cháo." in told.value
    assert "[1]" not in told.value
    assert "Gánh rau của bà Ví Dụ" in told.value
    assert entry.summary == "Bà bán rau ngoài chợ, để dành tiền mua áo cho trẻ mồ côi."


def test_a_reader_gets_pictures_with_their_credits_at_whole_addresses(folder, tmp_path):
    index = index_with_pictures(folder, tmp_path / "index")
    app = app_over(index, KB_BASE_URL="https://guong.example")
    found = read_by_a_reader(app.test_client())
    (entry,) = (each for each in found.entries if each.link.endswith(ID))
    pictures = re.findall(r'<img[^>]* src="([^"]*)"', entry.content[0].value)
    assert len(pictures) == 3
    assert [each.href for each in entry.enclosures] == pictures
    assert entry.content[0].value.count("(Ảnh: Báo Mẫu)") == 3
    for each in entry.enclosures:
        path = each.href.removeprefix("https://guong.example")
        assert len(app.test_client().get(path).data) == int(each.length)


@pytest.mark.parametrize(
    ("written", "leads_to"),
    [
        ("/van-ban/kl-91", "https://a.example/van-ban/kl-91"),
        ("#nguon", "https://a.example/guong/x#nguon"),
        ("https://vi-du.example/?a=1&amp;b=2", "https://vi-du.example/?a=1&amp;b=2"),
    ],
)
def test_a_link_holds_away_from_the_site(written, leads_to):
    html = absolute(f'<p>href="/x" <a href="{written}" rel="x">', "https://a.example/guong/x")
    assert html == f'<p>href="/x" <a href="{leads_to}" rel="x">'


def test_nothing_that_runs_reaches_a_reader(folder, tmp_path):
    file = folder / "exemplars" / "ba-nguyen-thi-vi-du.md"
    nasty = "<script>alert(1)</script><b onclick=x>đậm</b> <a href='javascript:x()'>bấm</a>"
    file.write_text(file.read_text("utf-8") + f"\n{nasty}\n", "utf-8")
    indexed(folder, tmp_path / "index")
    root = feed(app_over(tmp_path / "index").test_client(), "q=%22b%C3%A1n+rau%22")
    told = root.findtext(f"{ATOM}entry/{ATOM}content")
    assert "đậm" in told
    assert not re.search(r"<script|alert|onclick|javascript", told)


def test_a_withdrawn_record_leaves_every_feed(folder, tmp_path):
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    addresses = ("", "q=rau", "type=exemplar&size=100")
    assert all("bốn giờ sáng" in client.get(f"/feed.atom?{each}").text for each in addresses)
    file = folder / "exemplars" / "ba-nguyen-thi-vi-du.md"
    text = file.read_text("utf-8").replace("kind: ca-nhan", "kind: ca-nhan\nstatus: withdrawn")
    file.write_text(text, "utf-8")
    indexed(folder, tmp_path / "index")
    client = app_over(tmp_path / "index").test_client()
    assert not any("bốn giờ sáng" in client.get(f"/feed.atom?{each}").text for each in addresses)
