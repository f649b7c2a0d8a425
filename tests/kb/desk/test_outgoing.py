"""What is published goes on into Git: what it holds, what it leaves alone, what keeps it."""

import errno
import os
import socket
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from kb.desk.files import disk
from kb.desk.outgoing import repository as repository_module
from kb.desk.outgoing import sending
from kb.desk.outgoing.troubles import told
from kb.desk.publishing import silent
from kb.errors import StepRefused
from tests.support.pictured import ID as PICTURED
from tests.support.pictured import with_pictures
from tests.support.pictures import from_camera
from tests.support.repositories import changed, git, remote_of, repository, tell
from tests.support.typed_forms import ID, WHOLE

_FIELD = "- {code: thu-moi, label: Thử mới, scope: việc thử}\n"
NEW = "to-mau-giup-nhau-cao-bang"


def save(desk, record_id, **typed):
    opened = desk.open(record_id)
    return desk.save(record_id, opened.version.digest, opened.typed | typed)


def published(desk, who="Lê Thị Mẫu", **typed):
    record_id = desk.create("exemplar", WHOLE | typed).version.id
    return desk.publish([record_id], who)


def test_publishing_is_a_commit_of_that_record_by_whoever_did_it(office, desk_in):
    repository(office)
    desk = desk_in()
    done = published(desk)
    assert done.sent.places == ("ghi vào Git trên máy này",)
    assert not done.sent.why
    assert desk.outgoing.waiting() is None
    subject, _, head, line = tell(office)[:4]
    assert subject == "Đăng “Tổ Mẫu giúp nhau”"
    assert head.endswith("người làm: Lê Thị Mẫu")
    assert line == f"- Tổ Mẫu giúp nhau ({NEW}): đăng lần đầu"
    assert changed(office) == [f"A content/exemplars/{NEW}.md"]
    assert git(office, "log", "-1", "--format=%an <%ae>") == "Lê Thị Mẫu <>"
    assert git(office, "status", "--porcelain", "content") == ""
    assert "status: published" in git(office, "show", f"HEAD:content/exemplars/{NEW}.md")


def test_nobody_is_guessed_who_has_not_said_a_name(office, desk_in):
    repository(office)
    published(desk_in(), who="")
    assert git(office, "log", "-1", "--format=%an <%ae> %cn <%ce>") == (
        "Bàn biên tập <> Bàn biên tập <>"
    )
    git(office, "config", "user.name", "Máy Mẫu")
    git(office, "config", "user.email", "may@vi-du.example")
    published(desk_in(), who="<.>", title="Tổ Thử")
    assert git(office, "log", "-1", "--format=%an <%ae> %cn <%ce>") == (
        "Bàn biên tập <> Máy Mẫu <may@vi-du.example>"
    )


def test_a_corrected_record_a_withdrawn_one_and_an_erased_one_go_out(office, desk_in):
    repository(office)
    desk = desk_in()
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert tell(office)[-1].endswith("đăng bản sửa")
    desk.withdraw(ID, "bà ấy xin rút")
    assert changed(office) == [f"M content/exemplars/{ID}.md"]
    assert "status: withdrawn" in git(office, "show", f"HEAD:content/exemplars/{ID}.md")
    assert tell(office)[0].startswith("Rút “")
    assert "xin rút" not in git(office, "log", "-1", "--format=%B")
    erased = desk.erase(ID)
    assert erased.sent.places
    bare = "---\naliases: [nhom-vi-du, nhom-so-mot]\nstatus: withdrawn\n---"
    assert git(office, "show", f"HEAD:content/exemplars/{ID}.md") == bare
    assert tell(office)[0] == f"Xóa hẳn “{ID}”"


def test_a_record_whose_file_is_gone_leaves_git_as_well(office, desk_in):
    repository(office)
    desk = desk_in()
    (office / "content" / "exemplars" / f"{ID}.md").unlink()
    desk.publish([ID])
    assert changed(office) == [f"D content/exemplars/{ID}.md"]


