"""What has not gone out, in a real Chromium: told, and sent again with keys and no script."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.support.desks import at_desk, copied_content, windows_of
from tests.support.typed_forms import WHOLE
from tests.support.windows import DESK, PHONE, overflow

pytestmark = pytest.mark.browser

LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture
def at(tmp_path):
    """A desk that sends to a folder on a disk which is not there yet."""
    copied_content(tmp_path)
    return at_desk(tmp_path, KB_PUBLISH_FOLDER=str(tmp_path / "ổ mạng" / "kho"))


@pytest.fixture(params=[PHONE, DESK], ids=["360", "1440"])
def come_in(request, browser, at):
    """Opens the desk in a window of its own, with a script or without."""
    with windows_of(browser, at.app) as enter:
        yield lambda script: enter(request.param, java_script_enabled=script)


def test_what_could_not_go_is_sent_again_without_a_script(come_in, at, tmp_path):
    record_id = at.desk.create("exemplar", WHOLE).version.id
    page = come_in(script=False)
    page.goto(f"/ho-so/{record_id}/dang")
    page.get_by_role("button", name="Đăng ngay").press("Enter")
    expect(page.get_by_role("heading", name="Đã đăng")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("heading", name="Chưa gửi đi")).to_be_visible()
    page.goto("/")
    expect(page.get_by_text("xem ổ mạng, ổ rời đã nối chưa")).to_be_visible()
    (tmp_path / "ổ mạng").mkdir()
    page.get_by_role("button", name="Gửi lại").press("Enter")
    expect(page.get_by_role("heading", name="Đã gửi đi")).to_be_visible(timeout=60_000)
    page.goto("/")
    expect(page.get_by_role("heading", name="Chưa gửi đi")).to_have_count(0)


def test_the_pages_that_tell_of_it_are_sound(come_in, at):
    record_id = at.desk.create("exemplar", WHOLE).version.id
    job = at.desk.jobs.start("Đăng", lambda tell: at.desk.publish([record_id], "Lê Thị Mẫu", tell))
    job.ended.wait(60)
    page = come_in(script=True)
    for place in ("/", "/dang", f"/tien-do/{job.number}"):
        page.goto(place)
        expect(page.get_by_role("heading", name="Chưa gửi đi")).to_be_visible()
        found = Axe().run(page, options={"runOnly": LEVELS})
        assert found.violations_count == 0, found.generate_report()
        assert overflow(page) <= 0
