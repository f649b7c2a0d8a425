"""Who is let in to the desk: this machine's browser, with a session, from our own pages."""

import pytest
from werkzeug.security import check_password_hash

from kb.errors import KBError
from kb.settings import load_settings
from tests.support.desks import at_desk, copied_content, environment
from tests.support.typed_forms import ID
from web.editing import create_editor
from web.editing.guard import SESSIONS
from web.editing.password import Password, write_password
from web.editing.sessions import Sessions


@pytest.fixture(scope="module")
def root(tmp_path_factory):
    folder = tmp_path_factory.mktemp("ban")
    copied_content(folder)
    return folder


@pytest.fixture(scope="module")
def at(root):
    return at_desk(root)


@pytest.fixture
def stranger(at):
    return at.app.test_client()


PLACES = ["/", f"/ho-so/{ID}", "/tim", "/goi-y-o?o=province&q=ca", "/guong/nhom-vi-du-mot", "/dang"]


@pytest.mark.parametrize("address", PLACES)
def test_without_a_session_nothing_is_shown(stranger, address):
    answer = stranger.get(address)
    assert answer.status_code == 403
    assert "Nhóm Ví Dụ" not in answer.get_data(as_text=True)
    assert "địa chỉ có mã" in answer.get_data(as_text=True)


def test_the_address_opens_one_session_once(at):
    code = at.app.extensions[SESSIONS].new_code()
    first, second = at.app.test_client(), at.app.test_client()
    answer = first.get(f"/vao?ma={code}")
    assert (answer.status_code, answer.location) == (303, "/")
    cookie = answer.headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Strict" in cookie
    assert first.get("/").status_code == 200
    assert second.get(f"/vao?ma={code}").status_code == 403
    assert second.get("/vao?ma=").status_code == 403
    assert second.get("/vao").status_code == 403


@pytest.mark.parametrize(
    "host",
    ["evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "10.0.0.5", "127.0.0.1:1",
     "[::1", "@127.0.0.1", ""],
)  # fmt: skip
def test_another_name_for_this_machine_is_refused(at, host):
    assert at.client.get("/", headers={"Host": host}).status_code in (400, 403)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "[::1]"])