def test_pictures_go_with_their_record_and_leave_when_it_is_erased(office, desk_in):
    (name,) = with_pictures(office / "content", from_camera((400, 300)))
    kept = f"content/pictures/{PICTURED}/{name}"
    (office / kept).rename(office / name)
    repository(office)
    (office / name).rename(office / kept)
    (office / kept).with_name("chua-cat.jpg").write_bytes(b"the whole of it, with a passer-by")
    desk = desk_in()
    save(desk, PICTURED, summary="Câu mới.")
    desk.publish([PICTURED])
    assert [line for line in changed(office) if "pictures" in line] == [f"A {kept}"]
    desk.withdraw(PICTURED, "xin rút")
    desk.erase(PICTURED)
    assert f"D {kept}" in changed(office)


def test_what_an_engineer_has_staged_or_changed_is_neither_taken_nor_touched(office, desk_in):
    (office / "README.md").write_text("một\n", "utf-8")
    git(repository(office), "add", "README.md")
    git(office, "commit", "--quiet", "--message=hai")
    desk = desk_in()
    (office / "README.md").write_text("hai\n", "utf-8")
    (office / "đang làm.txt").write_text("dở\n", "utf-8")
    git(office, "add", "--all", ".", ":!archive", ":!var")
    synonyms = office / "content" / "synonyms.yaml"
    synonyms.write_text(synonyms.read_text("utf-8") + "# đang sửa\n", "utf-8")
    other = office / "content" / "exemplars" / "ba-nguyen-thi-vi-du.md"
    other.write_text(other.read_text("utf-8") + "\nThêm.\n", "utf-8")
    git(office, "add", str(other))
    before = git(office, "status", "--porcelain", "README.md", "đang làm.txt", "content")
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert changed(office) == [f"M content/exemplars/{ID}.md"]
    assert git(office, "status", "--porcelain", "README.md", "đang làm.txt", "content") == before


def test_what_an_engineer_has_staged_of_the_record_itself_stays_staged(office, desk_in):
    repository(office)
    desk = desk_in()
    path = office / "content" / "exemplars" / f"{ID}.md"
    path.write_text(path.read_text("utf-8") + "\nCủa kỹ sư.\n", "utf-8")
    git(office, "add", str(path))
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert "Câu mới." in git(office, "show", f"HEAD:content/exemplars/{ID}.md")
    assert "Câu mới." not in git(office, "show", f":content/exemplars/{ID}.md")


def test_a_list_that_readers_have_otherwise_goes_with_the_record(office, desk_in):
    repository(office)
    desk = desk_in()
    fields = office / "content" / "fields.yaml"
    fields.write_text(fields.read_text("utf-8") + _FIELD, "utf-8")
    desk.library.look_again()
    save(desk, ID, **{"fields.0": "Thử mới"})
    desk.publish([ID])
    assert "M content/fields.yaml" in changed(office)


def test_a_draft_that_a_published_record_names_goes_along(office, desk_in):
    repository(office)
    desk = desk_in()
    draft = desk.create("directive", {"number": "12-KH/TU", "type": "ke-hoach"}).version
    published(desk, **{"directives.0": draft.id})
    assert f"A content/{draft.path}" in changed(office)


def test_the_first_commit_of_all_is_made_as_well(office, desk_in):
    git(office, "init", "--quiet", "--initial-branch=chính")
    assert published(desk_in()).sent.places
    assert changed(office) == [f"A content/exemplars/{NEW}.md"]


def test_without_git_nothing_is_said_and_nothing_waits(office, desk_in, monkeypatch):
    desk = desk_in()
    done = published(desk)
    assert (done.sent.places, done.sent.why) == ((), "")
    monkeypatch.setenv("PATH", str(office))
    done = published(desk, title="Tổ Thử")
    assert (done.sent.places, done.sent.why) == ((), "")
    assert desk.outgoing.waiting() is None
    assert not (office / "archive" / "outgoing").exists()


def test_a_folder_that_git_is_told_to_ignore_is_in_no_repository(office, desk_in):
    (office / ".gitignore").write_text("/Ban*\n/content\n", "utf-8")
    git(office, "init", "--quiet")
    assert published(desk_in()).sent.places == ()


