"""New articles are decided about by keyboard, and without a script."""

import pytest

from tests.support.desks import at_desk, copied_content, windows_of
from tests.support.feeds import seen_before

pytestmark = pytest.mark.browser
TITLE = "Cựu chiến binh Mẫu hiến hơn 1.000 m2 đất mở đường"


@pytest.fixture(scope="module")
def enter(browser, tmp_path_factory):
    root = tmp_path_factory.mktemp("bao")
    copied_content(root)
    seen_before(root / "content", root / "archive")
    told: list[str] = []
    with windows_of(browser, at_desk(root).app, told) as found:
        yield found
    assert told == []


@pytest.mark.parametrize("scripts", [True, False])
def test_an_article_is_left_out_and_taken_back_by_keyboard(enter, scripts):
    page = enter(java_script_enabled=scripts)
    page.goto("/bai-moi")
    page.get_by_role("link", name=TITLE).focus()
    for _ in range(2):
        page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert TITLE in page.get_by_role("status").inner_text()
    assert page.locator(".news").count() == 0
    page.get_by_role("status").get_by_role("button", name="Hoàn tác").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator(".news > li").count() == 1
