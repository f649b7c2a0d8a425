"""A build never loses much quietly: half a folder is refused, and the old site stays."""

import itertools
import os
import shutil
import threading
from pathlib import Path

import pytest

from kb.errors import ContentShrunk
from kb.search import open_snapshot
from tests.support.commands import kb
from tests.support.indexes import indexed
from tests.support.paths import ROOT, TESTS

HALL = "gian-hang-khong-dong"


def ids(index: Path) -> set[str]:
    return {record.id for record in open_snapshot(index).records}


@pytest.fixture
def many(folder):
    """The invented content with twenty exemplars more, so that one is less than a tenth."""
    text = (folder / "exemplars" / f"{HALL}.md").read_text("utf-8")
    for number in range(20):
        copy = text.replace("title: ", f"title: Số {number} ", 1).replace("aliases:", "note: cũ\n#")
        (folder / "exemplars" / f"gian-hang-{number}.md").write_text(copy, "utf-8")
    return folder


@pytest.mark.parametrize(
    "spoil",
    [
        lambda folder: shutil.rmtree(folder / "exemplars"),
        lambda folder: [path.unlink() for path in folder.glob("*/*.md")],
        lambda folder: [path.write_text("---\ntitle: nửa") for path in folder.glob("*/*.md")],
        lambda folder: (folder / "places.yaml").write_text("- {name: Cao"),
        lambda folder: (folder / "places.yaml").unlink(),
        lambda folder: (folder / "synonyms.yaml").write_bytes(b"\xff\xfe"),
    ],
    ids=["no exemplars", "empty", "being copied", "half places", "no places", "no text"],
)
def test_a_folder_that_lacks_much_is_refused_and_the_old_site_stays(folder, tmp_path, spoil):
    index = tmp_path / "index"
    indexed(folder, index)
    before = ids(index)
    spoil(folder)
    code, _, err = kb("index", content=folder, index=index)
    assert code == 1
    assert "chỉ mục cũ vẫn phục vụ" in err
    assert ids(index) == before
    assert kb("index", "--allow-shrink", content=folder, index=index).code in (0, 3)


def test_one_of_many_is_left_out_by_name_and_the_exit_code_says_so(many, tmp_path):
    index = tmp_path / "index"
    indexed(many, index)
    (many / "exemplars" / "gian-hang-7.md").write_text("---\ntitle: nửa", "utf-8")
    code, _, err = kb("index", content=many, index=index)
    assert code == 3
    assert "content/exemplars/gian-hang-7.md:1" in err
    assert "KHÔNG CÒN PHỤC VỤ gian-hang-7 (Số 7 Gian hàng không đồng)" in err
    assert "gian-hang-7" not in ids(index)


def test_a_golden_record_is_never_left_out(many, tmp_path):
    (many / "golden.yaml").write_text("- {query: Số 7, record: gian-hang-7}\n", "utf-8")
    index = tmp_path / "index"
    indexed(many, index)
    (many / "exemplars" / "gian-hang-7.md").unlink()
    (many / "golden.yaml").unlink()
    with pytest.raises(ContentShrunk, match="gian-hang-7"):
        indexed(many, index)


def test_what_was_taken_back_or_withdrawn_or_is_a_draft_again_is_not_lost(folder, tmp_path):
    index = tmp_path / "index"
    indexed(folder, index)
    archive = tmp_path / "archive"
    done = kb("remove", HALL, content=folder, KB_ARCHIVE_DIR=archive)
    assert done.code == 0
    assert [path.parent.name for path in archive.glob("history/*/*")] == [HALL]
    for name, status in {"nhom-vi-du-mot": "withdrawn", "truong-tieu-hoc-thi-du": "draft"}.items():
        path = folder / "exemplars" / f"{name}.md"
        lines = path.read_text("utf-8").splitlines(keepends=True)
        kept = [line for line in lines if not line.startswith("status:")]
        path.write_text("".join([kept[0], f"status: {status}\n", *kept[1:]]), "utf-8")
    assert kb("index", content=folder, index=index).code == 0
    assert HALL not in ids(index)


def test_an_item_of_a_list_is_taken_back_with_its_neighbours_untouched(folder, tmp_path):
    wider_folder = shutil.copytree(TESTS / "wider", folder, dirs_exist_ok=True)
    before = (wider_folder / "figures.yaml").read_text("utf-8")
    first = before.split("- id: ")[1].split("\n")[0]
    assert kb("remove", first, content=wider_folder, KB_ARCHIVE_DIR=tmp_path).code == 0
    after = (wider_folder / "figures.yaml").read_text("utf-8")
    assert f"- id: {first}\n" not in after
    assert set(after.splitlines()) < set(before.splitlines())
    assert after.count("- id: ") == before.count("- id: ") - 1


def test_an_id_that_nobody_bears_is_told_before_anything_is_removed(folder, tmp_path):
    code, _, err = kb("remove", HALL, "khong-co-ai", content=folder, KB_ARCHIVE_DIR=tmp_path)
    assert (code, "khong-co-ai" in err) == (1, True)
    assert (folder / "exemplars" / f"{HALL}.md").exists()


