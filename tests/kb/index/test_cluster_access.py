"""Who a cluster lets in, and which it is believed to be: told in one sentence, without a secret."""

import os
import socket
import subprocess
import sys
import threading

import pytest

from kb.errors import EngineAway, EngineMissing, KBError
from kb.index.kinds import elsewhere
from kb.index.opensearch.cluster import cluster
from kb.settings import load_settings
from tests.support.certificates import PROGRAM, Authority
from tests.support.tls_front import Front

needs_openssl = pytest.mark.skipif(PROGRAM is None, reason="openssl makes the certificates")

PASSWORD = "khẩu:lệnh Mẫu"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("authority"), "noi-cap-mau")


@pytest.fixture(scope="module")
def other_authority(tmp_path_factory):
    return Authority(tmp_path_factory.mktemp("other"), "noi-cap-khac")


@pytest.fixture(scope="module")
def certificate(authority):
    return authority.issued("may-mau")


@pytest.fixture
def said(monkeypatch, caplog, capfd):
    """What the settings lead to: an error of ours, which holds no secret, as nothing else does."""

    def ask(**named):
        for name, value in named.items():
            monkeypatch.setenv(f"KB_OPENSEARCH_{name.upper()}", str(value))
        told = ""
        try:
            cluster().ask("GET", "/")
        except (EngineAway, EngineMissing) as error:
            told = str(error)
        shown = "".join((told, caplog.text, *capfd.readouterr(), repr(load_settings())))
        assert PASSWORD not in shown
        assert "\n" not in told
        return told

    return ask


@needs_openssl
def test_a_name_and_a_password_with_vietnamese_letters_are_sent(authority, certificate, said):
    front = Front(certificate, users={"biên-tập": PASSWORD})
    with front.opened() as url:
        assert said(url=url, ca=authority.file, user="biên-tập", password=PASSWORD) == ""
    assert front.asked == [("biên-tập", "/")]


@needs_openssl
@pytest.mark.parametrize("password", [PASSWORD, ""])
def test_a_wrong_password_is_told(authority, certificate, said, password):
    with Front(certificate, users={"mau": "khác"}).opened() as url:
        told = said(url=url, ca=authority.file, user="mau", password=password)
    assert "cụm máy không nhận tên và mật khẩu của trang; hãy xem KB_OPENSEARCH_USER" in told


@needs_openssl
def test_a_user_without_rights_is_told(authority, certificate, said, tmp_path):
    front = Front(certificate, users={"mau": PASSWORD}, readers=("mau",))
    with front.opened() as url:
        assert said(url=url, ca=authority.file, user="mau", password=PASSWORD) == ""
        with pytest.raises(EngineAway, match="hãy cho người dùng ấy các quyền nêu ở docs/van-hanh"):
            cluster().work("PUT", "/thu", {})


@needs_openssl
def test_an_authority_that_is_not_known_is_told(other_authority, certificate, said):
    with Front(certificate).opened() as url:
        for ca in (other_authority.file, ""):
            told = said(url=url, ca=ca)
            assert "không do nơi cấp nào mà trang biết; hãy đặt KB_OPENSEARCH_CA" in told


@needs_openssl
def test_an_authority_that_newer_pythons_refuse_is_told_as_what_it_is(tmp_path, said):
    lax = Authority(tmp_path, "noi-cap-so-sai", said=())
    with Front(lax.issued("may-so-sai")).opened() as url:
        told = said(url=url, ca=lax.file)
    if sys.version_info >= (3, 13):
        assert "chưa đủ phần mà bản Python này đòi (CA cert does not include key usage" in told
    else:
        assert told == ""


@needs_openssl
def test_a_certificate_that_is_over_is_told(authority, said):
    with Front(authority.issued("cu", days=-1)).opened() as url:
        told = said(url=url, ca=authority.file)
    assert "chứng chỉ của máy OpenSearch đã hết hạn; hãy gia hạn" in told


