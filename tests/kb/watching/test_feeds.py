"""Feeds as newspapers write them are read as far as can be; what is broken is told."""

import unicodedata
from datetime import date

import pytest

from kb.fetch import Fetched
from kb.watching import Entry
from kb.watching.feeds import FeedBroken, read_feed
from tests.support.feeds import atom, item, rss, windows_1258

DAY = date(2026, 11, 29)
HOME = "https://bao.example/rss/guong.rss"
TITLE = "Già làng Thử giữ rừng ở xã Mẫu"
LINK = "https://bao.example/bai-1.html"
FRIDAY = date(2026, 11, 27)


def read(text: str | bytes, media_type: str = "application/rss+xml", charset: str = ""):
    body = text.encode() if isinstance(text, str) else text
    return read_feed(Fetched(HOME, media_type, charset, body), DAY)


def test_an_entry_is_its_title_address_day_and_text():
    more = "<description><![CDATA[<img src='a.jpg'/>Ông <b>Thử</b> &amp; dân làng.]]></description>"
    assert read(rss(item(TITLE, LINK, more=more))).entries == (
        Entry(LINK, TITLE, "Ông Thử & dân làng.", FRIDAY),
    )


def test_atom_is_read_like_rss():
    found = read(atom(TITLE, "/bai-1.html", "2026-11-27T20:00:00Z"))
    assert found.entries == (Entry(LINK, TITLE, "", date(2026, 11, 28)),)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(windows_1258(rss(item(TITLE, LINK), declared="windows-1258")), id="as said"),
        pytest.param(windows_1258(rss(item(TITLE, LINK))), id="said to be utf-8"),
        pytest.param(rss(item(TITLE, LINK), declared="us-ascii").encode(), id="said to be ascii"),
        pytest.param(rss(item(TITLE, LINK), declared="utf-16").encode("utf-16"), id="utf-16"),
        pytest.param(("\ufeff" + rss(item(TITLE, LINK))).encode(), id="with a mark"),
        pytest.param(unicodedata.normalize("NFD", rss(item(TITLE, LINK))).encode(), id="NFD"),
        pytest.param(
            rss(
                item("Gi&agrave; l&#224;ng Th&amp;#7917; gi&amp;#7919; r&#7915;ng ở xã Mẫu", LINK)
            ).encode(),
            id="escaped again and again",
        ),
    ],
)
def test_letters_come_out_as_they_were_meant(data):
    assert read(data).entries == (Entry(LINK, TITLE, "", FRIDAY),)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("/bai-1.html", LINK),
        ("../bai-1.html", LINK),
        (f"{LINK}?utm_source=rss&utm_medium=feed#phan-2", LINK),
        (f"{LINK}?id=7&fbclid=abc", f"{LINK}?id=7"),
        ("https://m.bao.example/bai-1.html", "https://m.bao.example/bai-1.html"),
    ],
)
def test_an_address_is_whole_and_without_what_sharing_adds(link, url):
    assert [each.url for each in read(rss(item(TITLE, link))).entries] == [url]


@pytest.mark.parametrize(
    "again",
    [LINK, "http://bao.example/bai-1.html", "https://m.bao.example/bai-1.html", f"{LINK}?utm_x=1"],
)
def test_an_article_stands_once_under_whichever_address(again):
    found = read(rss(item(TITLE, LINK), item("Tên khác", again)))
    assert [each.title for each in found.entries] == [TITLE]


def test_articles_that_share_a_guid_are_still_two():
    guid = "<guid isPermaLink='false'>0</guid>"
    found = read(rss(item(TITLE, LINK, more=guid), item("Bài hai", "/bai-2.html", more=guid)))
    assert len(found.entries) == 2


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("Fri, 27 Nov 2026 23:30:00 GMT", date(2026, 11, 28)),
        ("Fri, 27 Nov 2026 23:30:00", FRIDAY),
        ("2026-11-27T08:15:00+07:00", FRIDAY),
        ("27/11/2026 08:15", FRIDAY),
        ("5/6/2026 8:15:00 AM", None),
        ("31/31/2026", None),
        ("hôm qua", None),
        ("", None),
    ],
)
def test_the_day_is_the_one_in_vietnam_or_none(said, day):
    assert [each.day for each in read(rss(item(TITLE, LINK, said))).entries] == [day]


def test_a_day_to_come_is_told_and_not_taken():
    found = read(rss(item(TITLE, LINK, "Thu, 27 Nov 2036 08:15:00 +0700")))
    assert (found.entries[0].day, found.remarks) == (
        None,
        ("1 bài ghi ngày chưa tới, nên không lấy ngày",),
    )


def test_what_is_cut_off_or_lacks_a_link_is_told_and_the_rest_is_read():
    found = read(rss(item(TITLE, LINK), item("Không địa chỉ", "")).removesuffix("</channel></rss>"))
    assert [each.title for each in found.entries] == [TITLE]
    assert found.remarks == (
        "viết hỏng ở giữa, có thể chưa đọc hết; các bài đọc được vẫn lấy",
        "1 mục không có tên bài hay địa chỉ bài, bỏ qua",
    )


def test_only_so_many_entries_are_looked_at():
    found = read(rss(*(item(TITLE, f"/bai-{number}.html") for number in range(250))))
    assert (len(found.entries), found.remarks) == (200, ("có 250 bài, chỉ xem 200 bài đầu",))


def test_an_empty_column_is_said_to_be_empty():
    assert read(rss()).remarks == ("chuyên mục không có bài nào",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("<!DOCTYPE html><html><body>Trang chủ</body></html>", "đây là một trang web thường"),
        ("<!-- x --><HTML><head></head></HTML>", "đây là một trang web thường"),
        ("Không tìm thấy", "không phải RSS hay Atom"),
        ('{"items": []}', "không phải RSS hay Atom"),
        ("  \n", "địa chỉ này trả về trang trắng"),
        ("<a>" + "x" * 5_000_001, "lớn quá 5 MB"),
    ],
)
def test_what_is_no_feed_is_told_in_a_sentence(text, told):
    with pytest.raises(FeedBroken, match=told):
        read(text)


def test_a_page_that_names_its_feed_leads_there():
    page = '<html><head><link rel="alternate" type="application/rss+xml" href="/rss/moi.rss">'
    with pytest.raises(FeedBroken, match=r"trang ấy ghi RSS ở https://bao\.example/rss/moi\.rss"):
        read(page, "text/html")


def test_entities_of_a_feed_open_no_file_and_do_not_grow():
    grown = (
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY f SYSTEM "file:///etc/hosts">'
    )
    text = rss(item(TITLE, LINK)).replace("<rss", f"<!DOCTYPE rss [{grown}]><rss", 1)
    found = read(text.replace("Báo Mẫu", "&b;&f;"))
    assert "localhost" not in repr(found)
    assert [each.title for each in found.entries] == [TITLE]
