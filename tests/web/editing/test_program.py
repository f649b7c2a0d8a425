"""`kb edit` as a program: where it opens, whom it lets in, what it refuses."""

import contextlib
import re
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from functools import partial

import pytest

from tests.support.commands import KB, environment
from tests.support.desks import copied_content
from tests.support.desks import environment as folders


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def around(tmp_path):
    copied_content(tmp_path)
    return environment() | folders(tmp_path) | {"PORT": str(free_port())}


def edit(around, *arguments):
    return subprocess.run(
        [*KB, "edit", "--no-browser", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=around,
        timeout=60,
    )


@contextlib.contextmanager
def running(around, *arguments):
    """A desk in a process of its own, and the address that it prints."""
    desk = subprocess.Popen(
        [*KB, "edit", "--no-browser", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env=around,
    )
    try:
        yield re.search(r"http\S+", desk.stdout.readline())[0]
    finally:
        desk.terminate()
        desk.wait()
        desk.stdout.close()


def status(address: str) -> int:
    try:
        with urllib.request.urlopen(address) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        error.close()
        return error.code


def test_the_desk_opens_at_its_own_address_and_a_second_start_leads_there(around):
    port = free_port()
    with running(around, "--port", str(port)) as address:
        base = address.split("/vao")[0]
        assert base == f"http://127.0.0.1:{port}"
        assert status(base) == 403
        second = edit(around, "--port", str(port))
        assert second.returncode == 0
        assert f"đang mở sẵn: {address}" in second.stdout
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(address) as page:
            assert "Việc hôm nay" in page.read().decode()
        assert status(address) == 403
        third = edit(around, "--port", str(port))
        assert "vao?ma=" in third.stdout
        assert address not in third.stdout


def test_a_port_of_somebody_else_is_told_of(around):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        told = edit(around, "--port", str(other.getsockname()[1]))
    assert told.returncode == 1
    assert "hãy thêm --port" in told.stderr


def test_beyond_this_machine_a_password_must_be_set_first(around):
    told = edit(around, "--host", "0.0.0.0")
    assert told.returncode == 1
    assert "phải có mật khẩu" in told.stderr
    assert "kb edit --password" in told.stderr


def test_an_address_that_a_desk_left_behind_leads_nobody_to_another_program(around, tmp_path):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        left = tmp_path / "cache" / "desk" / "address"
        left.parent.mkdir(parents=True)
        left.write_text(f"http://127.0.0.1:{port}/vao?ma=cu", "ascii")
        told = edit(around, "--port", str(port))
    assert (told.returncode, told.stdout) == (1, "")


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP", "SIGINT"])
def test_a_closed_window_or_a_request_to_end_ends_it_in_order(around, name):
    command = [*KB, "edit", "--no-browser", "--port", str(free_port())]
    # As a script of the shell starts a program in the background: without SIGINT.
    deaf = partial(signal.signal, signal.SIGINT, signal.SIG_IGN)
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=around, preexec_fn=deaf) as desk:
        try:
            assert b"vao?ma=" in desk.stdout.readline()
            assert desk.stdout.readline().startswith("Địa chỉ này".encode())
            desk.send_signal(getattr(signal, name))
            assert desk.wait(timeout=30) == 0
        finally:
            desk.kill()