def test_our_own_names_are_not(at, host):
    client = at.app.test_client()
    code = at.app.extensions[SESSIONS].new_code()
    client.get(f"/vao?ma={code}", base_url=f"http://{host}")
    assert client.get("/", base_url=f"http://{host}").status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://localhost:1"},
        {"Origin": "https://localhost"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_what_another_page_begins_is_refused(at, headers):
    assert at.client.get("/", headers=headers).status_code == 403
    before = at.desk.store.open(ID).digest
    assert at.send(f"/ho-so/{ID}", at.form(ID) | {"title": "X"}, headers=headers).status_code == 403
    assert at.desk.store.open(ID).digest == before


@pytest.mark.parametrize("secret", ["", "x", "đ"])
def test_a_form_without_our_secret_changes_nothing(at, secret):
    before = at.desk.store.open(ID).digest
    answer = at.client.post(f"/ho-so/{ID}", data=at.form(ID) | {"title": "X", "_csrf": secret})
    assert answer.status_code == 403
    assert at.desk.store.open(ID).digest == before


def test_one_sessions_secret_is_not_anothers(at):
    client = at.app.test_client()
    client.get(f"/vao?ma={at.app.extensions[SESSIONS].new_code()}")
    stolen = at.form(ID) | {"_csrf": at.secret, "title": "X"}
    assert client.post(f"/ho-so/{ID}", data=stolen).status_code == 403


@pytest.mark.parametrize(
    "address", ["/", f"/ho-so/{ID}", "/them/guong", "/tim?q=v%C3%AD+d%E1%BB%A5"]
)
def test_pages_allow_no_code_of_others_and_no_frame(at, address):
    headers = at.client.get(address).headers
    assert "script-src 'self'" in headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"] == "DENY"
    text = at.get(address)
    assert "style=" not in text
    assert "<script>" not in text
    assert " onclick" not in text


def test_only_what_is_shown_within_our_pages_may_be_framed_and_by_us_alone(at):
    policy = at.client.get(f"/guong/{ID}").headers["Content-Security-Policy"]
    assert "frame-ancestors 'self'" in policy


def test_sessions_end_when_nobody_uses_them():
    now = [0.0]
    sessions = Sessions(lambda: now[0])
    session_id = sessions.open()
    now[0] += 11 * 3600
    assert sessions.find(session_id)
    now[0] += 11 * 3600
    assert sessions.find(session_id)
    now[0] += 13 * 3600
    assert sessions.find(session_id) is None


def test_a_desk_open_beyond_its_machine_asks_for_the_password(root, monkeypatch):
    monkeypatch.setattr("web.editing.entering.time.sleep", lambda seconds: None)
    settings = load_settings(environment(root) | {"KB_EDIT_HOST": "0.0.0.0"})
    with pytest.raises(KBError, match="ít nhất 12 ký tự"):
        write_password(settings.edit_password_file, "ngắn")
    write_password(settings.edit_password_file, "bốn từ ghép lại")
    kept = settings.edit_password_file.read_text("utf-8").strip()
    assert "bốn từ" not in kept
    assert check_password_hash(kept, "bốn từ ghép lại")
    assert settings.edit_password_file.stat().st_mode & 0o077 == 0
    client = create_editor(settings).test_client()
    there = "http://192.168.1.20"
    assert client.get("/", base_url=there).location == "/dang-nhap"
    wrong = client.post("/dang-nhap", data={"password": "sai"}, base_url=there)
    assert "Mật khẩu chưa đúng" in wrong.get_data(as_text=True)
    assert client.get("/", base_url=there).location == "/dang-nhap"
    right = client.post("/dang-nhap", data={"password": "bốn từ ghép lại"}, base_url=there)
    assert right.status_code == 303
    assert client.get("/", base_url=there).status_code == 200
    assert client.get("/", base_url="http://evil.example").status_code == 403


def test_too_many_wrong_passwords_pause_the_asking(tmp_path):
    now = [0.0]
    write_password(tmp_path / "mk", "bốn từ ghép lại")
    password = Password(tmp_path / "mk", lambda: now[0])
    for _ in range(10):
        assert not password.is_right("sai")
    assert password.is_paused
    now[0] += 601
    assert not password.is_paused


def test_a_loopback_desk_has_no_password_page(stranger):
    assert stranger.get("/dang-nhap").status_code == 404


def test_a_name_is_remembered_and_leads_nowhere_else(at):
    answer = at.send("/ten", {"ten": " Lê  Thị Mẫu ", "ve": "//evil.example"})
    assert answer.location == "/"
    assert "Người làm: Lê Thị Mẫu" in at.get("/")
    assert at.send("/ten", {"ten": "", "ve": "/tim"}).location == "/tim"
    assert "chưa ghi tên" in at.get("/")


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/ho-so/..%2f..%2fetc%2fpasswd", 404),
        ("/ho-so/%2e%2e", 404),
        ("/ho-so/Nhóm", 404),
        ("/ho-so/nhom-vi-du-mot.md", 404),
        ("/ho-so/nhom%00vi", 404),
        ("/ho-so/" + "a" * 5000, 404),
        ("/ho-so/khong-co", 404),
        ("/them/khac", 404),
        ("/tien-do/99", 404),
        ("/tim?trang-thai=khac", 404),
    ],
)
def test_odd_addresses_are_answered_in_words(at, address, status):
    answer = at.client.get(address)
    assert answer.status_code == status
    assert "Không có" in answer.get_data(as_text=True)


def test_a_paste_of_fifty_megabytes_is_refused_in_words(at):
    before = at.desk.store.open(ID).digest
    answer = at.send(f"/ho-so/{ID}", at.form(ID) | {"body": "a" * 50_000_000})
    assert answer.status_code == 413
    assert "quá dài" in answer.get_data(as_text=True)
    assert at.desk.store.open(ID).digest == before