def test_a_first_build_of_nothing_is_refused(tmp_path):
    (tmp_path / "content" / "exemplars").mkdir(parents=True)
    code, _, err = kb("index", content=tmp_path / "content", index=tmp_path / "index")
    assert (code, "không có hồ sơ nào đăng được" in err) == (1, True)


def test_of_two_files_of_one_id_the_one_already_served_stays(many, tmp_path):
    index = tmp_path / "index"
    indexed(many, index)
    second = many / "exemplars" / "a" / "gian-hang-7.md"
    second.parent.mkdir()
    old = (many / "exemplars" / "gian-hang-7.md").read_text("utf-8")
    second.write_text(old.replace("Số 7", "Kẻ chen ngang"), "utf-8")
    code, _, err = kb("index", content=many, index=index)
    assert code == 3
    assert "exemplars/gian-hang-7.md" in err
    assert "exemplars/a/gian-hang-7.md" in err
    assert open_snapshot(index).find("gian-hang-7").title.startswith("Số 7")


def test_a_second_file_that_is_a_draft_does_not_push_out_the_one_served(many, tmp_path):
    index = tmp_path / "index"
    indexed(many, index)
    second = many / "exemplars" / "a" / "gian-hang-7.md"
    second.parent.mkdir()
    old = (many / "exemplars" / "gian-hang-7.md").read_text("utf-8")
    second.write_text(f"---\nstatus: draft\n{old.removeprefix('---')}", "utf-8")
    assert kb("index", content=many, index=index).code == 3
    assert open_snapshot(index).find("gian-hang-7").title.startswith("Số 7")


@pytest.mark.parametrize("place", ["a", "z"])
def test_who_was_withdrawn_in_one_file_is_not_served_from_another(many, tmp_path, place):
    index = tmp_path / "index"
    indexed(many, index)
    first = many / "exemplars" / "gian-hang-7.md"
    text = first.read_text("utf-8")
    second = many / "exemplars" / place / first.name
    second.parent.mkdir()
    second.write_text(text, "utf-8")
    first.write_text(f"---\nstatus: withdrawn\n{text.removeprefix('---')}", "utf-8")
    assert kb("index", content=many, index=index).code == 3
    assert open_snapshot(index).find("gian-hang-7") is None
    assert "gian-hang-7" in open_snapshot(index).history.withdrawn_ids


@pytest.mark.parametrize("text", ["- {name: Cao", "{{{", "", None])
def test_a_list_that_is_not_there_is_told_of_once_and_nothing_begins_without_it(
    folder, tmp_path, text
):
    (folder / "places.yaml").unlink()
    if text is not None:
        (folder / "places.yaml").write_text(text, "utf-8")
    code, _, err = kb("index", content=folder, index=tmp_path / "index")
    assert code == 1
    told = [line for line in err.splitlines() if line.startswith("content/")]
    assert [line.partition(":")[0] for line in told] == ["content/places.yaml"]
    assert "thiếu places.yaml: không đọc được mục nào" in err
    assert not (tmp_path / "index" / "CURRENT").exists()


@pytest.mark.parametrize("is_served", [True, False])
def test_a_folder_into_which_somebody_is_copying_is_left_alone(folder, tmp_path, is_served):
    index, is_done = tmp_path / "index", threading.Event()
    if is_served:
        indexed(folder, index)
    text = (
        (folder / "exemplars" / f"{HALL}.md").read_text("utf-8").replace("aliases:", "note: cũ\n#")
    )

    def copy() -> None:
        """A file more every moment; of the last only the head is there yet."""
        for number in itertools.count():
            for length in (200, len(text)):
                name = f"gian-hang-{number}.md"
                (folder / "exemplars" / name).write_text(text[:length], "utf-8")
                if is_done.wait(0.01):
                    return

    copying = threading.Thread(target=copy)
    copying.start()
    code, _, err = kb("index", content=folder, index=index)
    is_done.set()
    copying.join()
    assert (code, "đang có tệp được chép vào hoặc ghi lại" in err) == (1, True)
    assert f"{Path('exemplars') / 'gian-hang-'}" in err
    assert (index / "CURRENT").exists() == is_served


def test_a_file_that_cannot_be_read_is_one_problem_among_others(many, tmp_path):
    index = tmp_path / "index"
    indexed(many, index)
    path = many / "exemplars" / "gian-hang-7.md"
    path.unlink()
    os.symlink(path.name, path)  # leads to itself
    code, _, err = kb("index", content=many, index=index)
    assert code == 3
    assert "Traceback" not in err
    assert "content/exemplars/gian-hang-7.md:1" in err


def test_our_own_content_is_built_again_without_a_loss(real_index_dir, tmp_path):
    index = shutil.copytree(real_index_dir, tmp_path / "index")
    assert indexed(ROOT / "content", index).lost == ()
