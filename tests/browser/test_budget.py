"""What a page costs a reader on a telephone: bytes, jumps, and whom else it asks."""

from urllib.parse import urlsplit

import pytest

from tests.support.pages import REAL, SHIFTS
from tests.support.sites import app_over, served

pytestmark = pytest.mark.browser

PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="module")
def site(real_index_dir):
    """The site over the repository's own content."""
    with served(app_over(real_index_dir)) as address:
        yield address


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", REAL.values(), ids=REAL)
def test_a_first_visit_is_small_still_and_asks_nobody_else(browser, site, address, size):
    context = browser.new_context(viewport=size, base_url=site)
    page = context.new_page()
    network = context.new_cdp_session(page)
    network.send("Network.enable")
    addresses, sizes = {}, {}
    network.on(
        "Network.responseReceived",
        lambda each: addresses.update({each["requestId"]: each["response"]["url"]}),
    )
    network.on(
        "Network.loadingFinished",
        lambda each: sizes.update({each["requestId"]: each["encodedDataLength"]}),
    )
    page.goto(address, wait_until="networkidle")
    shifts = page.evaluate(SHIFTS)
    context.close()
    fonts = {key for key, url in addresses.items() if "/fonts/" in url}
    spent = {url: sizes.get(key, 0) for key, url in addresses.items()}
    assert {urlsplit(url).netloc for url in addresses.values()} == {urlsplit(site).netloc}
    assert len(fonts) >= 3
    assert sum(sizes[key] for key in fonts) < 120_000
    assert 5_000 < sum(size for key, size in sizes.items() if key not in fonts) < 100_000, spent
    assert shifts == 0
