"""Every page of the desk, narrow and wide, light and dark: axe finds nothing, nothing is cut."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from kb.desk.materials import Given
from kb.material import Suggestion, keep_material
from tests.support import articles
from tests.support.desks import at_desk, copied_content
from tests.support.feeds import seen_before
from tests.support.joined import NEW_DRAFT, SAID, with_article
from tests.support.office_lists import district_list
from tests.support.saved_pages import saved_page
from tests.support.sites import served
from tests.support.typed_forms import ID, WHOLE
from tests.support.windows import overflow
from web.editing.guard import SESSIONS

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {"runOnly": LEVELS, "rules": {"target-size": {"enabled": True}}}
DRAFT = "to-mau-giup-nhau-cao-bang"
PAGES = {
    "front": "/",
    "task": "/viec/ban-nhap",
    "task, done": "/viec/khong-co",
    "search": "/tim?q=ví+dụ",
    "search, none": "/tim?q=khongcogi+xyz",
    "new exemplar": "/them/guong",
    "new document": "/them/van-ban",
    "exemplar": f"/ho-so/{ID}",
    "document": "/ho-so/kl-91-kl-tw-2021",
    "draft with mistakes": "/ho-so/ban-nhap-vi-du",
    "waiting": f"/ho-so/{DRAFT}",
    "withdrawn": "/ho-so/da-rut-vi-du",
    "history": f"/ho-so/{ID}/lich-su",
    "text": f"/ho-so/{ID}/nguyen-van",
    "sources": "/nguon",
    "new articles": "/bai-moi",
    "new articles, others": "/bai-moi?khac=1",
    "catalogue": "/danh-muc",
    "days": "/danh-muc/ngay-ky-niem",
    "fields": "/danh-muc/linh-vuc",
    "new day": "/danh-muc/ngay-ky-niem/them",
    "day": "/danh-muc/ngay-ky-niem/tet-vi-du",
    "place": "/danh-muc/dia-phuong/thai-nguyen",
    "item, history": "/danh-muc/linh-vuc/an-sinh/lich-su",
    "item, in use": "/danh-muc/linh-vuc/giao-duc/bo",
    "item, to go": "/danh-muc/tu-dong-nghia/lhpn/bo",
    "list as text": "/danh-muc/linh-vuc/nguyen-van",
    "theme": "/ho-so/chuyen-de-2023-cao-bang",
    "figure": "/ho-so/vi-du-cap-huyen",
    "our site": "/danh-muc/trang",
    "publish": "/dang",
    "publish one": f"/ho-so/{DRAFT}/dang",
    "publish one, hindered": "/ho-so/ban-nhap-vi-du/dang",
    "withdraw": f"/ho-so/{ID}/rut",
    "drop": "/ho-so/ban-nhap-vi-du/bo",
    "erase": "/ho-so/da-rut-vi-du/xoa-han",
    "unknown": "/ho-so/khong-co",
    "draft beside its article": f"/ho-so/{articles.DRAFT}",
    "article beside a record": f"/ho-so/{NEW_DRAFT}/giong",
    "article beside none": f"/ho-so/{articles.DRAFT}/giong",
    "articles and lists": "/nhap",
    "articles, brought in": "/nhap/dang-doc/1",
    "a list, updating": "/nhap/2",
    "a list, to be looked at": "/nhap/1?xem=xem",
    "a list, accepted": "/nhap/1?xem=nhan",
    "a list, publish": "/nhap/1/dang",
    "a list, undo": "/nhap/1/hoan-tac",
    "a list, forget": "/nhap/1/bo",
}


@pytest.fixture(scope="module")
def at(tmp_path_factory):
    """A desk where something has happened."""
    root = tmp_path_factory.mktemp("ban")
    copied_content(root)
    articles.with_draft(root)
    with_article(root, Suggestion("fields", "giao-duc", SAID, 0, "đoán theo một chữ"))
    keep_material(root / "archive", articles.DRAFT, articles.SCAN, ())
    seen_before(root / "content", root / "archive")
    at = at_desk(root)
    at.send("/ten", {"ten": "Lê Thị Mẫu"})
    at.send("/them/guong", WHOLE | {"_nut": "gui"})
    at.send("/danh-muc/linh-vuc/an-sinh", at.form("fields/an-sinh") | {"label": "An sinh"})
    at.send(f"/ho-so/{ID}", at.form(ID) | {"years.0": "2020", "summary": "Câu mới, " * 12})
    for year in (2024, 2025):
        kept = at.desk.intake.add(f"{year}.xlsx", district_list(root, year).read_bytes())
        if year == 2024:
            keys = list(at.desk.intake.plan(kept.number).offers)
            at.desk.intake.accept(kept.number, keys[:5])
    given = [Given("bai.html", saved_page()), Given("hong.html", b"<p>x</p>")]
    job = at.desk.jobs.start_once(
        "", "Đọc bài", lambda job: at.desk.dropping().all(given, job.tell, job.told)
    )
    job.ended.wait(60)
    at.desk.everything.refresh()
    return at


@pytest.fixture(scope="module")
def address(at):
    with served(at.app) as found:
        yield found


@pytest.fixture(scope="module", params=["360 light", "360 dark", "1440 light", "1440 dark"])
def window(request, browser, at, address):
    """A window of this width and colour scheme, with a session."""
    width, scheme = request.param.split()
    context = browser.new_context(
        base_url=address, viewport={"width": int(width), "height": 800}, color_scheme=scheme
    )
    page = context.new_page()
    page.goto(f"/vao?ma={at.app.extensions[SESSIONS].new_code()}")
    yield page
    context.close()


def seen_whole(page):
    """The page with every fold open and every row that may be added."""
    page.evaluate("document.querySelectorAll('main details').forEach(each => { each.open = true })")
    for add in page.locator("[data-rows=add]").all():
        if add.is_visible():
            add.click()
    # At its end, where the bar of buttons lies over no box.
    page.evaluate("scrollTo(0, document.body.scrollHeight)")
    return page


@pytest.mark.parametrize("place", PAGES.values(), ids=PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(window, place):
    window.goto(place)
    page = seen_whole(window)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    assert overflow(page) <= 0


def test_the_suggestions_and_the_preview_are_sound_as_well(window):
    window.goto("/them/guong")
    window.locator("[name=province]").press_sequentially("ba")
    window.locator("li[role=option]").first.wait_for()
    found = Axe().run(window, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    window.goto(f"/ho-so/{ID}")
    window.get_by_role("button", name="Xem trước").click()
    window.locator("dialog iframe").wait_for()
    found = Axe().run(window, options=RULES)
    assert found.violations_count == 0, found.generate_report()


def test_the_page_before_coming_in_is_sound(browser, address):
    page = browser.new_page()
    page.goto(address)
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    page.close()
