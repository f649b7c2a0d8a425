"""Items of vocabularies as forms: a list says what is typed, and what would break is named."""

import dataclasses
import shutil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.content.folder import load_content
from kb.desk.desk import Desk
from kb.desk.files.store import Store
from kb.desk.forms.names import Names
from kb.desk.forms.reading import read_item
from kb.desk.forms.typed import typed_of
from kb.desk.vocabularies.consequences import WouldBreak
from kb.desk.vocabularies.kinds import KIND_CLASSES, kind_and_key
from kb.desk.vocabularies.pending import next_vocabularies, pending_items
from kb.errors import StepRefused
from kb.schema import to_plain
from kb.settings import load_settings
from kb.vocabularies import VOCABULARIES, Field, Vocabularies
from tests.support.paths import ROOT, TESTS
from tests.support.repositories import changed, repository, tell

KINDS = sorted(VOCABULARIES)


@pytest.fixture(scope="module")
def real():
    return load_content(ROOT / "content")


@pytest.fixture
def desk(tmp_path):
    shutil.copytree(TESTS / "content", tmp_path / "content")
    shutil.copytree(TESTS / "wider", tmp_path / "content", dirs_exist_ok=True)
    names = {"CONTENT": "content", "INDEX": "index", "CACHE": "cache", "ARCHIVE": "archive"}
    made = Desk(load_settings({f"KB_{key}_DIR": str(tmp_path / at) for key, at in names.items()}))
    made.publisher.publish_all()
    return made


def list_text(desk, name):
    return (desk.settings.content_dir / f"{name}.yaml").read_text("utf-8")


@pytest.mark.parametrize("kind", [*KINDS, "theme", "figure", "site"])
def test_every_item_of_ours_opened_and_saved_unchanged_stays_as_it_is(kind, tmp_path):
    shutil.copytree(ROOT / "content", tmp_path / "content")
    desk = Desk(
        load_settings(
            {
                "KB_CONTENT_DIR": str(tmp_path / "content"),
                "KB_INDEX_DIR": str(tmp_path / "index"),
                "KB_CACHE_DIR": str(tmp_path / "cache"),
                "KB_ARCHIVE_DIR": str(tmp_path / "archive"),
            }
        )
    )
    ids = ("site.yaml",) if kind == "site" else desk.store.lists.ids(kind)
    for record_id in ids[:: max(1, len(ids) // 12)]:
        opened = desk.open(record_id)
        assert desk.save(record_id, opened.version.digest, opened.typed).entry is None
    assert not (tmp_path / "archive" / "history").exists()


@pytest.mark.parametrize("kind", KINDS)
def test_every_item_of_ours_typed_anew_says_the_same(kind, real):
    names, store = Names(real), Store(ROOT / "content", ROOT / "archive")
    items = getattr(real.vocabularies, kind)
    for record_id, item in zip(store.lists.ids(kind), items, strict=True):
        version = store.open(record_id)
        typed = typed_of(KIND_CLASSES[kind], version.document, names)
        reading = read_item(kind, kind_and_key(record_id)[1], typed, names)
        assert reading.problems == ()
        assert to_plain(reading.item) == to_plain(item)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("20/11", "11-20"),
        ("20-11", "11-20"),
        ("5.12", "12-05"),
        ("ngày 20 tháng 11", "11-20"),
        ("mồng 10 tháng 3", "03-10"),
        ("mùng 1 tháng 1 âm lịch", "01-01"),
        ("11-20", "11-20"),
        ("05-12", "12-05"),
        ("rằm tháng Giêng", "01-15"),
        ("mồng 10 tháng Ba", "03-10"),
        ("ngày 23 tháng Chạp", "12-23"),
        ("mùng 5 tháng Mười một", "11-05"),
        ("hôm nào đó", "hôm nào đó"),
    ],
)
def test_days_are_read_as_people_write_them(written, kept, real):
    typed = {"title": "Ngày Mẫu", "kind": "nganh", "date": written, "sources.0.title": "Bài"}
    assert read_item("anniversaries", "mau", typed, Names(real)).fields["date"] == kept


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Co", "Cn", "Zl", "Zp")))
boxes = st.sampled_from(
    [
        "title", "date", "kind", "since", "province", "fields.0", "fields.3", "keywords.0",
        "keywords.2", "note", "sources.0.title", "sources.1.url", "sources.1.la", "khong_co",
    ]
)  # fmt: skip


