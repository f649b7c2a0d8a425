"""Feeds are looked at politely, each once; what is new is told once, and kept when asked."""

from datetime import date, timedelta

import pytest

from kb.fetch import Fetcher, FetchError
from kb.vocabularies import Feed
from kb.watching import Entry, Fate, FeedLedger, digest_of, look_at_feeds
from tests.support.feeds import answer, item, rss
from tests.support.web_servers import Said, host

DAY = date(2026, 11, 29)
ONE, TWO = item("Bài một", "/bai-1.html"), item("Bài hai", "/bai-2.html")


def looked(ledger, *feeds: Feed, keeps=True, known=(), day=DAY):
    fetcher = Fetcher("GuongSang/0", pause=0, allowed=["127.0.0.1"])
    return list(look_at_feeds(feeds, fetcher, ledger, known, day, keeps=keeps))


def titles(found) -> list[str]:
    return [seen.entry.title for each in found for seen in each.new]


def test_what_is_new_is_told_once(tmp_path):
    pages = {"/rss": answer(rss(ONE))}
    with host(pages) as site:
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        assert titles(looked(FeedLedger(tmp_path), feed)) == ["Bài một"]
        pages["/rss"] = answer(rss(TWO, ONE))
        assert titles(looked(FeedLedger(tmp_path), feed)) == ["Bài hai"]
        assert titles(looked(FeedLedger(tmp_path), feed)) == []


def test_a_look_that_keeps_nothing_writes_nothing(tmp_path):
    with host({"/rss": answer(rss(ONE))}) as site:
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        for _ in range(2):
            assert titles(looked(FeedLedger(tmp_path), feed, keeps=False)) == ["Bài một"]
    assert list(tmp_path.iterdir()) == []


def test_an_unchanged_feed_is_not_sent_again(tmp_path):
    def page(headers):
        if headers.get("if-none-match") == '"a"' and headers.get("if-modified-since"):
            return Said(304)
        return answer(rss(ONE), ETag='"a"', **{"Last-Modified": "Fri, 27 Nov 2026 01:15:00 GMT"})

    with host({"/rss": page}) as site:
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        looked(FeedLedger(tmp_path), feed)
        for _ in range(2):
            (again,) = looked(FeedLedger(tmp_path), feed)
            assert (again.is_unchanged, again.new) == (True, ())
    asked = [headers.get("if-none-match") for path, headers in site.asked if path == "/rss"]
    assert asked == [None, '"a"', '"a"']


def test_nothing_is_asked_for_twice(tmp_path):
    with host({"/a": answer(rss(ONE)), "/b": answer(rss(ONE))}) as site:
        feeds = [Feed(f"Báo {path}", site.address + path) for path in ("/a", "/b", "/a")]
        assert titles(looked(FeedLedger(tmp_path), *feeds)) == ["Bài một"]
    assert sorted(site.paths()) == ["/a", "/b", "/robots.txt"]


def test_robots_are_asked_and_obeyed(tmp_path):
    rules = Said(200, b"User-agent: *\nDisallow: /rieng", {"Content-Type": "text/plain"})
    with host({"/robots.txt": rules, "/rieng/rss": answer(rss(ONE))}) as site:
        (found,) = looked(FeedLedger(tmp_path), Feed("Báo Mẫu", f"{site.address}/rieng/rss"))
    assert site.paths() == ["/robots.txt"]
    assert (found.is_read, found.new) == (False, ())
    assert found.remarks[0].startswith("trang này không cho chương trình đọc (robots.txt)")


def test_a_broken_feed_stops_no_other(tmp_path):
    pages = {
        "/html": Said(200, b"<html></html>", {"Content-Type": "text/html"}),
        "/cu": Said(301, b"", {"Location": "/rss"}),
        "/rss": answer(rss(ONE)),
    }
    with host(pages) as site:
        feeds = [Feed(path, f"{site.address}{path}") for path in ("/mat", "/html", "/cu")]
        gone, html, moved = looked(FeedLedger(tmp_path), *feeds)
    assert gone.remarks == ("trang không còn ở địa chỉ này (404)",)
    assert html.remarks[0].startswith("đây là một trang web thường, không phải RSS")
    assert moved.remarks == (
        f"đã chuyển hẳn sang {site.address}/rss; hãy ghi địa chỉ mới vào feeds.yaml",
    )
    assert titles([moved]) == ["Bài một"]


