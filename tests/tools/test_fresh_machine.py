"""The whole program on a machine that has only Python: unpacked, double-clicked, at work.

Everything is real: what is pinned is installed from a folder of packages, the repository's content
is indexed, the desk answers. No network, no PATH (so no Git and no make), a home of its own.
"""

import contextlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from importlib.metadata import PackageNotFoundError, version

import pytest

from tests.support.machines import bare, start, wheels
from tests.support.paths import ROOT
from tests.support.wheels import packed_again

TREE = ("kb", "web", "tools", "content", "bat-dau.py", "bat-dau.cmd", "pyproject.toml")
PINNED_RE = re.compile(r"^([\w.-]+)==([\w.]+)", re.MULTILINE)


def unpacked_whole(folder):
    """The program as in a ZIP, with the packages that are here already as those it needs."""
    folder.mkdir()
    for name in TREE:
        if (ROOT / name).is_dir():
            no_products = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=no_products)
        else:
            shutil.copyfile(ROOT / name, folder / name)
    pinned = PINNED_RE.findall((ROOT / "requirements.txt").read_text("utf-8"))
    lines = [packed_again(wheels(folder), name) for name, wanted in pinned if is_here(name, wanted)]
    (folder / "requirements.txt").write_text("".join(lines), "utf-8")
    return folder


def is_here(name, wanted):
    """Of a package that is pinned for several Pythons or systems, the one that is meant here."""
    try:
        return version(name) == wanted
    except PackageNotFoundError:
        return False


def free_ports():
    with contextlib.ExitStack() as probes:
        found = [probes.enter_context(socket.socket()) for _ in range(2)]
        for probe in found:
            probe.bind(("127.0.0.1", 0))
        return [str(probe.getsockname()[1]) for probe in found]


@pytest.mark.fresh
def test_from_a_zip_to_a_desk_at_work(tmp_path):
    folder = unpacked_whole(tmp_path / "Gương Sáng của Ban Tuyên giáo")
    ours, site = free_ports()
    environ = bare(tmp_path, PORT=site)
    desk_at = ("--no-browser", "--port", ours)
    command = [sys.executable, folder / "bat-dau.py", *desk_at]
    began = time.monotonic()
    with subprocess.Popen(command, cwd="/", env=environ, stdout=subprocess.PIPE) as window:
        said = []
        while not said or "vao?ma=" not in said[-1]:
            said.append(window.stdout.readline().decode() or pytest.fail("".join(said)))
        print(f"first start: {time.monotonic() - began:.1f} s")
        began = time.monotonic()
        second = start(folder, *desk_at, environ=environ)
        print(f"second start: {time.monotonic() - began:.1f} s")
        assert second == (0, said[-1].replace("Bàn biên tập:", "Bàn biên tập đang mở sẵn:"))
        opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        with opener.open(re.search(r"http\S+", said[-1])[0]) as page:
            assert "Việc hôm nay" in page.read().decode()
        window.send_signal(signal.SIGTERM)
    assert "Đang kiểm tra nội dung và lập chỉ mục lần đầu…\n" in said
    assert (folder / "var/index/CURRENT").exists()
    listed = [folder / ".venv/bin/python", "-m", "pip", "list", "--format=freeze"]
    held = subprocess.check_output(listed, text=True, env=environ)
    assert "whoosh==" in held.lower()
    assert not {"pytest", "ruff", "mypy", "playwright"} & set(re.findall(r"^[\w-]+", held, re.M))
