"""Pictures at the desk, by submitting alone: brought in, cut, moved, published, gone."""

import io
import re

import pytest

from kb.pictures import home_of
from kb.search import open_snapshot
from tests.support.desks import at_desk, copied_content
from tests.support.pictures import from_camera, opened, zipped
from tests.support.typed_forms import ID

ALL = {"alt": "Ba người", "credit": "Báo Mẫu", "permission": "Báo Mẫu cho dùng"}


@pytest.fixture
def at(tmp_path):
    copied_content(tmp_path)
    return at_desk(tmp_path)


def brought(at, form, data=None, **crop):
    """The page after a file was handed in with all that is typed."""
    file = (io.BytesIO(from_camera() if data is None else data), "Ảnh tôi.jpg")
    sent = form | {"_nut": "anh", "_anh": file} | crop
    return at.send(f"/ho-so/{ID}", sent, content_type="multipart/form-data")


def boxes(page: str) -> dict[str, str]:
    found = re.findall(r'name="(pictures\.\d+\.\w+)" value="([^"]*)"', page)
    return dict(found)


def test_a_picture_comes_into_the_form_and_nothing_typed_is_lost(at):
    page = brought(at, at.form(ID) | {"role": "đang gõ dở"}).get_data(as_text=True)
    assert 'value="đang gõ dở"' in page
    name = boxes(page)["pictures.0.file"]
    shown = at.client.get(f"/ho-so/{ID}/anh/{name}")
    assert (shown.content_type, opened(shown.data).size) == ("image/jpeg", (800, 600))
    assert dict(opened(shown.data).getexif()) == {}
    assert "pictures" not in at.desk.open(ID).version.text


def test_it_is_saved_published_and_shown_once_all_is_said(at, tmp_path):
    page = brought(at, at.form(ID)).get_data(as_text=True)
    form = at.form(ID) | boxes(page)
    asked = at.send("/kiem", form | {"_loai": "guong", "_ma": ID}).get_data(as_text=True)
    assert "ảnh 1, người chụp" in asked
    for name, text in ALL.items():
        form[f"pictures.0.{name}"] = text
    assert at.send(f"/ho-so/{ID}", form).status_code == 303
    at.desk.publisher.publish([ID])
    snapshot = open_snapshot(tmp_path / "index")
    (shown,) = snapshot.gallery.of(snapshot.record(ID))
    assert (shown.picture.credit, shown.rendered.width) == ("Báo Mẫu", 800)


def test_only_a_part_is_taken_at_once_or_later(at):
    part = {"_trai": "50", "_phai": "100", "_tren": "0", "_duoi": "50,0"}
    page = brought(at, at.form(ID), **part).get_data(as_text=True)
    first = boxes(page)["pictures.0.file"]
    home = home_of(at.desk.settings.content_dir, ID)
    assert opened((home / first).read_bytes()).size == (400, 300)
    cut = {"_nut": "cat:pictures:0", "_phai": "90"}
    page = at.send(f"/ho-so/{ID}", at.form(ID) | boxes(page) | cut).get_data(as_text=True)
    second = boxes(page)["pictures.0.file"]
    assert opened((home / second).read_bytes()).size == (360, 300)


@pytest.mark.parametrize(
    ("data", "crop", "said"),
    [
        (zipped(), {}, "là tệp ZIP, không phải ảnh"),
        (b"", {}, "tệp rỗng"),
        (None, {"_trai": "một nửa"}, "Khung cắt ghi bằng số"),
        (None, {"_phai": "3", "_duoi": "3"}, "phần rộng hơn"),
    ],
)
def test_what_cannot_be_is_said_and_the_form_stays(at, data, crop, said):
    page = brought(at, at.form(ID) | {"role": "đang gõ dở"}, data, **crop).get_data(as_text=True)
    assert said in page
    assert 'value="đang gõ dở"' in page
    assert not list(at.desk.settings.content_dir.glob("pictures/*/*"))


def test_pictures_change_places_like_any_rows(at):
    form = at.form(ID)
    for size in ((800, 600), (700, 500)):
        form |= boxes(brought(at, form, from_camera(size)).get_data(as_text=True))
    names = [form[f"pictures.{number}.file"] for number in (0, 1)]
    moved = at.send(f"/ho-so/{ID}", form | {"_nut": "len:pictures:1"}).get_data(as_text=True)
    assert [boxes(moved)[f"pictures.{number}.file"] for number in (0, 1)] == names[::-1]
    again = brought(at, form, from_camera((700, 500))).get_data(as_text=True)
    assert "đã có ảnh này" in again


def test_nobody_gets_a_file_that_is_no_picture(at):
    for name in ("..", "%2e%2e%2f%2e%2e%2fsite.yaml", "khong-co.jpg", "a.svg"):
        assert at.client.get(f"/ho-so/{ID}/anh/{name}").status_code in (404, 308)


def test_a_missing_picture_is_a_gap_where_it_can_be_filled(at):
    form = at.form(ID) | {"_loai": "guong", "_ma": ID}
    assert "chưa có ảnh" in at.send("/kiem", form).get_data(as_text=True)
    form |= boxes(brought(at, at.form(ID)).get_data(as_text=True))
    assert "chưa có ảnh" not in at.send("/kiem", form).get_data(as_text=True)


def test_a_record_with_a_lost_file_cannot_be_published(at):
    row = {f"pictures.0.{name}": text for name, text in ALL.items()}
    form = at.form(ID) | row | {"pictures.0.file": "mat.jpg", "_loai": "guong", "_ma": ID}
    assert "không có tệp content/pictures" in at.send("/kiem", form).get_data(as_text=True)
