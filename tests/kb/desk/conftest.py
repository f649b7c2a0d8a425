"""A desk in a folder with blanks and Vietnamese letters, in Git or not."""

import shutil
from pathlib import Path

import pytest

from kb.desk.desk import Desk
from kb.settings import load_settings
from tests.support.paths import TESTS
from tests.support.repositories import ALONE


@pytest.fixture
def office(tmp_path, monkeypatch) -> Path:
    """The folder of an office, with a copy of the invented content."""
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    root = tmp_path / "Ban Tuyên giáo"
    shutil.copytree(TESTS / "content", root / "content")
    return root


@pytest.fixture
def desk_in(office):
    """Opens a desk over the office's folder, with these settings."""

    def opened(**settings: str) -> Desk:
        environ = {
            "KB_CONTENT_DIR": str(office / "content"),
            "KB_INDEX_DIR": str(office / "var" / "index"),
            "KB_CACHE_DIR": str(office / "var" / "cache"),
            "KB_ARCHIVE_DIR": str(office / "archive"),
        }
        desk = Desk(load_settings(environ | settings))
        desk.publisher.publish_all()
        return desk

    return opened
