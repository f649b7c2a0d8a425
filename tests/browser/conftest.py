"""A real Chromium, sites on a free port, and pages in a window of their own."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.support.desks import at_desk, copied_content, windows_of
from tests.support.sites import app_over, served
from tests.support.windows import DESK, QUIET

# A machine that is busy with other work makes no test fail.
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def live_server(index_dir: Path) -> Iterator[str]:
    """The address of the site over the invented records."""
    with served(app_over(index_dir)) as address:
        yield address


@pytest.fixture(scope="session")
def wider_site(wider_index_dir: Path) -> Iterator[str]:
    """The address of the site over the wider content: every type of page has something to show."""
    with served(app_over(wider_index_dir)) as address:
        yield address


@pytest.fixture(scope="session")
def real_site(real_index_dir: Path) -> Iterator[str]:
    """The address of the site over the repository's own content."""
    with served(app_over(real_index_dir)) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    """Debian's Chromium where it is installed, else Playwright's own."""
    with sync_playwright() as playwright:
        path = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=path, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser, live_server):
    """Opens an address in a window of its own; a message on the console is a failure."""
    contexts, messages = [], []

    def open_at(address, size=DESK, **options):
        context = browser.new_context(viewport=size, base_url=live_server, locale="vi", **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.goto(address)
        return page

    yield open_at
    for context in contexts:
        context.close()
    asked_for = re.compile("status of (400|404|410)")  # pages of errors, opened on purpose
    assert [text for text in messages if not asked_for.search(text)] == []


@pytest.fixture
def at(tmp_path):
    """A desk over invented content, and the public site over what it publishes."""
    copied_content(tmp_path)
    with served(app_over(tmp_path / "index")) as public:
        yield at_desk(tmp_path, KB_BASE_URL=public)


@pytest.fixture
def come_in(browser, at):
    """Opens the one-time address in a window of its own; a message on the console is a failure."""
    messages = []
    with windows_of(browser, at.app, messages) as enter:
        yield enter
    assert messages == []