@settings(max_examples=60)
@given(typed=st.dictionaries(boxes, texts, max_size=8))
def test_whatever_is_typed_is_written_and_read_back(typed, tmp_path_factory, wider_content):
    folder = tmp_path_factory.mktemp("kho")
    shutil.copytree(TESTS / "wider", folder / "content")
    store, names = Store(folder / "content", folder / "archive"), Names(wider_content)
    before = (folder / "content" / "anniversaries.yaml").read_text("utf-8")
    version = store.open("anniversaries/tet-vi-du")
    reading = read_item("anniversaries", "tet-vi-du", typed, names, version)
    saved = store.save(version.id, version.digest, reading.fields).version
    for name, plain in reading.fields.items():
        assert saved.said.get(name) == (plain or None)
    again = typed_of(KIND_CLASSES["anniversaries"], saved.document, names)
    reread = read_item("anniversaries", "tet-vi-du", again, names, saved)
    assert (reread.item, reread.fields) == (reading.item, reading.fields)
    after = (folder / "content" / "anniversaries.yaml").read_text("utf-8")
    assert after.startswith(before.removesuffix(version.text))


def test_a_field_in_use_cannot_go_and_those_who_use_it_are_named(desk):
    before = list_text(desk, "fields")
    with pytest.raises(WouldBreak) as found:
        desk.items.remove("fields/tu-thien", desk.store.open("fields/tu-thien").digest)
    assert "Mỗi nơi một ví dụ hay" in found.value.titles
    assert "Tết Ví Dụ" in found.value.titles
    assert found.value.titles == desk.items.users("fields/tu-thien")
    assert list_text(desk, "fields") == before
    assert desk.store.journal.entries() == ()


def test_a_place_that_records_name_stays(desk):
    opened = desk.open("places/thai-nguyen")
    assert opened.typed["predecessors.0.aliases"] == "Bắc Cạn"
    gone = {name: "" for name in opened.typed if name.startswith("predecessors.0")}
    with pytest.raises(WouldBreak, match="đang dùng sẽ hỏng"):
        desk.save(opened.version.id, opened.version.digest, opened.typed | gone)
    spelled = opened.typed | {"predecessors.0.aliases": "Bắc Cạn; Bắc Kạn cũ"}
    assert desk.save(opened.version.id, opened.version.digest, spelled).entry
    assert "aliases: [Bắc Cạn, Bắc Kạn cũ]}" in list_text(desk, "places")


def test_taking_back_what_others_build_on_by_now_is_refused(desk):
    typed = {"label": "Nghề Mẫu", "scope": "Nghề thử"}
    added = desk.items.create("fields", typed)
    assert added.version.id == "fields/nghe-mau"
    opened = desk.open("nhom-vi-du-mot")
    desk.save("nhom-vi-du-mot", opened.version.digest, opened.typed | {"fields.1": "nghề mẫu"})
    with pytest.raises(WouldBreak, match="Nhóm Ví Dụ Một"):
        desk.undo(added.entry.number)


