"""A record's life, from draft to erased; and what readers see of it."""

import contextlib
import dataclasses
import re
import subprocess
import zlib
from datetime import date
from pathlib import Path

import pytest

from kb.desk.desk import Desk
from kb.desk.files.store import Act, Saved
from kb.desk.files.versions import Clash
from kb.errors import IndexRejected, StepRefused, UnknownRecord
from kb.search import SearchQuery, open_snapshot, search
from kb.settings import load_settings
from tests.support import typed_forms
from tests.support.typed_forms import ID

WHOLE = typed_forms.WHOLE | {"body": "Bài viết về zuzuzu."}


@pytest.fixture
def desk(folder, tmp_path):
    environ = {
        "KB_CONTENT_DIR": str(folder),
        "KB_INDEX_DIR": str(tmp_path / "index"),
        "KB_CACHE_DIR": str(tmp_path / "cache"),
        "KB_ARCHIVE_DIR": str(tmp_path / "archive"),
    }
    made = Desk(load_settings(environ))
    made.publisher.publish_all()
    return made


def served(desk):
    return {each.id: each for each in open_snapshot(desk.settings.index_dir).records}


def save(desk, record_id, who="", **typed):
    opened = desk.open(record_id)
    return desk.save(record_id, opened.version.digest, opened.typed | typed, who)


def test_a_new_record_is_a_draft_until_it_is_published(desk):
    record_id = desk.create("exemplar", WHOLE, "Lê Thị Mẫu").version.id
    assert record_id == "to-mau-giup-nhau-cao-bang"
    assert desk.state(record_id).name == "draft"
    assert record_id not in served(desk)
    published = desk.publish([record_id], "Lê Thị Mẫu")
    assert published.paths == (f"content/exemplars/{record_id}.md",)
    assert desk.state(record_id).name == "published"
    assert served(desk)[record_id].title == "Tổ Mẫu giúp nhau"
    assert [each.what for each in desk.open(record_id).steps] == ["created", "published"]


def test_a_document_gets_an_id_with_its_number_place_and_year(desk):
    typed = {"number": "12-KH/TU", "type": "ke-hoach", "province": "Cao Bằng", "issued": "5/2024"}
    assert desk.create("directive", typed).version.id == "kh-12-kh-tu-cao-bang-2024"
    assert desk.create("directive", typed).version.id == "kh-12-kh-tu-cao-bang-2024-2"
    assert desk.create("exemplar", {}).version.id == "ho-so"


def test_saving_changes_nothing_for_readers_until_it_is_published(desk):
    save(desk, ID, **{"years.0": "2020"})
    assert desk.state(ID).name == "changed"
    assert served(desk)[ID].years != (2020,)
    desk.publish([ID])
    assert desk.state(ID).name == "published"
    assert served(desk)[ID].years[0] == 2020


def test_publishing_one_record_leaves_the_unpublished_work_on_others_alone(desk):
    other = "ba-nguyen-thi-vi-du"
    before = served(desk)
    save(desk, ID, summary="Câu mới, đã xong.")
    save(desk, other, summary="Câu còn dở", kind="")
    desk.publish([ID])
    assert served(desk)[ID].summary == "Câu mới, đã xong."
    assert served(desk)[other] == before[other]
    assert [each.record.id for each in desk.publisher.pending()] == [other]


def test_a_file_that_is_gone_by_mistake_takes_nothing_from_readers(desk, folder):
    (folder / "exemplars" / "ba-nguyen-thi-vi-du.md").unlink()
    (folder / "exemplars" / "gian-hang-khong-dong.md").write_text("hỏng", "utf-8")
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert {"ba-nguyen-thi-vi-du", "gian-hang-khong-dong"} <= served(desk).keys()
    gone = [each.record.id for each in desk.publisher.pending() if each.step == "gone"]
    assert gone == ["ba-nguyen-thi-vi-du"]
    desk.publish(gone)
    assert "ba-nguyen-thi-vi-du" not in served(desk)


def test_nothing_is_published_while_a_list_is_broken(desk, folder):
    (folder / "places.yaml").write_text("- {slug: a", "utf-8")
    save(desk, ID, summary="Câu mới.")
    with pytest.raises(StepRefused, match=r"places\.yaml có lỗi ở dòng 1"):
        desk.publish([ID])
    assert served(desk)[ID].summary != "Câu mới."


def test_what_readers_still_have_is_not_dropped(desk):
    version = desk.store.open(ID)
    desk.store.save(ID, version.digest, {"status": "draft"})
    with pytest.raises(StepRefused, match="Người đọc còn thấy"):
        desk.drop(ID, desk.store.open(ID).digest)


def test_a_record_with_an_error_is_not_published(desk):
    record_id = desk.create("exemplar", WHOLE | {"sources.0.url": "bao.example"}).version.id
    with pytest.raises(StepRefused, match=r"“Tổ Mẫu giúp nhau”\. Hồ sơ còn 1 chỗ phải sửa"):
        desk.publish([record_id])
    assert desk.state(record_id).name == "draft"


