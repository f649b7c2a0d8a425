"""What has gone out and what waits, as the desk's pages tell it; undoing what was published."""

import pytest

from kb.search import open_snapshot
from tests.support.desks import at_desk, copied_content
from tests.support.repositories import ALONE, git, repository
from tests.support.typed_forms import ID, WHOLE


@pytest.fixture
def office(tmp_path, monkeypatch):
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)
    copied_content(tmp_path)
    return tmp_path


def ended(at, answer) -> str:
    """The page of a job once it has ended."""
    assert answer.status_code == 303, answer.get_data(as_text=True)
    at.desk.jobs.find(int(answer.location.rsplit("/", 1)[1])).ended.wait(60)
    return at.get(answer.location)


def served(at) -> set[str]:
    return {each.id for each in open_snapshot(at.desk.settings.index_dir).records}


def new(at, **typed) -> str:
    return at.desk.create("exemplar", WHOLE | typed).version.id


def test_where_it_has_gone_is_told_with_what_was_published(office):
    at = at_desk(repository(office))
    at.send("/ten", {"ten": "Lê Thị Mẫu"})
    page = ended(at, at.send("/dang", {"id": new(at)}))
    assert "Đã ghi vào Git trên máy này." in page
    assert "Chưa gửi đi" not in page + at.get("/") + at.get("/dang")
    assert git(office, "log", "-1", "--format=%an") == "Lê Thị Mẫu"


def test_without_git_nobody_hears_of_it(office):
    at = at_desk(office)
    page = ended(at, at.send("/dang", {"id": new(at)})) + at.get("/") + at.get("/dang")
    assert "Git" not in page
    assert "gửi đi" not in page.lower()


def test_what_has_not_gone_out_waits_on_the_front_page_until_it_is_sent(office):
    at = at_desk(repository(office))
    git(office, "checkout", "--quiet", "--detach")
    record_id = new(at)
    page = ended(at, at.send("/dang", {"id": record_id}))
    assert "<h1>Đã đăng</h1>" in page
    assert "không ở nhánh nào" in page
    for address in ("/", "/dang"):
        page = at.get(address)
        assert "Chưa gửi đi" in page
        assert f'<a href="/ho-so/{record_id}">Tổ Mẫu giúp nhau</a>' in page
    page = ended(at, at.send("/gui-lai", {}))
    assert "Chưa gửi hết" in page
    git(office, "switch", "--quiet", "main")
    assert "<h1>Đã gửi đi</h1>" in ended(at, at.send("/gui-lai", {}))
    assert "Chưa gửi đi" not in at.get("/")


def test_when_others_were_first_the_button_takes_theirs_in(office, tmp_path):
    far = tmp_path / "kho.git"
    git(repository(office), "clone", "--quiet", "--bare", str(office), str(far))
    git(office, "remote", "add", "origin", str(far))
    git(tmp_path, "clone", "--quiet", str(far), "khác")
    git(tmp_path / "khác", "commit", "--quiet", "--allow-empty", "--message=trước")
    git(tmp_path / "khác", "push", "--quiet")
    at = at_desk(office)
    page = ended(at, at.send("/dang", {"id": new(at)}))
    assert 'name="lay-ve"' in page
    assert "Đã gửi đi" in ended(at, at.send("/gui-lai", {"lay-ve": "1"}))


def test_undoing_a_publishing_takes_the_record_from_readers_at_once(office):
    at = at_desk(repository(office))
    record_id = new(at)
    ended(at, at.send("/dang", {"id": record_id}))
    step = at.desk.store.journal.of(record_id)[-1]
    page = ended(at, at.send(f"/hoan-tac/{step.number}", {}))
    assert "<h1>Đã gỡ khỏi trang</h1>" in page
    assert "Xem trên trang công khai" not in page
    assert record_id not in served(at)
    assert at.desk.state(record_id).name == "draft"
    assert git(office, "log", "-1", "--format=%s") == "Gỡ khỏi trang “Tổ Mẫu giúp nhau”"
    assert "status: draft" in git(office, "show", f"HEAD:content/exemplars/{record_id}.md")


def test_writing_draft_into_the_text_takes_the_record_from_readers_as_well(office):
    at = at_desk(office)
    version = at.desk.store.open(ID)
    text = version.text.replace("---\n", "---\nstatus: draft\n", 1)
    answer = at.send(f"/ho-so/{ID}/nguyen-van", {"body": text, "_digest": version.digest})
    assert "Đã gỡ khỏi trang" in ended(at, answer)
    assert ID not in served(at)


def test_undoing_a_withdrawal_offers_to_publish(office):
    at = at_desk(office)
    ended(at, at.send(f"/ho-so/{ID}/rut", {"why": "nhầm"}))
    step = at.desk.store.journal.of(ID)[-1]
    answer = at.send(f"/hoan-tac/{step.number}", {})
    page = at.get(answer.location)
    assert "Chưa lên trang" in page
    assert "Đăng ngay" in page
    ended(at, at.send("/dang", {"id": ID}))
    assert ID in served(at)


def test_a_draft_that_readers_still_see_is_taken_off_and_not_published_again(office):
    at = at_desk(office)
    path = office / "content" / at.desk.store.open(ID).path
    path.write_text(path.read_text("utf-8").replace("---\n", "---\nstatus: draft\n", 1), "utf-8")
    at.desk.library.look_again()
    page = at.get("/dang")
    assert f'name="go" value="{ID}" checked' in page
    assert "gỡ khỏi trang, nay là bản nháp" in page
    assert "Đã gỡ khỏi trang" in ended(at, at.send("/dang", {"go": ID}))
    assert ID not in served(at)
    assert at.desk.state(ID).name == "draft"
    assert "không có gì phải gỡ" in ended(at, at.send("/dang", {"go": ID}))


def test_what_is_published_is_not_brought_past_its_checks_by_the_name_of_leaving(office):
    at = at_desk(office)
    at.send(f"/ho-so/{ID}", at.form(ID) | {"summary": "Câu mới."})
    ended(at, at.send("/dang", {"go": ID}))
    assert at.desk.state(ID).name == "changed"


def test_erasing_tells_what_has_not_gone_out(office):
    at = at_desk(repository(office))
    ended(at, at.send(f"/ho-so/{ID}/rut", {"why": "xin rút"}))
    git(office, "checkout", "--quiet", "--detach")
    page = at.send(f"/ho-so/{ID}/xoa-han", {}).get_data(as_text=True)
    assert "Đã xóa hẳn" in page
    assert "Chưa gửi đi" in page