def test_only_what_is_chosen_goes_to_readers(desk):
    first = desk.items.create("fields", {"label": "Nghề Mẫu", "scope": "Nghề thử"}).version.id
    second = desk.items.create("synonyms", {"terms.0": "TMM", "terms.1": "Tổ Mẫu"}).version.id
    opened = desk.open("fields/an-sinh")
    desk.save("fields/an-sinh", opened.version.digest, opened.typed | {"label": "An sinh"})
    assert [each.id for each in desk.publisher.pending()] == ["fields/an-sinh", first, second]
    published = desk.publish([second], "Lê Thị Mẫu")
    assert published.ids == (second,)
    served = desk.publisher.public.vocabularies()
    assert ("TMM", "Tổ Mẫu") in [each.terms for each in served.synonyms]
    assert served.field_labels["an-sinh"] == "An sinh xã hội"
    assert "nghe-mau" not in served.field_labels
    assert desk.store.journal.entries()[-1].what == "published"
    desk.publish([first, "fields/an-sinh"])
    assert desk.publisher.pending() == ()
    assert desk.publisher.public.vocabularies().field_labels["an-sinh"] == "An sinh"


def test_a_record_brings_the_new_field_that_it_bears(desk):
    desk.items.create("fields", {"label": "Nghề Mẫu", "scope": "Nghề thử"})
    opened = desk.open("nhom-vi-du-mot")
    desk.save("nhom-vi-du-mot", opened.version.digest, opened.typed | {"fields.1": "Nghề Mẫu"})
    desk.publish(["nhom-vi-du-mot"])
    assert desk.publisher.public.vocabularies().field_labels["nghe-mau"] == "Nghề Mẫu"


def test_a_field_that_is_gone_stays_for_the_last_record_of_it(content):
    field = Field(code="cu", label="Cũ", scope="Mẫu")
    record = dataclasses.replace(content.files[0].record, fields=("cu",))
    served = content.vocabularies.with_items("fields", (*content.vocabularies.fields, field))
    waits = list(pending_items(content.vocabularies, served))
    assert [(each.id, each.step) for each in waits] == [("fields/cu", "gone")]
    ids = {"fields/cu"}
    assert "cu" in next_vocabularies(content.vocabularies, served, ids, [record]).field_labels
    assert "cu" not in next_vocabularies(content.vocabularies, served, ids, []).field_labels


def test_readers_without_anything_get_all(content):
    assert next_vocabularies(content.vocabularies, None, (), ()) == content.vocabularies
    assert list(pending_items(Vocabularies(), Vocabularies())) == []


def test_a_second_person_publishes_a_list_where_the_office_wants_two(desk):
    settings_ = dataclasses.replace(desk.settings, edit_approval=True)
    two = Desk(settings_)
    record_id = two.items.create("synonyms", {"terms.0": "TMM", "terms.1": "Tổ Mẫu"}, "Lê Mẫu")
    hindrance = two.publisher.hindrance
    assert "xin một người khác" in hindrance(record_id.version.id, "Lê Mẫu")
    assert hindrance(record_id.version.id, "Trần Thử") == ""
    with pytest.raises(StepRefused, match="Chưa đăng được “TMM = Tổ Mẫu”"):
        two.publish([record_id.version.id], "Lê Mẫu")


def test_everything_saved_is_brought_to_readers_at_once_where_that_is_asked(desk):
    desk.items.create("synonyms", {"terms.0": "TMM", "terms.1": "Tổ Mẫu"})
    desk.publisher.publish_all()
    assert desk.publisher.pending() == ()


def test_an_item_that_is_published_goes_on_into_git_with_its_list_alone(office, desk_in):
    repository(office)
    desk = desk_in()
    record_id = desk.items.create("synonyms", {"terms.0": "TMM", "terms.1": "Tổ Mẫu"}).version.id
    opened = desk.open("fields/an-sinh")
    desk.save("fields/an-sinh", opened.version.digest, opened.typed | {"label": "An sinh"})
    assert desk.publish([record_id], "Lê Thị Mẫu").sent.places
    assert changed(office) == ["M content/synonyms.yaml"]
    assert tell(office)[0] == "Đăng “TMM = Tổ Mẫu”"
    assert tell(office)[3] == "- TMM = Tổ Mẫu (synonyms/tmm): Nhóm từ: mục mới"