def test_what_the_golden_queries_refuse_stays_a_draft_and_readers_keep_what_they_had(desk, folder):
    (folder / "golden.yaml").write_text(
        "- {query: hoàn toàn khác, record: to-mau-giup-nhau-cao-bang}\n", "utf-8"
    )
    record_id = desk.create("exemplar", WHOLE).version.id
    before = served(desk)
    with pytest.raises(IndexRejected):
        desk.publish([record_id])
    assert desk.state(record_id).name == "draft"
    assert served(desk) == before


def test_a_change_of_state_is_one_line(desk):
    record_id = desk.create("exemplar", WHOLE).version.id
    before = desk.open(record_id).version.text.splitlines()
    desk.publish([record_id])
    after = desk.open(record_id).version.text.splitlines()
    assert [pair for pair in zip(before, after, strict=True) if pair[0] != pair[1]] == [
        ("status: draft", "status: published")
    ]


def approving(desk):
    settings = dataclasses.replace(desk.settings, edit_approval=True)
    return Desk(settings)


def test_where_two_people_are_needed_nobody_publishes_what_they_wrote(desk):
    desk = approving(desk)
    record_id = desk.create("exemplar", WHOLE, "Lê Thị Mẫu").version.id
    desk.take_step(record_id, Act("sent", "Lê Thị Mẫu"))
    assert desk.state(record_id).name == "waiting"
    for who, why in (("", "phải ghi tên"), ("lê thị mẫu", "xin một người khác")):
        with pytest.raises(StepRefused, match=why):
            desk.publish([record_id], who)
    desk.publish([record_id], "Trần Văn Thử")
    assert desk.state(record_id).name == "published"
    save(desk, record_id, "Trần Văn Thử", summary="Câu mới.")
    with pytest.raises(StepRefused):
        desk.publish([record_id], "Trần Văn Thử")
    desk.publish([record_id], "Lê Thị Mẫu")


def test_where_certain_people_approve_others_send(desk):
    site = "name: Kho Thí Dụ\napprovers: [Trần Văn Thử, Lê Thị Mẫu]\n"
    (desk.settings.content_dir / "site.yaml").write_text(site, "utf-8")
    desk.library.look_again()
    record_id = desk.create("exemplar", WHOLE, "Phạm Thí Dụ").version.id
    with pytest.raises(StepRefused, match=r"cho Trần Văn Thử, Lê Thị Mẫu\. Hãy gửi duyệt"):
        desk.publish([record_id], "Phạm Thí Dụ")
    desk.publish([record_id], "trần văn thử")
    assert desk.state(record_id).name == "published"


def test_what_is_sent_back_is_a_draft_again(desk):
    record_id = desk.create("exemplar", WHOLE).version.id
    with pytest.raises(StepRefused, match="không chờ duyệt"):
        desk.take_step(record_id, Act("returned"))
    desk.take_step(record_id, Act("sent"))
    desk.take_step(record_id, Act("returned", "Trần Văn Thử", "thiếu năm"))
    state = desk.state(record_id)
    assert (state.name, state.step.why) == ("draft", "thiếu năm")


def held_anywhere(folder: Path, word: str) -> list[str]:
    """The files under a folder that hold a word, compressed or not."""
    found = []
    for path in (each for each in folder.rglob("*") if each.is_file()):
        data = path.read_bytes()
        if word.encode() in data or word.encode() in _inflated(data):
            found.append(path.name)
    return found


def _inflated(data: bytes) -> bytes:
    """Whatever zlib can make of a file from any place that begins like its streams."""
    out = b""
    for found in re.finditer(rb"\x78[\x01\x9c\xda]", data):
        with contextlib.suppress(zlib.error):
            out += zlib.decompressobj().decompress(data[found.start() :])
    return out


def test_withdrawn_is_gone_from_every_generation_on_disk(desk):
    record_id = desk.create("exemplar", WHOLE).version.id
    desk.publish([record_id])
    save(desk, ID, summary="Một câu khác.")
    desk.publish([ID])
    assert held_anywhere(desk.settings.index_dir, "zuzuzu")
    desk.withdraw(record_id, "người được nêu xin rút", "Lê Thị Mẫu")
    assert record_id not in served(desk)
    assert record_id in open_snapshot(desk.settings.index_dir).history.withdrawn_ids
    assert held_anywhere(desk.settings.index_dir, "zuzuzu") == []
    assert desk.state(record_id).step.why == "người được nêu xin rút"
    with pytest.raises(StepRefused, match="Chỉ bản nháp"):
        desk.take_step(record_id, Act("sent"))
    desk.take_step(record_id, Act("restored"))
    assert desk.state(record_id).name == "draft"


