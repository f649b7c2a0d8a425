"""Checking again what changed finds what checking everything finds."""

import pytest

from kb.content.checks import check_content
from kb.content.copies import Copies
from kb.content.folder import Kept, load_content
from kb.content.incremental import Checks

ID = "nhom-vi-du-mot"
SENTENCE = "\n\nSáng nào chị Thử Mẫu cũng đi chợ thật sớm để nấu cháo cho các cụ trong thôn.\n"


def write(path, old, new):
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def add(path, text):
    path.write_text(path.read_text("utf-8") + text, "utf-8")


@pytest.fixture
def asked(folder):
    """What is found, anew and by going on from the last time."""
    kept, copies, checks = Kept(), Copies(), Checks()

    def ask() -> list[str]:
        content = load_content(folder, kept)
        copies.take(content.files)
        found = checks.check(content, copies)
        assert found == check_content(load_content(folder))
        return [str(problem) for problem in found]

    return ask


def test_whatever_changes_is_found_and_what_is_mended_is_gone(folder, asked):
    exemplars, first = folder / "exemplars", asked()
    path = exemplars / f"{ID}.md"
    write(path, "kind: tap-the", "kind: mo-hin")
    assert len(asked()) > len(first)
    write(path, "kind: mo-hin", "kind: tap-the")
    assert asked() == first
    add(path, SENTENCE)
    assert asked() == first
    add(exemplars / "gian-hang-khong-dong.md", SENTENCE)
    assert any("nguyên văn" in line for line in asked())
    write(exemplars / "gian-hang-khong-dong.md", SENTENCE, "")
    assert asked() == first


def test_what_a_record_says_is_held_against_other_files_as_they_are_by_now(folder, asked):
    first = asked()
    document = folder / "directives" / "kl-91-kl-tw-2021.md"
    held = document.read_text("utf-8")
    document.unlink()
    assert any('không có văn bản "kl-91-kl-tw-2021"' in line for line in asked())
    document.write_text(held, "utf-8")
    assert asked() == first
    add(folder / "exemplars" / f"{ID}.md", "\nTheo Chỉ thị 77-CT/TW.\n")
    assert any("không dẫn tới văn bản nào" in line for line in asked())
    write(document, "number: 91-KL/TW", "number: 77-CT/TW")
    asked()
    fields = folder / "fields.yaml"
    write(fields, "code: moi-truong", "code: moi-truong-khac")
    assert any('không có lĩnh vực "moi-truong"' in line for line in asked())
