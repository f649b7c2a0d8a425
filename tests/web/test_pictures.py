"""Pictures on the site: sizes, formats, words, and how long a browser may keep them."""

import json
import re

import pytest

from kb.pictures import KINDS
from kb.search import open_snapshot
from tests.support.indexes import indexed
from tests.support.pictured import ID, index_with_pictures
from tests.support.pictures import drawn, opened, written
from tests.support.sites import app_over


@pytest.fixture
def index(folder, tmp_path):
    """The invented records, one of them with three pictures."""
    return index_with_pictures(folder, tmp_path / "index")


@pytest.fixture
def client(index):
    return app_over(index).test_client()


def page_of(client, address=f"/guong/{ID}") -> str:
    return client.get(address).get_data(as_text=True)


def test_a_page_shows_its_pictures_in_their_order_with_all_that_is_said(client):
    figures = re.findall(r"<figure.*?</figure>", page_of(client), re.DOTALL)
    assert [re.search(r'alt="([^"]*)"', each)[1] for each in figures] == [
        f"Ảnh thứ {number} &lt;b&gt;" for number in range(3)
    ]
    assert "Lời 0" in figures[0]
    assert "Ảnh: Báo Mẫu, ngày 20/11/2023" in re.sub(r"<[^>]*>", "", figures[0])
    assert ['loading="lazy"' in each for each in figures] == [False, True, True]
    assert 'width="1000" height="800"' in figures[0]
    assert "phépriêng" not in page_of(client)


def test_every_file_of_a_picture_is_there_in_its_size_and_for_a_year(client):
    addresses = set(re.findall(r"/anh/[\w.-]+", page_of(client)))
    assert len(addresses) == 3 * (4 + 3 + 2)
    for address in addresses:
        answer = client.get(address)
        width, ending = re.search(r"-(\d+)\.(\w+)$", address).groups()
        assert answer.content_type == KINDS[ending].media_type
        assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
        image = opened(answer.data)
        assert (image.format, image.width) == (KINDS[ending].name, int(width))
        assert not image.getexif()


def test_what_was_never_made_is_not_there(client, index):
    (digest, *_) = open_snapshot(index).gallery.digests
    for address in (f"{digest}-7.jpg", "0000-320.jpg", f"{digest}-320.gif", "..-320.jpg"):
        assert client.get(f"/anh/{address}").status_code == 404


def test_lists_show_the_first_picture(client):
    for address in ("/tim-kiem?q=nhóm+ví+dụ", "/"):
        assert "Ảnh thứ 0" in page_of(client, address)
        assert "Ảnh thứ 1" not in page_of(client, address)


def test_machines_are_told_of_pictures(client):
    linked = json.loads(re.search(r'ld\+json">(.*?)</script>', page_of(client))[1])
    first = linked["image"][0]
    assert (first["creditText"], first["width"], first["height"]) == ("Báo Mẫu", 1000, 800)
    assert first["contentUrl"] in page_of(client, "/feed.atom")
    harvested = page_of(client, "/oai?verb=ListRecords&metadataPrefix=oai_dc")
    assert f"<dc:relation>{first['contentUrl']}</dc:relation>" in harvested
    assert "<dc:rights>Ảnh: Báo Mẫu</dc:rights>" in harvested
    assert client.get(first["contentUrl"].replace("http://localhost", "")).status_code == 200


def test_a_picture_that_is_not_on_this_machine_is_not_promised(index, client):
    for place in (index / "pictures").iterdir():
        place.rename(place.with_name(f"{place.name}-anderswo"))
    assert "<figure" not in app_over(index).test_client().get(f"/guong/{ID}").get_data(as_text=True)


def test_a_build_makes_nothing_twice_and_clears_what_nobody_shows(folder, index):
    before = {path: path.stat().st_mtime_ns for path in index.glob("pictures/*/*")}
    assert not indexed(folder, index).is_new
    assert {path: path.stat().st_mtime_ns for path in index.glob("pictures/*/*")} == before
    path = folder / "exemplars" / f"{ID}.md"
    text = re.sub(r"pictures:\n(?:  - .*\n)*", "", path.read_text("utf-8"))
    for _ in range(2):  # the generation before may still be gone back to
        path.write_text(text := text + "\nThêm một câu.\n", "utf-8")
        indexed(folder, index)
    assert list(index.glob("pictures/*")) == []


def test_a_file_that_is_gone_goes_on_being_shown_until_its_record_says_otherwise(folder, index):
    gallery = open_snapshot(index).gallery
    for path in folder.glob(f"pictures/{ID}/*"):
        path.write_bytes(written(drawn((9, 9))))
    indexed(folder, index, allow_shrink=True)
    assert open_snapshot(index).gallery.digests <= gallery.digests
