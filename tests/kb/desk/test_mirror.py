"""The folder that holds what readers have, for a site on another machine."""

import errno
import os

import pytest

from kb.content.checks import check_content
from kb.content.folder import load_content
from kb.desk.outgoing import mirror as mirror_module
from kb.desk.publishing import silent
from kb.publish import index_content
from kb.search import open_snapshot

ID, OTHER = "nhom-vi-du-mot", "ba-nguyen-thi-vi-du"


def save(desk, record_id, **typed):
    opened = desk.open(record_id)
    return desk.save(record_id, opened.version.digest, opened.typed | typed)


def files(folder) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def share(tmp_path):
    return tmp_path / "ổ mạng"


@pytest.fixture
def desk(desk_in, share):
    return desk_in(KB_PUBLISH_FOLDER=str(share))


def served_elsewhere(share, tmp_path):
    """What another machine shows of the folder: by `kb index`, as it would run there."""
    content = load_content(share / "content")
    problems = check_content(content)
    assert [each for each in problems if each.severity == "error"] == []
    index_content(content, problems, tmp_path / "nơi khác")
    return open_snapshot(tmp_path / "nơi khác")


def test_the_first_time_everything_that_readers_have_is_there(desk, office, share, tmp_path):
    save(desk, OTHER, summary="Còn dở.")
    save(desk, ID, summary="Câu mới.")
    done = desk.publish([ID])
    assert done.sent.places == (f"chép vào {share}",)
    found = files(share / "content")
    assert "exemplars/ban-nhap-vi-du.md" not in found
    assert {"fields.yaml", "places.yaml", f"exemplars/{ID}.md", f"exemplars/{OTHER}.md"} <= found
    withdrawn = (share / "content" / "exemplars" / "da-rut-vi-du.md").read_text("utf-8")
    assert withdrawn == "---\nstatus: withdrawn\n---\n"
    snapshot = served_elsewhere(share, tmp_path)
    assert set(snapshot.records) == set(desk.publisher.public.records().values())
    assert snapshot.history.withdrawn_ids == {"da-rut-vi-du"}


def test_later_only_what_was_published_changes(desk, share, tmp_path):
    desk.publish([ID])
    served_elsewhere(share, tmp_path)
    kept = share / "content" / "exemplars" / f"{OTHER}.md"
    before = kept.stat().st_ino
    save(desk, OTHER, summary="Còn dở.")
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert kept.stat().st_ino == before
    assert "Còn dở." not in kept.read_text("utf-8")
    assert "Câu mới." in (share / "content" / "exemplars" / f"{ID}.md").read_text("utf-8")
    desk.withdraw(ID, "xin rút")
    text = (share / "content" / "exemplars" / f"{ID}.md").read_text("utf-8")
    assert "Câu mới." not in text
    assert "aliases: [nhom-vi-du, nhom-so-mot]" in text
    snapshot = served_elsewhere(share, tmp_path)
    assert snapshot.find(ID) is None
    assert ID in snapshot.history.withdrawn_ids
    assert files(share) == {
        "DOC-TOI.txt",
        *(f"content/{each}" for each in files(share / "content")),
    }


def test_a_document_that_is_still_a_draft_can_be_named(desk, share, tmp_path):
    draft = desk.create("directive", {"number": "12-KH/TU", "type": "ke-hoach"}).version
    save(desk, ID, **{"directives.0": draft.id})
    desk.publish([ID])
    assert (share / "content" / draft.path).read_bytes() == b"---\nstatus: draft\n---\n"
    assert served_elsewhere(share, tmp_path).find(ID)


def test_a_folder_with_something_else_in_it_is_left_alone(desk, share):
    (share / "content").mkdir(parents=True)
    (share / "content" / "của tôi.txt").write_text("giữ", "utf-8")
    why = desk.publish([ID]).sent.why
    assert "đang chứa thứ khác" in why
    assert files(share) == {"content/của tôi.txt"}


def test_the_office_s_own_folder_is_never_written_over(desk_in, office):
    before = files(office / "content")
    assert "đang chứa thứ khác" in desk_in(KB_PUBLISH_FOLDER=str(office)).publish([ID]).sent.why
    assert files(office / "content") == before


def test_a_folder_that_is_not_there_is_told_of(desk_in, tmp_path):
    desk = desk_in(KB_PUBLISH_FOLDER=str(tmp_path / "chưa nối" / "kho"))
    done = desk.publish([ID])
    assert "xem ổ mạng, ổ rời đã nối chưa" in done.sent.why
    (tmp_path / "chưa nối").mkdir()
    assert not desk.outgoing.again(silent).why
    assert desk.outgoing.waiting() is None


def test_a_full_disk_leaves_the_folder_as_it_was(desk, share, monkeypatch):
    desk.publish([ID])
    before = files(share)
    save(desk, ID, summary="Câu mới.")

    def full(*_):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as filled:
        filled.setattr(mirror_module.Path, "write_bytes", full)
        sent = desk.publish([ID]).sent
    assert "hết chỗ trên ổ đĩa" in sent.why or "chưa ghi được" in sent.why.lower()
    assert files(share) == before
    assert "Câu mới." not in (share / "content" / "exemplars" / f"{ID}.md").read_text("utf-8")
    desk.outgoing.again(silent)
    assert "Câu mới." in (share / "content" / "exemplars" / f"{ID}.md").read_text("utf-8")


def test_what_was_cut_short_is_mended_the_next_time(desk, office, share):
    desk.publish([ID])
    before = files(share)
    path = office / "content" / "exemplars" / f"{OTHER}.md"
    path.write_text(path.read_text("utf-8") + "\nSửa tay, chưa đăng.\n", "utf-8")
    os.replace(share / "content", share / ".content.old")
    (share / ".content.new").mkdir()
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert files(share) == before


def test_a_file_system_without_links_gets_copies(desk, share, monkeypatch):
    desk.publish([ID])

    def refuse(*_):
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", refuse)
    save(desk, ID, summary="Câu mới.")
    assert not desk.publish([ID]).sent.why
    assert (share / "content" / "exemplars" / f"{OTHER}.md").exists()


def test_what_was_changed_and_never_kept_is_told_of_and_comes_when_it_is_published(
    desk, office, share
):
    path = office / "content" / "exemplars" / f"{OTHER}.md"
    path.write_text(path.read_text("utf-8") + "\nSửa tay.\n", "utf-8")
    assert "chưa có bản đang đăng của: Bà Nguyễn Thị Ví Dụ" in desk.publish([ID]).sent.places[0]
    desk.publish([OTHER])
    assert (share / "content" / "exemplars" / f"{OTHER}.md").exists()
