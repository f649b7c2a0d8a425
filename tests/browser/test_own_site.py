"""A site of one's own in a browser: its colour is read, its logo is seen, nothing is refused."""

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.support.indexes import indexed
from tests.support.own_site import own_content
from tests.support.sites import app_over, served

pytestmark = pytest.mark.browser

ADDRESSES = ("/", "/gioi-thieu", "/guong/nhom-vi-du-mot", "/tim-kiem?q=ví+dụ")
ACCENT = "getComputedStyle(document.querySelector('.brand')).color"
SIGN = "document.querySelector('.brand img').naturalWidth"


@pytest.fixture(scope="module")
def own_site(tmp_path_factory):
    """The address of a site with a name, a colour and a logo of its own."""
    folder = tmp_path_factory.mktemp("own")
    indexed(own_content(folder / "content"), folder / "index")
    with served(app_over(folder / "index")) as address:
        yield address


@pytest.mark.parametrize(
    ("width", "scheme", "accent"),
    [(360, "light", "rgb(11, 90, 60)"), (1440, "dark", "rgb(99, 149, 130)")],
)
def test_a_site_of_ones_own_is_read_by_everybody(browser, own_site, width, scheme, accent):
    size = {"width": width, "height": 800}
    context = browser.new_context(base_url=own_site, viewport=size, color_scheme=scheme)
    page, messages = context.new_page(), []
    page.on("console", lambda message: messages.append(message.text))
    for address in ADDRESSES:
        page.goto(address)
        assert (page.evaluate(ACCENT), page.evaluate(SIGN)) == (accent, 32)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    context.close()
    assert messages == []
