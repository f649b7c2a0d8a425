"""The reading pack as it comes out of the printer."""

import re

import pytest

from tests.support.pages import REAL
from tests.support.sites import app_over, served

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def real_site(real_index_dir):
    """The site over the repository's own content, on a free port."""
    app = app_over(real_index_dir)
    with served(app) as address:
        yield address


def test_every_pack_is_three_to_five_exemplars_on_at_most_two_sheets(
    browser, real_site, real_snapshot
):
    themes = [each.id for each in real_snapshot.records if each.record_type == "theme"]
    page = browser.new_page(base_url=real_site)
    for theme in themes:
        page.goto(f"/chuyen-de/{theme}/bo-doc")
        assert 3 <= page.locator(".pack-body").count() <= 5, theme
        told = page.locator(".pack-head").inner_text()
        minutes = re.search(r"khoảng (\d+) phút", told)
        assert minutes, theme
        assert 4 <= int(minutes[1]) <= 10, theme
        sheets = page.pdf(prefer_css_page_size=True).count(b"/Type /Page\n")
        assert 1 <= sheets <= 2, theme
    page.close()


def test_a_citation_is_copied_by_a_button(browser, real_site):
    context = browser.new_context(
        base_url=real_site, permissions=["clipboard-read", "clipboard-write"]
    )
    page = context.new_page()
    page.goto("/van-ban/kl-01-kl-tw-2021")
    page.get_by_role("button", name="Chép lời trích dẫn").click()
    page.get_by_text("Đã chép.").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("Kết luận số 01-KL/TW, ngày 18/5/2021 của Bộ Chính trị về tiếp tục")
    context.close()


@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_of_the_real_collection_is_wider_than_the_window(browser, real_site, width):
    page = browser.new_page(base_url=real_site, viewport={"width": width, "height": 800})
    for address in REAL.values():
        page.goto(address)
        wide = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        assert page.evaluate(wide) <= 0, address
    page.close()


@pytest.mark.parametrize("has_scripts", [True, False])
def test_a_pack_prints_from_its_theme_and_by_its_button(browser, wider_site, has_scripts):
    context = browser.new_context(base_url=wider_site, java_script_enabled=has_scripts)
    # On the page: to poll a variable means to evaluate text, which the site forbids.
    context.add_init_script("""window.printed = 0;
        window.print = () => document.documentElement.setAttribute("printed", ++window.printed);""")
    page = context.new_page()
    page.goto("/chuyen-de/chuyen-de-2023-cao-bang")
    page.get_by_role("link", name="In bộ đọc").click()
    if has_scripts:
        page.locator("html[printed='1']").wait_for()
        page.get_by_role("button", name="In bộ đọc").click()
        assert page.evaluate("window.printed") == 2
        page.reload()
        assert page.evaluate("window.printed") == 0
    else:
        page.get_by_text("chọn mục In của trình duyệt").wait_for()
        assert page.get_by_role("button", name="In bộ đọc").count() == 0
    context.close()
