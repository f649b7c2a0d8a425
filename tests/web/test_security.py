"""Whom to tell of a weakness: security.txt (RFC 9116), never with a contact that nobody gave."""

from datetime import UTC, datetime, timedelta

import pytest

from tests.support.indexes import indexed
from tests.support.own_site import own_content
from tests.support.sites import app_over

ADDRESS = "/.well-known/security.txt"


@pytest.fixture(scope="module")
def own_index(tmp_path_factory):
    folder = tmp_path_factory.mktemp("own")
    indexed(own_content(folder / "content"), folder / "index")
    return folder / "index"


def test_the_office_is_told_and_until_when_that_holds(own_index):
    answer = app_over(own_index).test_client().get(ADDRESS)
    fields = dict(line.split(": ", 1) for line in answer.get_data(as_text=True).splitlines())
    expires = datetime.fromisoformat(fields.pop("Expires"))
    assert fields == {"Contact": "mailto:kho@mau.example", "Preferred-Languages": "vi"}
    assert timedelta(days=150) < expires - datetime.now(UTC) < timedelta(days=365)
    assert answer.content_type == "text/plain; charset=utf-8"


def test_the_administrator_comes_first_and_a_site_with_a_name_says_where_the_file_stands(own_index):
    named = {"KB_ADMIN_EMAIL": "quan-tri@mau.example", "KB_BASE_URL": "https://mau.example"}
    text = app_over(own_index, **named).test_client().get(ADDRESS).get_data(as_text=True)
    assert text.startswith("Contact: mailto:quan-tri@mau.example\nExpires: 20")
    assert text.endswith(f"\nCanonical: https://mau.example{ADDRESS}\n")


def test_without_a_contact_none_is_made_up(client):
    answer = client.get(ADDRESS)
    assert answer.status_code == 404
    assert "content/site.yaml" in answer.get_data(as_text=True)
    assert "mailto" not in answer.get_data(as_text=True)
