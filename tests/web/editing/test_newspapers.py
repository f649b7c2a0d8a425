"""The desk lists new articles of newspapers, makes drafts of them, and leaves others out."""

import re
from html import unescape

import pytest

from kb.material import kept_material
from tests.support.desks import at_desk, copied_content
from tests.support.feeds import answer, item, rss
from tests.support.saved_pages import saved_page
from tests.support.web_servers import Said, host

DRAFT = "nguoi-giu-lua-nghe-thu"
HTML = {"Content-Type": "text/html; charset=utf-8"}
WEAVER = item("Người giữ lửa nghề Thử ở xã Mẫu", "/bai.html?utm_source=rss")
HERO = item("Nam sinh dũng cảm cứu hai em nhỏ", "/cuu.html", "Sat, 28 Nov 2026 08:15:00 +0700")
NEWS = item("Giá vàng hôm nay giảm", "/vang.html")


@pytest.fixture
def newspaper():
    pages = {
        "/rss": answer(rss(NEWS, WEAVER, HERO), ETag='"a"'),
        "/bai.html": Said(200, saved_page(), HTML),
        "/cuu.html": Said(404),
    }
    with host(pages) as running:
        yield running


@pytest.fixture
def at(tmp_path, newspaper):
    copied_content(tmp_path)
    feeds = '- {{name: "Báo Mẫu: Thời sự", url: "{0}/rss"}}\n'
    feeds += '- {{name: Báo Cũ, url: "http://bao-cu.invalid/rss"}}\n'
    (tmp_path / "content" / "feeds.yaml").write_text(feeds.format(newspaper.address), "utf-8")
    return at_desk(tmp_path, KB_FETCH_HOSTS="127.0.0.1")


def shown(page: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page)).split())


