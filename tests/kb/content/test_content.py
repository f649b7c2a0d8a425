"""The content folder: what is read, what is refused, and that one bad file hides no other."""

import unicodedata

import pytest

from kb.content.folder import Kept, _load_record, load_content
from kb.errors import ContentError

EXEMPLARS = [
    "ba-nguyen-thi-vi-du",
    "ban-nhap-vi-du",
    "da-rut-vi-du",
    "duong-hoa-thon-thi-du",
    "gian-hang-khong-dong",
    "nhom-vi-du-mot",
    "truong-tieu-hoc-thi-du",
]
DIRECTIVES = [
    "ct-90-ct-tw-2016",
    "kh-33-kh-tu-cao-bang-2021",
    "kh-33-kh-tu-quang-ngai-2022",
    "kl-91-kl-tw-2021",
]
GOOD = """---
title: Tổ Thí Dụ
kind: tap-the
fields: [giao-duc]
sources: [{title: Bài báo, file: bai.pdf}]
summary: Một câu.
---

Bài.
"""


def messages(folder) -> list[str]:
    return [str(problem) for problem in load_content(folder).problems]


def test_every_record_is_read_in_order_of_its_name(content):
    assert [file.record.id for file in content.files] == EXEMPLARS + DIRECTIVES
    assert list(content.by_id) == EXEMPLARS + DIRECTIVES
    assert content.problems == ()


def test_records_remember_their_file_and_lines(content):
    file = content.by_id["ba-nguyen-thi-vi-du"]
    assert file.path == "content/exemplars/ba-nguyen-thi-vi-du.md"
    assert {name: file.lines[name] for name in ("title", "fields", "summary")} == {
        "title": 2,
        "fields": 6,
        "summary": 10,
    }


def test_drafts_and_withdrawn_records_are_read_but_not_served(content):
    hidden = {"ban-nhap-vi-du", "da-rut-vi-du"}
    served = [record.id for record in content.servable(())]
    assert served == [record_id for record_id in EXEMPLARS + DIRECTIVES if record_id not in hidden]


def test_a_withdrawn_record_leaves_its_old_addresses_too(folder):
    path = folder / "exemplars" / "da-rut-vi-du.md"
    path.write_text(path.read_text("utf-8").replace("status:", "aliases: [ten-cu]\nstatus:"))
    assert load_content(folder).withdrawn_ids == {"da-rut-vi-du", "ten-cu"}


def test_drafts_and_withdrawn_records_never_reach_the_index(snapshot):
    hidden = {"ban-nhap-vi-du", "da-rut-vi-du"}
    assert {record.id for record in snapshot.records} == {*EXEMPLARS, *DIRECTIVES} - hidden
    for word in ("khủnglongnháp", "khủnglongrút"):
        assert word not in snapshot.engine.lexicon("syllables")


def test_windows_line_ends_byte_order_marks_and_decomposed_text_change_nothing(folder):
    written = unicodedata.normalize("NFD", "\ufeff" + GOOD.replace("\n", "\r\n"))
    (folder / "exemplars" / "mot.md").write_text(GOOD, "utf-8", newline="")
    (folder / "exemplars" / "hai.md").write_text(written, "utf-8", newline="")
    held = load_content(folder).by_id
    one, two = (vars(held[name].record) | {"id": ""} for name in ("mot", "hai"))
    assert one == two
    assert held["mot"].lines == held["hai"].lines


