"""`kb init`: a collection of one's own, whole from the first minute."""

from pathlib import Path

import pytest

from kb.content.beginnings import EXAMPLE, UNNAMED
from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.content.given import FILES
from kb.search import open_snapshot
from kb.settings import load_settings
from kb.vocabularies import Vocabularies
from tests.support.commands import kb
from tests.support.paths import ROOT


@pytest.fixture(scope="module")
def own(tmp_path_factory) -> Path:
    """A new collection, made by the command."""
    folder = tmp_path_factory.mktemp("của tôi") / "kho mới"
    done = kb("init", folder, "--name", "Kho Thí Dụ: gương sáng quê nhà")
    assert (done.code, done.err) == (0, "")
    assert "34 tỉnh, thành phố" in done.out
    assert f'cd "{folder}"\n  kb edit' in done.out
    return folder


def test_it_has_our_lists_and_none_of_our_records(own, real_content):
    content = load_content(own / "content")
    ours, new = real_content.vocabularies, content.vocabularies
    for name in ("fields", "places", "organisations", "anniversaries", "synonyms"):
        assert getattr(new, name) == getattr(ours, name)
    assert [file.record.id for file in content.files] == [EXAMPLE]
    assert content.golden == ()
    assert new.site.name == "Kho Thí Dụ: gương sáng quê nhà"


def test_nothing_in_it_is_wrong(own):
    assert check_content(load_content(own / "content")) == ()


def test_its_example_says_that_it_is_one_and_nobody_reads_it(own):
    record = load_content(own / "content").by_id[EXAMPLE].record
    assert record.status == "draft"
    assert "mẫu, mọi điều đều bịa" in record.title
    assert "không có thật" in record.summary


def test_it_is_indexed_and_served_from_its_own_folder(own):
    done = kb("index", at=own)
    assert (done.code, done.out[:30]) == (0, "Chưa có hồ sơ nào đã đăng; tra")
    snapshot = open_snapshot(own / "var" / "index")
    assert (snapshot.size, snapshot.vocabularies.site.name[:10]) == (0, "Kho Thí Dụ")
    path = own / "content" / "exemplars" / f"{EXAMPLE}.md"
    path.write_text(path.read_text("utf-8").replace("draft", "published"), "utf-8")
    done = kb("index", at=own / "content")
    assert (done.code, done.out[:9]) == (0, "1 hồ sơ: ")
    assert sorted(each.name for each in own.iterdir()) == [
        ".gitignore",
        "README.md",
        "content",
        "var",
    ]


def test_a_folder_that_holds_anything_is_left_alone(tmp_path):
    (tmp_path / "danh-sach.xlsx").write_bytes(b"cua toi")
    done = kb("init", tmp_path)
    assert done.code == 1
    assert "thư mục đã có tệp nên không tạo kho ở đây" in done.err
    assert [each.name for each in tmp_path.iterdir()] == ["danh-sach.xlsx"]
    assert kb("init", tmp_path / "danh-sach.xlsx").code == 1


def test_an_empty_folder_with_git_will_do(tmp_path):
    (tmp_path / ".git").mkdir()
    assert kb("init", ".", at=tmp_path).code == 0
    assert load_content(tmp_path / "content").vocabularies.site.name == UNNAMED


def test_the_words_of_a_new_collection_name_no_place_of_our_checkout(own):
    for path in own.rglob("*.*"):
        if path.suffix in (".md", ".yaml"):
            assert ".venv/" not in path.read_text("utf-8"), path


def test_every_list_of_ours_that_others_need_is_given():
    kept = {"numbers"}  # they stand beside documents of ours
    lists = {f"{name}.yaml" for name in Vocabularies().as_plain()} - {
        f"{each}.yaml" for each in kept
    }
    assert lists | {"README.md"} == set(FILES)
    assert {each for each in FILES if not (ROOT / "content" / each).is_file()} == set()


def test_paths_lie_beside_the_content_folder(tmp_path, monkeypatch):
    for named, beside in (("/srv/kho/content", "/srv/kho"), ("noi-dung", ".")):
        settings = load_settings({"KB_CONTENT_DIR": named})
        assert settings.index_dir == Path(beside, "var/index")
        assert settings.archive_dir == Path(beside, "archive")
        assert settings.edit_password_file == Path(beside, "archive/mat-khau")
    monkeypatch.chdir(tmp_path)
    assert load_settings({}).content_dir == Path("content")
    (tmp_path / "fields.yaml").write_text("", "utf-8")
    settings = load_settings({"KB_CACHE_DIR": "/var/cache/kho"})
    assert settings.content_dir.resolve() == tmp_path
    assert settings.index_dir.resolve() == tmp_path.parent / "var" / "index"
    assert settings.cache_dir == Path("/var/cache/kho")