def test_a_repository_without_the_command_is_told_of_and_goes_out_later(
    office, desk_in, monkeypatch
):
    repository(office)
    desk = desk_in()
    with monkeypatch.context() as poor:
        poor.setenv("PATH", str(office))
        assert "không có lệnh git" in published(desk).sent.why
    assert "không có lệnh git" in desk.outgoing.waiting().why
    desk.outgoing.again(silent)
    assert desk.outgoing.waiting() is None
    assert changed(office) == [f"A content/exemplars/{NEW}.md"]


def test_what_is_committed_is_pushed_where_there_is_a_remote(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho ở xa.git")
    done = published(desk_in())
    assert done.sent.places[-1] == "gửi tới kho “origin”, nhánh main"
    assert tell(far, "main")[0] == "Đăng “Tổ Mẫu giúp nhau”"


def test_where_it_is_pushed_can_be_set_also_to_nowhere(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho ở xa.git")
    published(desk_in(KB_PUBLISH_REMOTE="0"))
    assert tell(far, "main") == ["đầu"]
    published(desk_in(KB_PUBLISH_REMOTE=str(far), KB_PUBLISH_BRANCH="bài-mới"), title="Tổ Thử")
    assert tell(far, "main") == ["đầu"]
    assert tell(far, "bài-mới")[0] == "Đăng “Tổ Thử”"


def test_a_remote_that_is_set_where_there_is_no_repository_is_told_of(office, desk_in):
    assert "không nằm trong kho Git nào" in published(desk_in(KB_PUBLISH_REMOTE="x")).sent.why


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://127.0.0.1:9/kho.git", "Không nối được"),
        ("/không/có/kho.git", "Không tìm thấy kho Git ở xa"),
    ],
)
def test_a_dead_address_is_told_of_and_waits(office, desk_in, address, why):
    git(repository(office), "remote", "add", "origin", address)
    desk = desk_in()
    done = published(desk)
    assert done.report.total
    assert why in done.sent.why
    assert done.sent.places == ("ghi vào Git trên máy này",)
    waiting = desk.outgoing.waiting()
    assert [line.title for step in waiting.steps for line in step.lines] == ["Tổ Mẫu giúp nhau"]
    assert desk.state(NEW).name == "published"