def ended(at, answer):
    """The page of a job once it has ended."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.client.get(answer.location)


def looked(at) -> str:
    return shown(ended(at, at.send("/bai-moi/xem", {})).get_data(as_text=True))


def way(at, title: str, label: str, address: str = "/bai-moi") -> str:
    """Where a button of an article goes."""
    forms = re.findall(r'<form action="([^"]+)"(.*?)</form>', at.get(address), re.DOTALL)
    return next(to for to, inner in forms if label in inner and title in unescape(inner))


def titles(page: str) -> list[str]:
    listed = page.partition('<ol class="items news">')[2].partition("</ol>")[0]
    return re.findall(r'rel="noopener noreferrer">([^<]+)</a>', listed)


def test_before_the_first_look_nobody_is_asked(at, newspaper):
    page = shown(at.get("/bai-moi"))
    assert "ở 2 chuyên mục báo" in page
    assert "Chưa xem báo lần nào" in page
    assert newspaper.asked == []


def test_without_columns_it_leads_to_where_they_are_added(at):
    (at.desk.settings.content_dir / "feeds.yaml").unlink()
    at.desk.library.look_again()
    page = at.get("/bai-moi")
    assert "/danh-muc/chuyen-muc-bao" in page
    assert "Xem báo ngay" not in page


def test_a_look_lists_likely_stories_the_best_first_with_their_reasons(at):
    told = looked(at)
    assert "2 bài mới giống chuyện về gương" in told
    assert "Không đọc được Báo Cũ" in told
    page = at.get("/bai-moi")
    assert titles(page) == ["Nam sinh dũng cảm cứu hai em nhỏ", "Người giữ lửa nghề Thử ở xã Mẫu"]
    assert "Báo Mẫu: Thời sự · 28/11/2026 · vì: cứu người, dũng cảm" in shown(page)
    assert "Báo Cũ bao-cu.invalid: không tìm thấy máy này" in shown(page)
    assert titles(at.get("/bai-moi?khac=1")) == ["Giá vàng hôm nay giảm"]


def test_the_first_page_says_how_many_wait(at):
    assert "Bài mới trên báo" not in at.get("/")
    looked(at)
    assert "Bài mới trên báo (2)" in at.get("/")


def test_one_click_makes_a_draft_and_opens_it_beside_the_article(at, newspaper):
    looked(at)
    answer = ended(at, at.send(way(at, "Người giữ lửa", "Lập bản nháp"), {}))
    assert (answer.status_code, answer.location) == (303, f"/ho-so/{DRAFT}?bai=moi")
    assert "Bà dạy nghề cho mười hai chị em" in shown(at.get(answer.location))
    ((material, suggestions),) = kept_material(at.desk.settings.archive_dir, DRAFT)
    assert material.publisher == "Báo Thí Dụ"
    assert suggestions
    page = at.get("/bai-moi")
    assert titles(page) == ["Nam sinh dũng cảm cứu hai em nhỏ"]
    assert f'href="/ho-so/{DRAFT}"' in page.partition("Đã có trong kho")[2]
    assert newspaper.paths().count("/bai.html") == 1


def test_a_draft_that_is_dropped_gives_its_article_back(at):
    looked(at)
    ended(at, at.send(way(at, "Người giữ lửa", "Lập bản nháp"), {}))
    at.desk.drop(DRAFT, at.desk.open(DRAFT).version.digest)
    assert "Người giữ lửa nghề Thử ở xã Mẫu" in titles(at.get("/bai-moi"))


def test_an_article_that_cannot_be_read_stays_and_says_why(at):
    looked(at)
    page = ended(at, at.send(way(at, "Nam sinh", "Lập bản nháp"), {})).get_data(as_text=True)
    assert "trang không còn ở địa chỉ này (404)" in page
    assert 'href="/bai-moi"' in page
    assert "Nam sinh dũng cảm cứu hai em nhỏ" in titles(at.get("/bai-moi"))


def test_clicked_twice_it_is_read_once(at, newspaper):
    looked(at)
    to = way(at, "Người giữ lửa", "Lập bản nháp")
    first, second = (at.send(to, {"_moi": "mot-lan"}) for _ in range(2))
    assert first.location == second.location
    ended(at, first)
    assert newspaper.paths().count("/bai.html") == 1


def test_what_is_left_out_can_be_taken_back(at):
    looked(at)
    answer = at.send(way(at, "Nam sinh", "Không phải"), {})
    assert answer.status_code == 303
    page = at.get(answer.location)
    assert "Đã để ra ngoài: “Nam sinh dũng cảm cứu hai em nhỏ”." in shown(page)
    assert titles(page) == ["Người giữ lửa nghề Thử ở xã Mẫu"]
    at.send(way(at, "Nam sinh", "Hoàn tác", answer.location), {})
    assert len(titles(at.get("/bai-moi"))) == 2


def test_what_was_told_once_is_not_told_again(at, newspaper):
    looked(at)
    assert "Chưa có bài nào mới về gương" in looked(at)
    assert newspaper.paths().count("/rss") == 2
    assert newspaper.asked[-1][1].get("if-none-match") or newspaper.asked[-2][1].get(
        "if-none-match"
    )


def test_an_article_that_a_record_rests_on_is_shown_as_held(at, newspaper):
    looked(at)
    text = at.desk.settings.content_dir / "exemplars" / "to-mau.md"
    text.write_text(
        "---\ntitle: Nam sinh Mẫu\nkind: ca-nhan\nfields: [giao-duc]\nstatus: draft\n"
        f'sources: [{{title: Bài, url: "{newspaper.address}/cuu.html"}}]\nsummary: Một câu.\n---\n',
        "utf-8",
    )
    at.desk.library.look_again()
    page = at.get("/bai-moi")
    assert titles(page) == ["Người giữ lửa nghề Thử ở xã Mẫu"]
    assert 'href="/ho-so/to-mau"' in page.partition("Đã có trong kho")[2]


@pytest.mark.parametrize("what", ["lap", "khong-phai", "tra-lai"])
def test_an_article_that_is_not_there_is_told_of(at, what):
    assert at.send(f"/bai-moi/{'0' * 16}/{what}", {}).status_code == 404


def test_a_title_is_text_only(at, newspaper):
    item_ = item("<script>alert(1)</script> hiến đất mở đường", "javascript:alert(1)")
    other = item('Hiến đất "><img src=x onerror=alert(1)> mở đường', "/x.html")
    with host({"/rss": answer(rss(item_, other))}) as odd:
        feeds = f'- {{name: Báo Lạ, url: "{odd.address}/rss"}}\n'
        (at.desk.settings.content_dir / "feeds.yaml").write_text(feeds, "utf-8")
        at.desk.library.look_again()
        looked(at)
    page = at.get("/bai-moi")
    assert "javascript:" not in page
    assert "onerror" not in page
    assert titles(page) == ["Hiến đất &#34;&gt; mở đường"]


def test_many_articles_stand_on_several_pages(at):
    many = [
        item(f"Ông Mẫu {number} hiến đất mở đường", f"/b-{number}.html") for number in range(70)
    ]
    with host({"/rss": answer(rss(*many))}) as full:
        feeds = f'- {{name: Báo Đầy, url: "{full.address}/rss"}}\n'
        (at.desk.settings.content_dir / "feeds.yaml").write_text(feeds, "utf-8")
        at.desk.library.look_again()
        looked(at)
    pages = [titles(at.get(f"/bai-moi?trang={number}")) for number in (1, 2, 3, 9)]
    assert [len(page) for page in pages] == [30, 30, 10, 10]
    assert "Trang sau" in at.get("/bai-moi")
    assert len({title for page in pages for title in page}) == 70


KNOWN = """---
title: Nguyễn Thị Mẫu
kind: ca-nhan
subject: Nguyễn Thị Mẫu
role: Tổ trưởng tổ dệt xã Thử Nghiệm
province: Cao Bằng
district: Mẫu
commune: Thử Nghiệm
fields: [giao-duc]
sources: [{title: Giữ nghề dệt, publisher: Báo Ví Dụ, place: Cao Bằng}]
summary: Bà Nguyễn Thị Mẫu giữ nghề dệt ở xã Thử Nghiệm, dạy nghề cho chị em trong xóm.
---

Bà Nguyễn Thị Mẫu giữ nghề dệt ở xã Thử Nghiệm.
"""


def test_an_article_about_a_record_is_offered_to_it(at):
    looked(at)
    path = at.desk.settings.content_dir / "exemplars" / "nguyen-thi-mau-cao-bang.md"
    path.write_text(KNOWN, "utf-8")
    at.desk.library.look_again()
    answer = ended(at, at.send(way(at, "Người giữ lửa", "Lập bản nháp"), {}))
    assert answer.location == f"/ho-so/{DRAFT}/giong"
    page = at.get(answer.location)
    assert "Nguyễn Thị Mẫu" in shown(page)
    assert "/ho-so/nguyen-thi-mau-cao-bang" in page
    assert at.desk.state(DRAFT).name == "draft"
    known = at.desk.store.open("nguyen-thi-mau-cao-bang").said["sources"]
    assert [each["title"] for each in known] == ["Giữ nghề dệt"]
