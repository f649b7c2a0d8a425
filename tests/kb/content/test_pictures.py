"""What `kb check` says of pictures: none without leave, none that tells of more than it shows."""

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.pictures import cleaned, home_of, keep
from tests.support.pictures import drawn, from_camera, written, zipped

ID = "nhom-vi-du-mot"
_SAID = "alt: Ba người đứng trước lớp, credit: Báo Mẫu, permission: Báo Mẫu cho dùng"


def told(folder, lines: str = "") -> list[str]:
    path = folder / "exemplars" / f"{ID}.md"
    text = path.read_text("utf-8")
    path.write_text(text.replace("sources:\n", f"{lines}sources:\n", 1), "utf-8")
    found = [str(each) for each in check_content(load_content(folder))]
    return [each for each in found if "pictures" in each or "không có trường" in each]


def pictures(*items: str) -> str:
    return "pictures:\n" + "".join(f"  - {{{item}}}\n" for item in items)


def test_a_picture_with_all_it_needs_is_no_problem(folder):
    name = keep(folder, ID, cleaned("a.jpg", from_camera()))
    assert told(folder, pictures(f"file: {name}, {_SAID}")) == []


def test_a_picture_says_what_it_shows_who_made_it_and_by_whose_leave(folder):
    name = keep(folder, ID, cleaned("a.jpg", from_camera()))
    found = " ".join(told(folder, pictures(f"file: {name}, caption: Lời")))
    for field in ("alt", "credit", "permission"):
        assert f"pictures.{field}: thiếu trường này" in found


def test_files_that_are_not_there_or_not_what_they_say_are_told_on_their_line(folder):
    home = home_of(folder, ID)
    home.mkdir(parents=True)
    (home / "a.jpg").write_bytes(zipped())
    (home / "b.jpg").write_bytes(from_camera())
    lines = pictures(*(f"file: {name}.jpg, {_SAID}" for name in "abc"))
    found = told(folder, lines)
    assert [each.split(": ", 2)[2] for each in found] == [
        '"a.jpg" là tệp ZIP, không phải ảnh; hãy lưu thành ảnh JPEG hoặc PNG rồi đưa vào lại',
        '"b.jpg" còn giữ vị trí chụp (GPS) và thông tin máy ảnh; '
        "hãy đưa ảnh vào lại bằng bàn biên tập hoặc `kb picture add`",
        f"không có tệp content/pictures/{ID}/c.jpg; hãy đặt tệp vào đó, hoặc bỏ ảnh này",
    ]
    assert len({each.split(":")[1] for each in found}) == 3


def test_a_file_that_no_record_names_is_told(folder):
    home_of(folder, ID).mkdir(parents=True)
    (home_of(folder, ID) / "la.jpg").write_bytes(written(drawn()))
    assert told(folder) == [
        f"content/pictures/{ID}/la.jpg:1: (cảnh báo) không hồ sơ nào dùng ảnh này; "
        f"hãy ghi vào pictures của {ID}, hoặc xóa tệp"
    ]


def test_a_name_with_marks_is_told_what_to_be_called(folder):
    found = told(folder, pictures(f"file: Ảnh Lớp.JPG, {_SAID}"))
    assert "hãy đổi tên tệp thành anh-lop.jpg" in found[0]
