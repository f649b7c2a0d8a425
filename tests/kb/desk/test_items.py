"""An item of a list is a file to the desk: opened, changed, moved, taken out, taken back."""

import pytest

from kb.desk.files.store import Store
from kb.desk.files.undoing import undo
from kb.desk.files.versions import Clash
from kb.errors import StepRefused

LIST = """# Lĩnh vực
- {code: mot, label: Một, scope: "A"}
# giữa
- {code: hai, label: Hai, scope: "B"}  # tạm
- {code: ba, label: Ba, scope: "C"}
"""


@pytest.fixture
def listed(folder, tmp_path):
    (folder / "fields.yaml").write_text(LIST, "utf-8")
    return Store(folder, tmp_path / "archive")


def test_an_item_of_a_list_is_a_file_of_its_own(listed, folder):
    opened = listed.open("fields/hai")
    assert (opened.said["label"], opened.record_type, opened.is_item) == ("Hai", "fields", True)
    saved = listed.save("fields/hai", opened.digest, {"label": "Hai bên"})
    assert (folder / "fields.yaml").read_text("utf-8") == LIST.replace("Hai", "Hai bên")
    assert (saved.entry.record, saved.entry.fields) == ("fields/hai", ("label",))
    assert listed.before(saved.entry).text == opened.text
    undo(listed, saved.entry.number)
    assert (folder / "fields.yaml").read_text("utf-8") == LIST


def test_two_people_at_two_items_of_one_list_do_not_meet(listed):
    one, two = listed.open("fields/mot"), listed.open("fields/hai")
    listed.save("fields/mot", one.digest, {"label": "Một mình"})
    assert listed.save("fields/hai", two.digest, {"label": "Hai bên"}).entry
    outcome = listed.save("fields/mot", one.digest, {"label": "Một ít"})
    assert isinstance(outcome, Clash)
    assert [(each.mine, each.on_disk) for each in outcome.differences] == [("Một ít", "Một mình")]
    assert listed.open("fields/hai").said["label"] == "Hai bên"


@pytest.mark.parametrize("key", ["mot", "hai", "ba"])
def test_an_item_taken_out_comes_back_to_its_place(listed, folder, key):
    removed = listed.remove(f"fields/{key}", listed.open(f"fields/{key}").digest)
    assert f"code: {key}" not in (folder / "fields.yaml").read_text("utf-8")
    assert not (folder / "removed.yaml").exists()
    undo(listed, removed.entry.number)
    assert (folder / "fields.yaml").read_text("utf-8") == LIST


def test_an_item_comes_back_beside_its_neighbour_when_others_have_worked_since(listed, folder):
    removed = listed.remove("fields/hai", listed.open("fields/hai").digest)
    listed.save("fields/mot", listed.open("fields/mot").digest, {"label": "Một mình"})
    undo(listed, removed.entry.number)
    assert (folder / "fields.yaml").read_text("utf-8") == LIST.replace("Một", "Một mình")


def test_items_are_added_moved_and_moved_back(listed, folder):
    added = listed.create("fields", "fields/bon", "- {code: bon, label: Bốn}\n")
    whole = (folder / "fields.yaml").read_text("utf-8")
    assert whole == LIST + "- {code: bon, label: Bốn}\n"
    moved = listed.move("fields/bon", -1)
    assert listed.lists.ids("fields") == ("fields/mot", "fields/hai", "fields/bon", "fields/ba")
    assert moved.entry.record == "fields.yaml"
    undo(listed, moved.entry.number)
    assert (folder / "fields.yaml").read_text("utf-8") == whole
    undo(listed, added.entry.number)
    assert (folder / "fields.yaml").read_text("utf-8") == LIST


def test_a_group_of_words_is_known_by_its_first(listed, folder):
    opened = listed.open("synonyms/ubnd")
    saved = listed.save("synonyms/ubnd", opened.digest, {"terms": ["Ủy ban", "UBND"]})
    assert saved.version.id == saved.entry.record == "synonyms/uy-ban"
    assert not listed.has("synonyms/ubnd")
    undo(listed, saved.entry.number)
    assert listed.has("synonyms/ubnd")
    with pytest.raises(StepRefused, match="đổi tên"):
        undo(listed, saved.entry.number)


def test_a_list_that_is_judged_bad_is_not_written(folder, tmp_path):
    def refuse(file, data):
        raise StepRefused(f"{file}: {len(data)}")

    store = Store(folder, tmp_path / "archive", judge=refuse)
    before = (folder / "fields.yaml").read_bytes()
    opened = store.open("fields/giao-duc")
    for step in (
        lambda: store.save(opened.id, opened.digest, {"label": "Khác"}),
        lambda: store.remove(opened.id, opened.digest),
        lambda: store.move(opened.id, 1),
        lambda: store.create("fields", "fields/moi", "- {code: moi}\n"),
    ):
        with pytest.raises(StepRefused):
            step()
    assert (folder / "fields.yaml").read_bytes() == before
    assert store.journal.entries() == ()


def test_lists_that_are_not_there_yet_begin_with_their_first_item(listed, folder):
    (folder / "synonyms.yaml").write_text("# Chưa có nhóm nào.", "utf-8")
    first = listed.create("synonyms", "synonyms/tm", "- {terms: [TM, Tổ Mẫu]}\n")
    text = (folder / "synonyms.yaml").read_text("utf-8")
    assert text == "# Chưa có nhóm nào.\n- {terms: [TM, Tổ Mẫu]}\n"
    listed.create("numbers", "numbers/1-ct-tw-2020", "- number: 1-CT/TW\n  date: 2020\n")
    assert listed.lists.ids("numbers") == ("numbers/1-ct-tw-2020",)
    undo(listed, first.entry.number)
    assert (folder / "synonyms.yaml").read_text("utf-8") == "# Chưa có nhóm nào.\n"


def test_our_site_is_written_where_nothing_stood(listed, folder):
    opened = listed.open("site.yaml")
    saved = listed.save("site.yaml", opened.digest, {"name": "Kho Mẫu", "approvers": ["Lê Mẫu"]})
    text = (folder / "site.yaml").read_text("utf-8")
    assert text == "name: Kho Mẫu\napprovers: [Lê Mẫu]\n"
    assert saved.entry.fields == ("name", "approvers")
    listed.save("site.yaml", listed.open("site.yaml").digest, {"motto": "Một câu"})
    undo(listed, saved.entry.number)
    assert (folder / "site.yaml").read_text("utf-8") == "motto: Một câu\n"