@pytest.fixture
def silent_server():
    """Takes connections and never says a word."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        yield server.getsockname()[1]


def test_a_remote_that_never_answers_does_not_keep_the_desk(
    office, desk_in, silent_server, monkeypatch
):
    git(repository(office), "remote", "add", "origin", f"http://127.0.0.1:{silent_server}/kho.git")
    monkeypatch.setattr(sending, "NETWORK_SECONDS", 2.0)
    assert "Git không trả lời trong 2 giây" in published(desk_in()).sent.why


def test_a_remote_that_asks_for_a_password_is_told_of(office, desk_in):
    class Asks(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(401)
            self.send_header("WWW-Authenticate", 'Basic realm="kho"')
            self.end_headers()

        def log_message(self, *_):
            pass

    with HTTPServer(("127.0.0.1", 0), Asks) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/kho.git"
        git(repository(office), "remote", "add", "origin", address)
        assert "hỏi mật khẩu" in published(desk_in()).sent.why
        server.shutdown()


def elsewhere(far: Path, place: Path, record_id: str, old: str, new: str) -> None:
    """Another office corrects a record in its own clone, and sends it first."""
    git(far.parent, "clone", "--quiet", str(far), str(place))
    path = place / "content" / "exemplars" / f"{record_id}.md"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
    git(place, "commit", "--quiet", "--all", "--message=sửa ở nơi khác")
    git(place, "push", "--quiet")


def test_when_others_have_sent_before_it_waits_until_theirs_is_taken_in(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho.git")
    desk = desk_in()
    other = "ba-nguyen-thi-vi-du"
    elsewhere(far, tmp_path / "nơi khác", other, "---\n", "---\n# của nơi khác\n")
    done = published(desk)
    assert done.sent.is_behind
    assert "Nơi khác đã gửi bản mới hơn" in done.sent.why
    assert desk.outgoing.again(silent).is_behind
    sent = desk.outgoing.again(silent, takes_in=True, who="Lê Thị Mẫu")
    assert (sent.why, desk.outgoing.waiting()) == ("", None)
    assert "của nơi khác" in (office / "content" / "exemplars" / f"{other}.md").read_text("utf-8")
    assert f"content/exemplars/{NEW}.md" in git(far, "ls-tree", "-r", "--name-only", "main")
    assert "của nơi khác" in git(far, "show", f"main:content/exemplars/{other}.md")
    assert git(office, "status", "--porcelain", "content") == ""


def test_who_was_withdrawn_elsewhere_leaves_this_site_with_what_is_taken_in(
    office, desk_in, tmp_path
):
    far = remote_of(repository(office), tmp_path / "kho.git")
    desk = desk_in()
    elsewhere(far, tmp_path / "nơi khác", ID, "---\n", "---\nstatus: withdrawn\n")
    published(desk)
    assert ID in desk.publisher.public.records()
    sent = desk.send_again("Lê Thị Mẫu", takes_in=True)
    assert sent.places[-1] == "gỡ khỏi trang 1 hồ sơ mà nơi khác đã rút"
    assert ID not in desk.publisher.public.records()
    assert desk.outgoing.waiting() is None


def test_what_both_have_changed_is_not_merged_and_nothing_is_lost(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho.git")
    desk = desk_in()
    elsewhere(far, tmp_path / "nơi khác", ID, "kind: tap-the", "kind: mo-hinh")
    save(desk, ID, kind="cach-lam")
    desk.publish([ID])
    before = desk.store.open(ID).text, git(office, "rev-parse", "HEAD")
    why = desk.outgoing.again(silent, takes_in=True).why
    assert f"nơi khác đã sửa cùng chỗ với máy này: {ID}" in why.lower()
    assert (desk.store.open(ID).text, git(office, "rev-parse", "HEAD")) == before


def test_taking_in_never_writes_over_what_is_not_published_yet(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho.git")
    desk = desk_in()
    elsewhere(far, tmp_path / "nơi khác", ID, "kind: tap-the", "kind: mo-hinh")
    save(desk, ID, summary="Còn dở.")
    published(desk)
    why = desk.outgoing.again(silent, takes_in=True).why
    assert f"nơi khác đã sửa cùng chỗ với máy này: {ID}" in why.lower()
    assert "Còn dở." in desk.store.open(ID).text


def test_a_branch_that_does_not_take_from_us_is_told_of(office, desk_in, tmp_path):
    far = remote_of(repository(office), tmp_path / "kho.git")
    hook = far / "hooks" / "pre-receive"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    assert "kho Git ở xa không nhận" in published(desk_in()).sent.why.replace("Kho", "kho")


def detached(office):
    git(office, "checkout", "--quiet", "--detach")


def merging(office):
    head = git(office, "rev-parse", "HEAD")
    (office / ".git" / "MERGE_HEAD").write_text(head)


def locked(office):
    (office / ".git" / "index.lock").touch()


@pytest.mark.parametrize(
    ("happens", "why"),
    [
        (detached, "không ở nhánh nào"),
        (merging, "đang gộp dở dang"),
        (locked, "đang bận, hoặc lần dùng trước bị ngắt"),
    ],
)
def test_a_repository_in_the_middle_of_something_is_left_alone(
    office, desk_in, happens, why, monkeypatch
):
    repository(office)
    desk = desk_in()
    happens(office)
    monkeypatch.setattr(repository_module, "_PAUSE", 0.01)
    before = git(office, "rev-parse", "HEAD")
    assert why in published(desk).sent.why
    assert git(office, "rev-parse", "HEAD") == before
    assert "Gửi lại" in desk.outgoing.waiting().why


def test_what_waits_is_what_readers_have_not_what_is_typed_meanwhile(office, desk_in):
    repository(office)
    desk = desk_in()
    detached(office)
    save(desk, ID, summary="Đã đăng.")
    desk.publish([ID])
    published(desk, who="Trần Văn Thử")
    save(desk, ID, summary="Còn dở.")
    git(office, "switch", "--quiet", "main")
    desk.outgoing.again(silent)
    assert "Đã đăng." in git(office, "show", f"HEAD:content/exemplars/{ID}.md")
    assert tell(office)[0] == "Đăng 2 hồ sơ"
    assert git(office, "log", "-1", "--format=%an") == "Bàn biên tập"
    assert "Còn dở." in desk.store.open(ID).text


def test_a_record_withdrawn_before_it_went_out_does_not_go_with_its_text_twice(office, desk_in):
    repository(office)
    desk = desk_in()
    detached(office)
    published(desk)
    desk.withdraw(NEW, "xin rút")
    desk.erase(NEW)
    git(office, "switch", "--quiet", "main")
    desk.outgoing.again(silent)
    assert "Tổ Mẫu" not in git(office, "log", "-p", "-1")
    kept = [path for path in (office / "archive" / "outgoing").rglob("*") if path.is_file()]
    assert [path for path in kept if "Tổ Mẫu".encode() in path.read_bytes()] == []


def test_a_secret_in_an_address_is_never_shown(office, desk_in):
    git(repository(office), "remote", "add", "origin", "https://mau:mat-khau@127.0.0.1:9/kho.git")
    desk = desk_in(KB_PUBLISH_REMOTE="https://mau:mat-khau@127.0.0.1:9/kho.git")
    sent = published(desk).sent
    assert "mat-khau" not in sent.why
    assert told("fatal: odd thing at 'https://mau:mat-khau@kho.example/'").args[0] == (
        "Git không làm được: “odd thing at 'https://kho.example/'”; hãy nhờ người quản trị xem, "
        "rồi bấm “Gửi lại”."
    )


def test_a_content_folder_that_is_the_whole_repository(office, desk_in):
    git(office / "content", "init", "--quiet", "--initial-branch=main")
    git(office / "content", "add", "--all")
    git(office / "content", "commit", "--quiet", "--message=đầu")
    published(desk_in())
    assert changed(office / "content") == [f"A exemplars/{NEW}.md"]
    assert git(office / "content", "status", "--porcelain") == ""


def test_line_ends_and_modes_stay_as_the_repository_has_them(office, desk_in):
    path = office / "content" / "exemplars" / f"{ID}.md"
    path.chmod(0o755)
    repository(office)
    git(office, "config", "core.autocrlf", "true")
    desk = desk_in()
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    desk.library.look_again()
    save(desk, ID, summary="Câu mới.")
    desk.publish([ID])
    assert git(office, "show", "--numstat", "--format=") == f"1\t1\tcontent/exemplars/{ID}.md"
    assert git(office, "ls-tree", "HEAD", "content/exemplars/").count("100755") == 1


def full(*_):
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_full_disk_is_told_of_and_leaves_no_lock(office, desk_in, monkeypatch):
    repository(office)
    desk = desk_in()
    detached(office)
    published(desk)
    git(office, "switch", "--quiet", "main")
    with monkeypatch.context() as filled:
        filled.setattr(repository_module.shutil, "copyfile", full)
        assert "hết chỗ trên ổ đĩa" in desk.outgoing.again(silent).why
    assert not (office / ".git" / "index.lock").exists()
    assert desk.outgoing.again(silent).places
    assert desk.outgoing.waiting() is None


def test_what_cannot_be_written_into_the_journal_does_not_undo_a_publishing(
    office, desk_in, monkeypatch
):
    repository(office)
    desk = desk_in()
    save(desk, ID, summary="Câu mới.")
    with monkeypatch.context() as filled:
        filled.setattr(disk, "add_line", full)
        done = desk.publish([ID])
    assert "Đã đăng mà chưa ghi được vào nhật ký" in done.untold
    assert desk.state(ID).name == "published"
    assert changed(office) == [f"M content/exemplars/{ID}.md"]


@pytest.mark.parametrize("odd", ["khong-co", "../../etc/passwd", "", "đ" * 300])
def test_what_is_not_there_is_not_said_to_be_published(desk_in, odd):
    desk = desk_in()
    before = desk.publisher.public.records()
    with pytest.raises(StepRefused, match="chưa đăng gì"):
        desk.publish([ID, odd])
    assert desk.publisher.public.records() is before
