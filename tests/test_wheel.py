"""The program as a package: built, installed away from the checkout, and used there."""

import contextlib
import os
import re
import shutil
import socket
import subprocess
import sys
import sysconfig
import tarfile
import urllib.request
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.content.given import FILES
from tests.support.paths import ROOT

_SOURCES = ("kb", "web", "content", "pyproject.toml", "setup.py", "README.md", "LICENSE")
_NO_BUILDS = shutil.ignore_patterns("__pycache__", "*.egg-info", "exemplars", "directives")


def built(kind: str, source: Path, target: Path) -> Path:
    """What the build backend makes of a source tree, without a network."""
    target.mkdir(exist_ok=True)
    command = f"from setuptools import build_meta; build_meta.build_{kind}({str(target)!r})"
    done = subprocess.run(
        [sys.executable, "-c", command], cwd=source, capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    (made,) = target.iterdir()
    return made


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    """A wheel made from a source distribution, made from the checkout."""
    folder = tmp_path_factory.mktemp("build")
    source = folder / "source"
    source.mkdir()
    for name in _SOURCES:
        path = ROOT / name
        copy = shutil.copytree if path.is_dir() else shutil.copy
        options = {"ignore": _NO_BUILDS} if path.is_dir() else {}
        copy(path, source / name, **options)
    packed = built("sdist", source, folder / "sdist")
    unpacking = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # from 3.11.4 on
    shutil.unpack_archive(packed, folder / "unpacked", **unpacking)
    (unpacked,) = (folder / "unpacked").iterdir()
    return built("wheel", unpacked, folder / "wheel")


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory) -> Path:
    """An environment of its own with the wheel; what it needs it has from this one, by path."""
    folder = tmp_path_factory.mktemp("máy khác") / "env"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    scheme = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(scheme, "needs.pth").write_text(sysconfig.get_path("purelib"), "utf-8")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", folder]
    subprocess.run([*pip, "install", "-q", "--no-index", "--no-deps", wheel], check=True)
    return folder / "bin" / "kb"


def free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


def surroundings() -> dict[str, str]:
    """The environment of somebody without a checkout."""
    own = {"PYTHONPATH", "PYTHONWARNINGS"}
    kept = {k: v for k, v in os.environ.items() if k not in own and not k.startswith("KB_")}
    return kept | {"PYTHONIOENCODING": "utf-8"}


def run(kb: Path, at: Path, *arguments: str) -> str:
    done = subprocess.run(
        [kb, *arguments], cwd=at, env=surroundings(), capture_output=True, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


@contextlib.contextmanager
def opened(kb: Path, at: Path, *arguments: str, **settings: str) -> Iterator[str]:
    """A program that serves, and the first address that it prints."""
    program = subprocess.Popen(
        [kb, *arguments],
        cwd=at,
        env=surroundings() | settings,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield re.search(r"http\S+", program.stdout.readline())[0]
    finally:
        program.terminate()
        program.communicate()


def test_the_wheel_holds_what_a_collection_begins_with_and_nothing_of_ours(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    given = {name for name in names if name.startswith("kb/content/given/")}
    assert given == {f"kb/content/given/{name}" for name in FILES}
    assert {name.partition("/")[0] for name in names if ".dist-info" not in name} == {"kb", "web"}
    for name in FILES:
        packed = zipfile.ZipFile(wheel).read(f"kb/content/given/{name}")
        assert packed == (ROOT / "content" / name).read_bytes()


def test_everything_beside_the_code_is_in_the_wheel(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    beside = {
        path.relative_to(ROOT).as_posix()
        for package in ("kb", "web")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert beside - names == set()


def test_a_collection_is_begun_checked_indexed_and_opened_far_from_the_checkout(
    installed, tmp_path
):
    where = "import kb, sys; sys.exit(not kb.__file__.startswith(sys.prefix))"
    subprocess.run(
        [installed.with_name("python"), "-c", where], env=surroundings(), cwd=tmp_path, check=True
    )
    run(installed, tmp_path, "init", "kho", "--name", "Kho Thí Dụ")
    own = tmp_path / "kho"
    run(installed, own, "check")
    assert "Chưa có hồ sơ nào đã đăng" in run(installed, own, "index")
    with opened(installed, own, "serve", "--port", free_port()) as address:
        with urllib.request.urlopen(f"{address}/") as answer:
            assert "<title>Kho Thí Dụ" in answer.read().decode()
        with urllib.request.urlopen(f"{address}/static/site.css") as answer:
            assert answer.status == 200
    desk = {"KB_EDIT_PORT": free_port(), "PORT": free_port()}
    with opened(installed, own, "edit", "--no-browser", **desk) as address:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        assert "Bàn biên tập Kho Thí Dụ</title>" in browser.open(address).read().decode()
    assert {each.name for each in own.iterdir()} <= {
        ".gitignore",
        "README.md",
        "archive",
        "content",
        "var",
    }
