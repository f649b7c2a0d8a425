"""What becomes of a page that is passed on: its drawing, its button, its code on paper."""

import re

import pytest

from kb.pictures.sharing import HEIGHT, WIDTH, Faces, Share, drawn
from tests.support.indexes import indexed
from tests.support.paths import ROOT
from tests.support.pictured import ID, index_with_pictures
from tests.support.pictures import opened
from tests.support.sites import app_over

IMAGE_RE = re.compile(r'property="og:image" content="http://localhost([^"]+)"')


@pytest.fixture
def index(folder, tmp_path):
    """The invented records, one of them with pictures."""
    return index_with_pictures(folder, tmp_path / "index")


def drawing_of(client, address=f"/guong/{ID}"):
    return IMAGE_RE.search(client.get(address).get_data(as_text=True))[1]


def test_every_record_has_a_drawing_of_its_own_for_a_year(index):
    client = app_over(index).test_client()
    found = {drawing_of(client, each) for each in (f"/guong/{ID}", "/van-ban/kl-91-kl-tw-2021")}
    assert len(found) == 2
    for address in found:
        answer = client.get(address)
        assert "immutable" in answer.headers["Cache-Control"]
        assert (opened(answer.data).size, answer.content_type) == ((WIDTH, HEIGHT), "image/jpeg")
        assert len(answer.data) < 200_000


def test_a_drawing_is_another_when_its_words_are_and_the_old_address_shows_the_new(folder, index):
    client = app_over(index).test_client()
    before = drawing_of(client)
    path = folder / "exemplars" / f"{ID}.md"
    path.write_text(path.read_text("utf-8").replace("title: Nhóm", "title: Đội", 1), "utf-8")
    indexed(folder, index)
    client = app_over(index).test_client()
    after = drawing_of(client)
    assert before != after
    old, new = client.get(before), client.get(after)
    assert old.data == new.data
    assert "immutable" not in old.headers["Cache-Control"]


def test_a_withdrawn_record_has_none(folder, index):
    path = folder / "exemplars" / f"{ID}.md"
    address = drawing_of(app_over(index).test_client())
    text = path.read_text("utf-8")
    path.write_text(text.replace("sources:\n", "status: withdrawn\nsources:\n", 1), "utf-8")
    indexed(folder, index, allow_shrink=True)
    assert app_over(index).test_client().get(address).status_code == 410


def test_any_title_is_drawn():
    fonts = ROOT / "web" / "static" / "fonts"
    faces = Faces(fonts / "source-serif-4-700.woff2", fonts / "be-vietnam-pro-400.woff2")
    for title in ("Một " * 400, "a" * 500, "Ngắn"):
        made = drawn(Share(title, ("Ai",) * 9, "Gương Sáng", "#a01818"), faces)
        assert opened(made).size == (WIDTH, HEIGHT)


def test_without_a_script_nothing_of_sharing_shows(client):
    page = client.get(f"/guong/{ID}").get_data(as_text=True)
    assert re.search(r"<button[^>]* data-share=[^>]* hidden>", page)
