"""Files come as what they are, whatever this machine takes their endings for."""

import mimetypes

import pytest

from tests.support.paths import ROOT
from tests.support.sites import app_over
from web.serving.mediatypes import TYPES

FILES = sorted((ROOT / "web/static").glob("*.js")) + sorted((ROOT / "web/static").glob("*.css"))


@pytest.fixture
def client(index_dir):
    """A site on a Windows where another program has its own mind about scripts and styles."""
    mimetypes.add_type("text/plain", ".js")
    mimetypes.add_type("application/x-css", ".css")
    return app_over(index_dir).test_client()


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_scripts_and_styles_are_told_as_such(client, file):
    with client.get(f"/static/{file.name}") as answer:
        assert (answer.status_code, answer.mimetype) == (200, TYPES[file.suffix])


def test_every_ending_of_ours_is_in_the_table():
    files = [path for path in ROOT.glob("web/**/static/**/*") if path.is_file()]
    assert {path.suffix for path in files} <= set(TYPES)
