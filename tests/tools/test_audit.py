"""The audit of dependencies tells what is known, and never takes silence for safety."""

import json
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from tests.support.paths import ROOT

AUDIT = ROOT / "tools" / "audit.py"
RANGE = {"type": "ECOSYSTEM", "events": [{"introduced": "0"}, {"fixed": "2.10.1"}]}
KNOWN = {
    "id": "PYSEC-2019-217",
    "modified": "2021-07-05T00:01:22Z",
    "details": "sandbox escape",
    "affected": [{"package": {"name": "jinja2", "ecosystem": "PyPI"}, "ranges": [RANGE]}],
}


class Osv(BaseHTTPRequestHandler):
    """Answers as osv.dev does; knows of one vulnerability, and is down for one package."""

    def do_POST(self):
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["package"]["name"]
        self.send_response(503 if asked == "down" else 200)
        self.end_headers()
        self.wfile.write(json.dumps({"vulns": [KNOWN]} if asked == "jinja2" else {}).encode())

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def osv():
    server = HTTPServer(("127.0.0.1", 0), Osv)
    threading.Thread(target=server.serve_forever).start()
    yield f"http://127.0.0.1:{server.server_port}/v1/query"
    server.shutdown()
    server.server_close()


@pytest.fixture
def audited(tmp_path):
    def audit(service, *pins, sha256=f"--hash=sha256:{'0' * 64}"):
        lock = tmp_path / "requirements.txt"
        lock.write_text("".join(f"{pin} {sha256}\n" for pin in pins))
        command = [sys.executable, AUDIT, lock, service]
        done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8")
        return done.returncode, done.stdout

    return audit


def test_a_vulnerable_pin_is_found_and_fails(osv, audited):
    assert audited(osv, "jinja2==2.10", "idna==3.7") == (
        1,
        "jinja2 2.10: PYSEC-2019-217 (sửa ở: 2.10.1)\nĐã hỏi 2 thư viện: 1 lỗ hổng đã biết.\n",
    )


def test_pins_of_which_nothing_is_known_pass(osv, audited):
    assert audited(osv, "idna==3.7") == (0, "Đã hỏi 1 thư viện: 0 lỗ hổng đã biết.\n")


@pytest.mark.parametrize("pin", ["idna==3.7", "down==1.0"])
def test_no_answer_is_told_loudly_and_is_no_pass(osv, audited, pin):
    service = osv if pin == "down==1.0" else "http://127.0.0.1:1/v1/query"
    status, told = audited(service, pin)
    assert status == 3
    assert told == f"!!! CHƯA KIỂM TRA ĐƯỢC LỖ HỔNG CỦA THƯ VIỆN: {service} không trả lời !!!\n"


def test_pins_without_hashes_fail(osv, audited):
    assert audited(osv, "idna==3.7", sha256="") == (1, "")
