"""`kb picture add`: from a camera's file to a line of the record, and nothing where it fails."""

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.pictures import home_of
from tests.support.commands import kb
from tests.support.pictures import from_camera, opened, zipped

ID = "nhom-vi-du-mot"
SAID = ("--alt", "Ba người trước lớp", "--credit", "Báo Mẫu", "--permission", "Báo Mẫu cho dùng")


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "Ảnh của tôi.JPG"
    path.write_bytes(from_camera((1000, 800), 6))
    return path


def test_a_picture_is_cleaned_and_written_into_the_record(folder, photo):
    before = (folder / f"exemplars/{ID}.md").read_text("utf-8")
    done = kb("picture", "add", ID, photo, *SAID, "--date", "2023-11", content=folder)
    assert done.code == 0, done.err
    content = load_content(folder)
    (picture,) = content.find(ID).record.pictures
    assert (picture.credit, str(picture.date)) == ("Báo Mẫu", "2023-11")
    image = opened((home_of(folder, ID) / picture.file).read_bytes())
    assert (image.size, dict(image.getexif())) == ((800, 1000), {})
    assert not [each for each in check_content(content) if "pictures" in str(each)]
    after = (folder / f"exemplars/{ID}.md").read_text("utf-8")
    added = set(after.splitlines()) - set(before.splitlines())
    assert len(added) == 2
    assert not set(before.splitlines()) - set(after.splitlines())


def test_the_same_picture_twice_is_refused_and_stays(folder, photo):
    kb("picture", "add", ID, photo, *SAID, content=folder)
    again = kb("picture", "add", ID, photo, *SAID, content=folder)
    assert (again.code, "đã có ảnh này" in again.err) == (1, True)
    assert len(list(home_of(folder, ID).iterdir())) == 1


@pytest.mark.parametrize(
    ("record", "data", "more", "said"),
    [
        (ID, zipped(), (), "là tệp ZIP"),
        (ID, from_camera(), ("--alt", " "), "đừng để trống"),
        (ID, from_camera(), ("--date", "hôm qua"), "không phải là ngày"),
        ("kl-91-kl-tw-2021", from_camera(), (), "không phải là gương"),
        ("khong-co", from_camera(), (), "Không có hồ sơ"),
    ],
)
def test_what_cannot_be_is_said_and_leaves_nothing(folder, photo, record, data, more, said):
    photo.write_bytes(data)
    done = kb("picture", "add", record, photo, *SAID, *more, content=folder)
    assert (done.code, said in done.err) == (1, True), done.err
    assert not list(folder.glob("pictures/*/*"))