def test_what_was_broken_is_asked_for_anew(tmp_path):
    pages = {"/rss": Said(200, b"<html></html>", {"ETag": '"a"'})}
    with host(pages) as site:
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        looked(FeedLedger(tmp_path), feed)
        pages["/rss"] = answer(rss(ONE))
        looked(FeedLedger(tmp_path), feed)
    assert [headers.get("if-none-match") for path, headers in site.asked if path == "/rss"] == [
        None,
        None,
    ]


def test_what_the_collection_rests_on_is_not_new(tmp_path):
    with host({"/rss": answer(rss(ONE, TWO))}) as site:
        known = {digest_of(f"{site.address}/bai-1.html?utm_source=rss")}
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        assert titles(looked(FeedLedger(tmp_path), feed, known=known)) == ["Bài hai"]


def test_a_machine_without_network_is_told_of(tmp_path):
    feeds = [Feed(f"Báo {n}", f"http://bao-{n}.invalid/rss") for n in range(5)]
    with pytest.raises(FetchError, match="không ra mạng"):
        looked(FeedLedger(tmp_path), *feeds)


def kept(folder, *names: str) -> list[str]:
    """A ledger with these articles; their keys."""
    entries = [Entry(f"https://bao.example/{name}", f"Chuyện {name}", "", DAY) for name in names]
    with host({"/rss": answer(rss(*(item(each.title, each.url) for each in entries)))}) as site:
        looked(FeedLedger(folder), Feed("Báo Mẫu", f"{site.address}/rss"))
    return [digest_of(each.url) for each in entries]


def test_what_was_decided_stays_and_can_be_taken_back(tmp_path):
    first, second = kept(tmp_path, "mot", "hai")
    FeedLedger(tmp_path).decide(first, Fate.DISMISSED)
    FeedLedger(tmp_path).decide(second, Fate.TAKEN, "ong-thu")
    held = FeedLedger(tmp_path).articles
    assert [(held[key].fate, held[key].record) for key in (first, second)] == [
        (Fate.DISMISSED, ""),
        (Fate.TAKEN, "ong-thu"),
    ]
    FeedLedger(tmp_path).decide(first, Fate.NEW)
    assert FeedLedger(tmp_path).articles[first].fate is Fate.NEW
    assert FeedLedger(tmp_path).decide("khong-co", Fate.NEW) is None


def test_a_line_that_a_crash_cut_off_harms_no_other(tmp_path):
    (key,) = kept(tmp_path, "mot")
    path = tmp_path / "feeds.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"what": "fate", "ke')
    FeedLedger(tmp_path).decide(key, Fate.DISMISSED)
    assert FeedLedger(tmp_path).articles[key].fate is Fate.DISMISSED
    assert path.read_bytes().startswith(whole)


def test_of_an_erased_record_nothing_stays_but_that_it_is_not_shown_again(tmp_path):
    kept(tmp_path, "ong-thu", "ba-mau", "khac")
    ledger = FeedLedger(tmp_path)
    ledger.decide(digest_of("https://bao.example/ba-mau"), Fate.TAKEN, "ong-thu-cao-bang")
    address = "http://bao.example/ong-thu?utm_source=rss"
    assert ledger.without("ong-thu-cao-bang", [address], []) == 2
    text = (tmp_path / "feeds.jsonl").read_text("utf-8")
    assert "ong-thu" not in text
    assert "ba-mau" not in text
    again = FeedLedger(tmp_path)
    assert [seen.entry.title for seen in again.articles.values()] == ["Chuyện khac"]
    assert again.knows("https://bao.example/ong-thu")
    assert not again.knows("https://bao.example/moi")


@pytest.mark.parametrize(
    ("name", "forgotten"),
    [("Ong Thu", 1), ("ÔNG  THỬ", 1), ("Thử", 0), ("Ông Thử Nghiệm", 0), ("Ông Th", 0)],
)
def test_articles_that_name_an_erased_record_go_with_it(tmp_path, name, forgotten):
    kept(tmp_path, "ông Thử", "khac")
    assert FeedLedger(tmp_path).without("x", [], [name]) == forgotten


def test_a_look_later_keeps_its_own_day(tmp_path):
    with host({"/rss": answer(rss(ONE))}) as site:
        feed = Feed("Báo Mẫu", f"{site.address}/rss")
        looked(FeedLedger(tmp_path), feed)
        looked(FeedLedger(tmp_path), feed, day=DAY + timedelta(2))
        assert FeedLedger(tmp_path).looks[feed.url].on == DAY + timedelta(2)
