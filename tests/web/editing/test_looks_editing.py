"""The desk of a site of one's own, and what it shows of the public one."""

import re

import pytest

from tests.support.desks import at_desk
from tests.support.own_site import own_content, png
from tests.support.typed_forms import ID


@pytest.fixture
def at(tmp_path):
    own_content(tmp_path / "content")
    return at_desk(tmp_path)


def test_every_page_of_the_desk_bears_the_name_the_colour_and_the_logo(at):
    for address in ("/", "/tim", "/them/guong", f"/ho-so/{ID}"):
        text = at.get(address)
        assert "– Bàn biên tập Kho Thí Dụ</title>" in text
        assert "Gương Sáng" not in text
        for looked in re.findall(r'"(/(?:mau\.css|bieu-trung\.png)\?v=\w+)"', text):
            assert at.client.get(looked).status_code == 200
        assert '<img src="/bieu-trung.png?v=' in text
        assert 'href="/mau.css?v=' in text


def test_the_colour_and_logo_are_those_that_are_saved(at):
    assert at.client.get("/bieu-trung.png").data == png()
    site = at.desk.settings.content_dir / "site.yaml"
    site.write_text(site.read_text("utf-8").replace("#0b5a3c", "#123a7a"), "utf-8")
    at.desk.library.look_again()
    assert "--red: #123a7a" in at.get("/mau.css")


def test_a_page_as_readers_will_see_it_is_that_of_the_site(at):
    text = at.get("/gioi-thieu")
    assert "Ban Tuyên giáo Mẫu" in text
    assert "Gương Sáng" not in text


def test_who_is_not_in_yet_sees_whose_desk_it_is(at):
    fresh = at.app.test_client()
    assert fresh.get("/mau.css").status_code == 200
    assert fresh.get("/gioi-thieu").status_code == 403