def test_erasing_leaves_nothing_but_the_address(desk, folder):
    typed = WHOLE | {"aliases.0": "ten-cu"}
    record_id = desk.create("exemplar", typed).version.id
    save(desk, record_id, summary="Một câu khác về zuzuzu.")
    pictures = folder / "pictures" / record_id
    pictures.mkdir(parents=True)
    (pictures / "anh.jpg").write_bytes(b"zuzuzu")
    (desk.settings.archive_dir / "texts").mkdir()
    (desk.settings.archive_dir / "texts" / f"{record_id}.txt").write_text("zuzuzu")
    desk.everything.refresh()
    with desk.previews.alone:
        desk.previews.show(desk.shelf)
    with pytest.raises(StepRefused, match="Chỉ xóa hẳn được hồ sơ đã rút"):
        desk.erase(record_id)
    desk.publish([record_id])
    desk.withdraw(record_id, "bà Zuzuzu xin rút")
    erased = desk.erase(record_id, "Lê Thị Mẫu")
    assert erased.commits is None
    assert len(erased.removed) == 4
    root = folder.parent
    assert held_anywhere(root, "zuzuzu") == []
    assert held_anywhere(root, "Zuzuzu") == []
    assert desk.open(record_id).version.said == {
        "aliases": ["ten-cu"], "status": "withdrawn", "body": ""
    }  # fmt: skip
    assert [each.what for each in desk.open(record_id).steps][-1] == "erased"
    assert desk.shelf.problems == ()


def test_erasing_says_what_git_still_holds(desk, folder):
    def git(*arguments):
        who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@vi-du.example")
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init")
    git("add", ".")
    git("commit", "-m", "đầu")
    desk.withdraw(ID, "xin rút")
    assert desk.erase(ID).commits == 2  # the first, and the one that says it is withdrawn


def test_a_clash_is_settled_field_by_field_and_loses_nobodys_work(desk):
    opened = desk.open(ID)
    save(desk, ID, **{"summary": "Câu của người kia.", "role": "Nhóm"})
    mine = opened.typed | {"summary": "Câu của tôi.", "years.0": "2020"}
    clash = desk.save(ID, opened.version.digest, mine)
    assert isinstance(clash, Clash)
    sides = {each.field: (each.ours, each.theirs) for each in clash.differences}
    assert sides == {"summary": (True, True), "years": (True, False)}
    settled = desk.merged(ID, mine, ["years"])
    saved = desk.save(ID, clash.current.digest, settled)
    assert isinstance(saved, Saved)
    said = saved.version.said
    assert (said["summary"], said["years"][0], said["role"]) == (
        "Câu của người kia.", "2020", "Nhóm"
    )  # fmt: skip


def test_a_version_nobody_remembers_clashes_in_all_that_differs(desk, folder):
    opened = desk.open(ID)
    path = folder / opened.version.path
    path.write_text(path.read_text("utf-8").replace("kind: tap-the", "kind: mo-hinh"), "utf-8")
    clash = Desk(desk.settings).save(ID, opened.version.digest, opened.typed)
    assert [each.field for each in clash.differences] == ["kind"]


def test_the_front_page_counts_what_waits(desk):
    desk.everything.refresh()
    record_id = desk.create("exemplar", WHOLE).version.id
    desk.create("exemplar", WHOLE)
    desk.take_step(record_id, Act("sent", "Lê Thị Mẫu"))
    save(desk, ID, kind="")
    found = {task.name: [item.record for item in task.items] for task in desk.tasks(date.today())}
    assert found["cho-duyet"] == [record_id]
    assert found["chua-dang"] == [ID]
    assert ID in found["loi"]
    assert {record_id, f"{record_id}-2", "ban-nhap-vi-du"} <= set(found["ban-nhap"])
    assert found["trung"] == [record_id]
    assert "da-rut-vi-du" not in found["mot-nguon"]


def test_a_provincial_desk_misses_no_other_province(desk):
    def empty_places():
        found = {task.name: task.items for task in desk.tasks(date.today())}
        return {item.title for item in found.get("tinh-trong", ())}

    assert len(empty_places()) > 1
    site = "name: Kho Thí Dụ\nprovince: Cao Bằng\n"
    (desk.settings.content_dir / "site.yaml").write_text(site, "utf-8")
    desk.library.look_again()
    assert empty_places() <= {"Cao Bằng"}


def test_all_states_are_found_by_the_desks_own_search(desk):
    desk.create("exemplar", {"summary": "Một câu về zuzuzu."})
    desk.everything.refresh()
    snapshot = desk.everything.snapshot()
    assert [hit.id for hit in search(snapshot, SearchQuery("zuzuzu")).hits] == ["ho-so"]
    assert [hit.id for hit in search(snapshot, SearchQuery("bản nháp ví dụ")).hits][:1] == [
        "ban-nhap-vi-du"
    ]


def test_an_unknown_record_is_said_to_be_unknown(desk):
    with pytest.raises(UnknownRecord):
        desk.open("khong-co")
