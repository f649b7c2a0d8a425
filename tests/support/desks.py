"""Desks over a copy of the invented content, asked in the same process."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from kb.desk import Desk
from kb.settings import load_settings
from tests.support.paths import TESTS
from tests.support.sites import served
from tests.support.windows import DESK as DESK_SIZE
from web.editing import create_editor
from web.editing.guard import SESSIONS
from web.editing.here import DESK


def environment(root: Path) -> dict[str, str]:
    """The settings of a desk whose folders all lie under one."""
    return {
        "KB_CONTENT_DIR": str(root / "content"),
        "KB_INDEX_DIR": str(root / "index"),
        "KB_CACHE_DIR": str(root / "cache"),
        "KB_ARCHIVE_DIR": str(root / "archive"),
        "KB_EDIT_PASSWORD_FILE": str(root / "archive" / "mat-khau"),
    }


def copied_content(root: Path) -> Path:
    """The invented content with themes and organisations, to be worked on."""
    shutil.copytree(TESTS / "content", root / "content")
    return shutil.copytree(TESTS / "wider", root / "content", dirs_exist_ok=True)


@contextmanager
def windows_of(browser: Any, app: Flask, told: list[str] | None = None) -> Iterator[Any]:
    """Opens the desk's one-time address in windows of their own; `told` takes what consoles say."""
    contexts = []
    told = [] if told is None else told
    with served(app) as address:

        def enter(size: Any = DESK_SIZE, **options: Any) -> Any:
            context = browser.new_context(viewport=size, base_url=address, locale="vi", **options)
            contexts.append(context)
            page = context.new_page()
            page.on("console", lambda message: told.append(message.text))
            page.on("pageerror", lambda error: told.append(str(error)))
            page.goto(f"/vao?ma={app.extensions[SESSIONS].new_code()}")
            return page

        yield enter
        for context in contexts:
            context.close()


@dataclass
class AtDesk:
    """Somebody who has come in: asks for pages, and sends forms as a browser does."""

    app: Flask
    client: FlaskClient

    @property
    def desk(self) -> Desk:
        """The desk itself."""
        found: Desk = self.app.extensions[DESK]
        return found

    def get(self, address: str, **options: Any) -> str:
        """A page as text."""
        answer = self.client.get(address, **options)
        assert answer.status_code == 200, answer.get_data(as_text=True)
        return answer.get_data(as_text=True)

    def send(self, address: str, fields: dict[str, str], **options: Any) -> TestResponse:
        """A form with the secret that our pages put into it."""
        return self.client.post(address, data={"_csrf": self.secret} | fields, **options)

    @property
    def secret(self) -> str:
        """What every form carries."""
        return re.search('name="_csrf" value="([^"]+)"', self.get("/tim"))[1]

    def form(self, record_id: str) -> dict[str, str]:
        """The form of a record as a browser would send it."""
        opened = self.desk.open(record_id)
        own = {"_digest": opened.version.digest, "_nut": "luu"}
        return opened.typed | own


def at_desk(root: Path, **settings: str) -> AtDesk:
    """Come in to a desk over this folder, by its one-time address."""
    app = create_editor(load_settings(environment(root) | settings))
    app.extensions[DESK].publisher.publish_all()
    client = app.test_client()
    code = app.extensions[SESSIONS].new_code()
    assert client.get(f"/vao?ma={code}").status_code == 303
    return AtDesk(app, client)
