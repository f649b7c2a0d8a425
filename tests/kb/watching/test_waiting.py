"""What waits for an editor: the best first, of late, and not what the collection has."""

from datetime import date, timedelta

from kb.content.folder import load_content
from kb.watching import Entry, Fate, FeedLedger, Looked, Seen, digest_of, waiting_articles

DAY = date(2026, 11, 29)
FEED = "https://bao.example/rss"
RECORD = """---
title: Tổ Mẫu
kind: tap-the
fields: [giao-duc]
status: withdrawn
sources: [{title: Bài, url: "http://bao.example/da_rut?utm_source=rss"}]
summary: Một câu.
---
"""


def kept(folder, **titles: str) -> FeedLedger:
    """A ledger that saw these articles today."""
    ledger = FeedLedger(folder)
    entries = (Entry(f"https://bao.example/{name}", title) for name, title in titles.items())
    ledger.add(FEED, Looked(DAY), [Seen(entry, "Báo Mẫu", DAY) for entry in entries])
    return ledger


def titles(articles) -> list[str]:
    return [each.seen.entry.title for each in articles]


def test_likely_stories_come_first_and_the_others_aside(content, tmp_path):
    ledger = kept(tmp_path, a="Giá vàng giảm", b="Lan tỏa mô hình", c="Già làng hiến đất mở đường")
    found = waiting_articles(content, ledger)
    assert titles(found.likely) == ["Già làng hiến đất mở đường", "Lan tỏa mô hình"]
    assert titles(found.others) == ["Giá vàng giảm"]


def test_what_is_decided_or_held_does_not_wait(folder, tmp_path):
    path = folder / "exemplars" / "to-mau.md"
    path.write_text(RECORD, "utf-8")
    ledger = kept(tmp_path / "archive", da_rut="Tổ Mẫu vượt khó", khac="Ông Thử hiến đất")
    ledger.decide(digest_of("https://bao.example/khac"), Fate.DISMISSED)
    found = waiting_articles(load_content(folder), ledger)
    assert (found.likely, found.others) == ((), ())
    assert [(seen.entry.title, record) for seen, record in found.held] == [
        ("Tổ Mẫu vượt khó", "to-mau")
    ]
    assert [seen.entry.title for seen in found.dismissed] == ["Ông Thử hiến đất"]


def test_what_nobody_decided_about_for_months_is_listed_no_more(content, tmp_path):
    ledger = kept(tmp_path, a="Già làng hiến đất mở đường")
    for days, count in ((90, 1), (91, 0)):
        ledger.add(FEED, Looked(DAY + timedelta(days)), ())
        assert len(waiting_articles(content, ledger).likely) == count


def test_a_column_that_could_not_be_read_is_told_of(folder, tmp_path):
    (folder / "feeds.yaml").write_text(f'- {{name: Báo Mẫu, url: "{FEED}"}}\n', "utf-8")
    content, ledger = load_content(folder), FeedLedger(tmp_path / "archive")
    assert waiting_articles(content, ledger).troubles == ()
    ledger.add(FEED, Looked(DAY, said=("không phải RSS",), is_read=False), ())
    (column,) = waiting_articles(content, ledger).troubles
    assert (column.feed.name, column.looked.said) == ("Báo Mẫu", ("không phải RSS",))
