"""A material becomes one draft, says nothing in it, and is kept beside it."""

from dataclasses import replace

import pytest

from kb.content.folder import load_content
from kb.desk.files.store import Store
from kb.desk.materials import bring_in
from kb.errors import NotSaved
from kb.material import kept_material
from tests.support.articles import ARTICLE, DRAFT, HONOUR
from tests.support.desks import copied_content


@pytest.fixture
def store(tmp_path):
    copied_content(tmp_path)
    return Store(tmp_path / "content", tmp_path / "archive")


def bring(store, material=ARTICLE, **options):
    return bring_in(store, load_content(store.content_dir), material, "Người Thử", **options)


def test_a_draft_has_a_source_and_no_statement(store):
    brought = bring(store)
    said = store.open(brought.record_id).said
    assert brought.record_id == DRAFT
    assert {name for name, value in said.items() if value} == {"title", "sources", "note", "status"}
    assert said["sources"] == [
        {
            "title": ARTICLE.title,
            "publisher": "Báo Thí Dụ",
            "date": "2026-05-12",
            "url": ARTICLE.url,
            "accessed": "2026-11-29",
        }
    ]
    assert said["status"] == "draft"
    assert brought.suggestions
    assert "theo câu" not in str(said["note"])
    assert kept_material(store.archive_dir, DRAFT) == [(ARTICLE, brought.suggestions)]
    entry = store.journal.of(DRAFT)[-1]
    assert (entry.what, entry.who, entry.why) == (
        "created", "Người Thử", f"đọc từ {ARTICLE.name}"
    )  # fmt: skip


def test_the_highest_level_of_the_honours_is_suggested_with_its_sentence(store):
    (level,) = [each for each in bring(store).suggestions if each.field == "level"]
    assert (level.value, level.sentence) == ("tinh", HONOUR.sentence)


def test_suggestions_go_into_the_note_where_that_is_asked(store):
    brought = bring(store, in_note=True)
    note = str(store.open(brought.record_id).said["note"])
    assert note.count("theo câu") == len(brought.suggestions)


def test_the_same_article_makes_one_draft(store):
    first, again = bring(store), bring(store)
    assert (again.record_id, again.is_new) == (first.record_id, False)


def test_an_article_that_a_record_rests_on_is_kept_for_that_record(store):
    path = store.content_dir / "exemplars" / "nhom-vi-du-mot.md"
    before = path.read_text("utf-8")
    source = f'sources:\n  - {{title: "Bài", url: "{ARTICLE.url}"}}\n'
    path.write_text(before.replace("sources:\n", source, 1), "utf-8")
    assert source in path.read_text("utf-8")
    text = path.read_text("utf-8")
    brought = bring(store)
    assert (brought.record_id, brought.is_new) == ("nhom-vi-du-mot", False)
    assert path.read_text("utf-8") == text
    assert kept_material(store.archive_dir, "nhom-vi-du-mot")


def test_another_article_under_the_same_title_is_another_draft(store):
    bring(store)
    other = bring(store, replace(ARTICLE, name="khac.html", url=""))
    assert other.record_id == f"{DRAFT}-2"


def test_what_a_dropped_draft_left_is_not_taken_over(store):
    first = bring(store)
    store.remove(first.record_id, store.open(first.record_id).digest)
    assert bring(store).record_id == f"{DRAFT}-2"


def test_nothing_is_kept_of_a_draft_that_could_not_be_written(store):
    exemplars = store.content_dir / "exemplars"
    content = load_content(store.content_dir)
    exemplars.rename(exemplars.with_name("aside"))
    exemplars.write_text("", "utf-8")
    with pytest.raises(NotSaved, match="Chưa lưu được"):
        bring_in(store, content, ARTICLE)
    assert not (store.archive_dir / "material" / DRAFT).exists()