@needs_openssl
def test_a_certificate_of_another_machine_is_told(authority, said):
    with Front(authority.issued("xa", address="DNS:may-xa.example")).opened() as url:
        told = said(url=url, ca=authority.file)
    assert "cấp cho tên khác với tên trong KB_OPENSEARCH_URL" in told


@needs_openssl
def test_a_certificate_lets_in_instead_of_a_password(authority, certificate, said):
    ours = authority.issued("trang")
    with Front(certificate, clients=authority.file).opened() as url:
        assert said(url=url, ca=authority.file, cert=ours) == ""


@needs_openssl
def test_without_our_certificate_or_with_a_wrong_one_it_is_told(
    authority, other_authority, certificate, said
):
    wrong = {
        "cụm máy đòi chứng chỉ của trang; hãy đặt KB_OPENSEARCH_CERT": "",
        "chứng chỉ của trang đã hết hạn; hãy thay": authority.issued("het-han", days=-1),
        "cụm máy không biết nơi cấp chứng chỉ của trang": other_authority.issued("la"),
    }
    with Front(certificate, clients=authority.file).opened() as url:
        for sentence, cert in wrong.items():
            assert sentence in said(url=url, ca=authority.file, cert=cert)


@needs_openssl
def test_a_build_is_told_at_once_what_no_waiting_mends(other_authority, certificate, said):
    front = Front(certificate)
    with front.opened() as url:
        said(url=url, ca=other_authority.file)
        with pytest.raises(EngineAway, match="hãy đặt KB_OPENSEARCH_CA"):
            cluster().work("GET", "/")
    assert front.knocks == 2


def test_files_that_are_not_what_they_should_be_are_told(said, tmp_path):
    text, url = tmp_path / "ghi-chu.pem", "https://127.0.0.1:9"
    text.write_text("không phải chứng chỉ", "utf-8")
    none = tmp_path / "khong-co.pem"
    assert said(url=url, ca=none) == (f"KB_OPENSEARCH_CA: tệp {none} không có; hãy xem lại tệp ấy")
    assert "không phải tệp PEM có chứng chỉ gốc" in said(url=url, ca=text)
    assert "không phải tệp PEM có cả chứng chỉ và khóa" in said(url=url, ca="", cert=text)
    assert "chỉ dùng với https://" in said(url="http://127.0.0.1:9", cert=text)


@needs_openssl
def test_a_key_that_asks_for_a_password_is_told(authority, said, tmp_path):
    """Nobody sits there to type it."""
    file, locked = authority.issued("khoa"), tmp_path / "locked.pem"
    locking = ("pkey", "-in", file, "-aes256", "-passout", "pass:thu", "-out", locked)
    subprocess.run([PROGRAM, *map(str, locking)], check=True, capture_output=True)
    locked.write_text(file.read_text("ascii").split("-----BEGIN PRIV")[0] + locked.read_text())
    assert "khóa không đặt mật khẩu" in said(url="https://127.0.0.1:9", ca="", cert=locked)


def test_a_machine_that_speaks_no_tls_is_told(said):
    with socket.create_server(("127.0.0.1", 0)) as plain:

        def answer():
            connection, _ = plain.accept()
            with connection:
                connection.recv(65_536)
                connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")

        thread = threading.Thread(target=answer)
        thread.start()
        told = said(url=f"https://127.0.0.1:{plain.getsockname()[1]}")
        thread.join()
    assert "máy ở địa chỉ ấy không nói TLS; hãy xem KB_OPENSEARCH_URL" in told


def test_a_password_in_the_address_is_refused_and_not_repeated(monkeypatch, tmp_path):
    monkeypatch.setenv("KB_OPENSEARCH_URL", f"https://mau:{PASSWORD}@may.example:9200")
    monkeypatch.setenv("KB_INDEX_DIR", os.fspath(tmp_path))
    with pytest.raises(KBError, match="hãy đặt ở KB_OPENSEARCH_USER") as refused:
        elsewhere(tmp_path)
    assert PASSWORD not in str(refused.value)
