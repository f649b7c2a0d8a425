"""The tiny invented corpus of tests/content, indexed once and shared by all tests."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import settings
from playwright.sync_api import sync_playwright
from werkzeug.serving import make_server

from kb.content.folder import Content, load_content
from kb.search.holder import open_snapshot
from kb.search.snapshot import Snapshot
from tests.support.paths import ROOT, TESTS
from tests.support.sites import app_over, indexed

# A machine that is busy with other work makes no test fail.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
WINDOW = {"width": 1440, "height": 900}
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


@pytest.fixture(scope="session")
def content() -> Content:
    """The invented records (nine published, a draft, a withdrawn one) and small vocabularies."""
    return load_content(TESTS / "content")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the invented content, for a test to change and spoil."""
    return shutil.copytree(TESTS / "content", tmp_path / "content")


@pytest.fixture(scope="session")
def wider_content(tmp_path_factory: pytest.TempPathFactory) -> Content:
    """The invented records with themes, figures, organisations, and a number borne twice."""
    folder = tmp_path_factory.mktemp("wider") / "content"
    shutil.copytree(TESTS / "content", folder)
    shutil.copytree(TESTS / "wider", folder, dirs_exist_ok=True)
    return load_content(folder)


@pytest.fixture(scope="session")
def wider_index_dir(wider_content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the wider content."""
    folder = tmp_path_factory.mktemp("wider-index")
    indexed(wider_content, folder)
    return folder


@pytest.fixture(scope="session")
def wider_snapshot(wider_index_dir: Path) -> Snapshot:
    """The index of the wider content, opened."""
    return open_snapshot(wider_index_dir)


@pytest.fixture
def wider_client(wider_index_dir: Path) -> FlaskClient:
    """Asks a site over the wider content."""
    return app_over(wider_index_dir).test_client()


@pytest.fixture(scope="session")
def index_dir(content: Content, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the invented records."""
    folder = tmp_path_factory.mktemp("index")
    indexed(content, folder)
    return folder


@pytest.fixture(scope="session")
def snapshot(index_dir: Path) -> Snapshot:
    """The index of the invented records, opened."""
    return open_snapshot(index_dir)


@pytest.fixture(scope="session")
def real_index_dir(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index of the repository's own content."""
    folder = tmp_path_factory.mktemp("real-index")
    indexed(ROOT / "content", folder)
    return folder


@pytest.fixture(scope="session")
def real_snapshot(real_index_dir: Path) -> Snapshot:
    """The index of the repository's own content, opened."""
    return open_snapshot(real_index_dir)


@pytest.fixture(scope="session")
def app(index_dir: Path) -> Flask:
    """The site over the invented records."""
    return app_over(index_dir)


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """Asks the site without a network."""
    return app.test_client()


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a site that is served on a free port meanwhile."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def live_server(app: Flask) -> Iterator[str]:
    """The address of the site over the invented records."""
    with served(app) as address:
        yield address


@pytest.fixture(scope="session")
def wider_site(wider_index_dir: Path) -> Iterator[str]:
    """The address of the site over the wider content: every type of page has something to show."""
    with served(app_over(wider_index_dir)) as address:
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

    def open_at(address, size=WINDOW, **options):
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
    assert [text for text in messages if "404" not in text] == []