def test_one_bad_file_never_hides_the_others(folder):
    (folder / "exemplars" / "aa-hong.md").write_bytes(b"\xff\xfe\x00")
    (folder / "exemplars" / "ab-hong.md").write_text("---\n[[[", "utf-8")
    (folder / "exemplars" / "to-thi-du.md").write_text(GOOD, "utf-8")
    content = load_content(folder)
    assert [file.record.id for file in content.files] == [
        *sorted([*EXEMPLARS, "to-thi-du"]),
        *DIRECTIVES,
    ]
    assert [problem.path for problem in content.problems] == [
        "content/exemplars/aa-hong.md",
        "content/exemplars/ab-hong.md",
    ]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        (
            "tcvn3.md",
            "---\ntitle: Tổ\n".encode() + b"kind: t\xcbp\n---\n",
            "tcvn3.md:3: tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc tệp Word); "
            "hãy lưu lại với bảng mã UTF-8",
        ),
        (
            "qua-lon.md",
            GOOD.encode() + b"x" * 1_000_000,
            "qua-lon.md:1: tệp quá lớn; hãy rút còn dưới 1 MB",
        ),
        (
            "Tổ Một.md",
            GOOD.encode(),
            "Tổ Một.md:1: tên tệp là mã hồ sơ, chỉ gồm chữ thường không dấu, số và gạch nối; "
            "hãy đổi tên thành to-mot.md",
        ),
        (
            "….md",
            GOOD.encode(),
            "….md:1: tên tệp là mã hồ sơ, chỉ gồm chữ thường không dấu, số và gạch nối; "
            "hãy đổi tên thành ten-khong-dau.md",
        ),
        (
            "trong.md",
            b"",
            'trong.md:1: thiếu phần đầu hồ sơ; hãy mở đầu tệp bằng một dòng "---"',
        ),
        (
            "neo.md",
            b"---\na: &a [x]\nb: [*a, *a]\n---\n",
            "neo.md:2: dùng & hoặc * (neo của YAML); "
            "hãy viết lại giá trị, hoặc đặt nó trong ngoặc kép",
        ),
        (
            "sau.md",
            b"---\ntitle: " + b"[" * 100_000 + b"\n---\n",
            "sau.md:2: các giá trị lồng nhau quá sâu; hãy viết phẳng lại",
        ),
        (
            "trich-long.md",
            GOOD.encode() + b"\n" + b"> " * 10_000 + b"x",
            f"trich-long.md:{GOOD.count(chr(10)) + 2}: dấu Markdown quá nhiều trong một khối, "
            "hoặc lồng nhau quá sâu; hãy viết phẳng lại, tách khối bằng dòng trống",
        ),
        (
            "the-mo.md",
            GOOD.encode() + b"\n" + b"<a " * 20_000,
            f"the-mo.md:{GOOD.count(chr(10)) + 2}: dấu Markdown quá nhiều trong một khối, "
            "hoặc lồng nhau quá sâu; hãy viết phẳng lại, tách khối bằng dòng trống",
        ),
        (
            "nam-muoi-mega.md",
            GOOD.encode() + b"x" * 50_000_000,
            "nam-muoi-mega.md:1: tệp quá lớn; hãy rút còn dưới 1 MB",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(folder, name, data, message):
    (folder / "exemplars" / name).write_bytes(data)
    assert messages(folder) == [f"content/exemplars/{message}"]


def test_a_vocabulary_that_cannot_be_read_is_told(folder):
    (folder / "synonyms.yaml").write_bytes(b"- {terms: [\xff, b]}")
    (folder / "fields.yaml").write_text("giao-duc: Giáo dục", "utf-8")
    assert messages(folder) == [
        'content/fields.yaml:1: cần một danh sách; hãy mở đầu mỗi mục bằng "- "',
        "content/synonyms.yaml:1: tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc tệp Word); "
        "hãy lưu lại với bảng mã UTF-8",
    ]


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ContentError) as caught:
        load_content(tmp_path / "khong-co")
    assert str(caught.value) == (
        f"{tmp_path / 'khong-co'}: không có thư mục này; "
        "hãy chạy lệnh ở thư mục của kho, hoặc đặt KB_CONTENT_DIR"
    )


def test_an_empty_folder_holds_nothing(tmp_path):
    content = load_content(tmp_path)
    assert (content.files, content.problems, content.vocabularies.fields) == ((), (), ())


def test_a_record_that_notepad_saved_under_another_ending_is_told(folder):
    (folder / "exemplars" / "to-mau.md.txt").write_text("---\ntitle: Tổ Mẫu\n---\n", "utf-8")
    assert [str(problem) for problem in load_content(folder).problems] == [
        "content/exemplars/to-mau.md.txt:1: (cảnh báo) tệp này không được đọc, vì tên không kết "
        "thúc bằng .md; hãy đổi tên thành to-mau.md (Windows hay giấu đuôi .txt)"
    ]


def test_letters_with_loose_marks_are_told_as_a_warning(folder):
    loose = unicodedata.normalize("NFD", GOOD)
    (folder / "exemplars" / "roi.md").write_text(loose, "utf-8")
    assert messages(folder) == [
        "content/exemplars/roi.md:2: (cảnh báo) chữ viết bằng dấu rời; "
        "trang vẫn hiện đúng, nhưng hãy lưu lại bằng Unicode dựng sẵn (NFC)"
    ]


def test_what_was_read_before_is_read_again_only_where_a_file_changed(folder, monkeypatch):
    kept, read = Kept(), []
    monkeypatch.setattr(
        "kb.content.folder._load_record",
        lambda *arguments: read.append(arguments[1].stem) or _load_record(*arguments),
    )
    first = load_content(folder, kept)
    path = folder / "exemplars" / "ban-nhap-vi-du.md"
    path.write_text(GOOD.replace("Tổ Thí Dụ", "Tổ Mẫu"), "utf-8")
    (folder / "exemplars" / "da-rut-vi-du.md").unlink()
    read.clear()
    again = load_content(folder, kept)
    assert read == ["ban-nhap-vi-du"]
    assert again.by_id["ban-nhap-vi-du"].record.title == "Tổ Mẫu"
    assert first.by_id.keys() - again.by_id.keys() == {"da-rut-vi-du"}
    assert again == load_content(folder)
