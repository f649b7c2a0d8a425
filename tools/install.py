"""Puts into `.venv` what running needs: the one place that says how the program is installed.

In: requirements.txt and pyproject.toml beside the code; packages from the network, or from a folder
that `fetch` made where there is one. Out: an environment in which `python -m kb.cli` runs, and a
stamp that tells for what and where it was made; NotInstalled, in words, when that cannot be.

Only the standard library is used: it runs before there is anything else. Everything is gathered
before anything is installed, so that a network that fails leaves what was there; an environment
without its stamp was left half made, and is made anew.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tools.troubles import NotInstalled, explained

ROOT = Path(__file__).resolve().parent.parent
NEEDED_BYTES = 1_000_000_000
# The longest name below .venv, or of a version in archive/: Windows often ends at 259 letters.
_DEEPEST = 140
_TRIES = 5  # a virus scanner may hold a file for a moment
_QUICK = ("--disable-pip-version-check", "--no-input", "--retries=2", "--timeout=20")
# Nothing is compiled: offices have no compiler.
_PINNED = ("--require-hashes", "--only-binary=:all:", "--requirement=requirements.txt")
# The program; its scripts and finder hold the path of the folder.
_ITSELF = ("--no-deps", "--no-build-isolation", "--no-index", "--editable=.")
# An environment without its pyvenv.cfg starts as the Python that it was made from.
_IS_OURS = "import pip, sys; sys.exit(sys.prefix == sys.base_prefix or sys.version_info < (3, 11))"

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Place:
    """The folder of the program, and where things are in it."""

    root: Path = ROOT

    @cached_property
    def venv(self) -> Path:
        """The environment."""
        return self.root / ".venv"

    @cached_property
    def python(self) -> Path:
        """Its Python, which stands elsewhere on Windows."""
        windows = self.venv / "Scripts" / "python.exe"
        return windows if os.name == "nt" else self.venv / "bin" / "python"

    @cached_property
    def stamp(self) -> Path:
        """Written when all is there: for which pins, and in which folder."""
        return self.venv / "installed"

    @cached_property
    def wheels(self) -> Path:
        """A folder of packages made elsewhere, which is used where there is one."""
        return self.root / "goi-cai-dat"

    @cached_property
    def log(self) -> Path:
        """What pip said, for whoever helps."""
        return self.root / "var" / "cai-dat.log"


def is_installed(place: Place) -> bool:
    """Whether everything is there as it is pinned now, and starts."""
    return _stamped(place) == _wanted(place) and _starts(place)


def install(place: Place, wheels: Path | None = None, tell: Tell = print) -> None:
    """Bring the environment in line with what is pinned; nothing is done where it is.

    Packages come from `wheels`, from the folder of that purpose, or from the network.
    """
    held = _stamped(place) if _starts(place) else []
    wanted = _wanted(place)
    given = wheels or (place.wheels if place.wheels.is_dir() else None)
    if given and not given.is_dir():
        raise NotInstalled(f"Không có thư mục gói {given}; hãy xem lại đường dẫn.")
    with told(place):
        if held != wanted:
            place.log.parent.mkdir(parents=True, exist_ok=True)
            place.log.write_text("", "utf-8")
            if not held:
                _make(place, tell)
            if held[:1] != wanted[:1]:
                _install_packages(place, given, tell)
            _pip(place, "install", *_ITSELF)
            place.stamp.write_text("\n".join(wanted), "utf-8")


@contextlib.contextmanager
def told(place: Place) -> Iterator[None]:
    """What the disk refuses is said as NotInstalled."""
    try:
        yield
    except OSError as error:
        if error.errno not in (errno.EACCES, errno.EPERM, errno.EROFS):
            raise NotInstalled(explained(f"{error}")) from error
        raise NotInstalled(
            f"Không ghi được vào thư mục {place.root}. Hãy chép cả thư mục vào chỗ của bạn, ví dụ "
            "Documents (đừng để trong Program Files, tệp ZIP, đĩa chỉ đọc), rồi bấm lại ở đó."
        ) from error


def fetch(place: Place, folder: Path, tell: Tell = print) -> None:
    """Gather in a folder everything that installing needs, for this kind of machine and Python."""
    folder.mkdir(parents=True, exist_ok=True)
    tell("Đang tải các gói, khoảng 75 MB…")
    _pip(place, "download", *_PINNED, f"--dest={folder.resolve()}")


def _install_packages(place: Place, given: Path | None, tell: Tell) -> None:
    own = place.root / "var" / "wheels"
    if not given:
        fetch(place, own, tell)
    tell("Đang cài các gói, khoảng một phút…")
    place.stamp.unlink(missing_ok=True)
    folder = given or own
    found = (f"--find-links={folder.resolve()}", "--no-index")
    _pip(place, "install", *_PINNED, *found, given=given)
    shutil.rmtree(own, ignore_errors=True)


def _make(place: Place, tell: Tell) -> None:
    """A new environment, in the place of what is left of one."""
    check_room(place)
    if place.venv.exists():
        tell("Lần cài trước bị dở dang, đang làm lại từ đầu.")
        _remove(place.venv)
    # In two steps: venv keeps to itself what pip's own installation complains of.
    _run(place, [sys.executable, "-m", "venv", "--without-pip", str(place.venv)])
    _run(place, [str(place.python), "-m", "ensurepip", "--default-pip"])


def check_room(place: Place) -> None:
    """NotInstalled where the disk is too full, or lies too deep, for what is to come."""
    free = shutil.disk_usage(place.root).free
    if free < NEEDED_BYTES:
        raise NotInstalled(
            f"Ổ đĩa chỉ còn {free // 1_000_000} MB trống, cài đặt cần khoảng "
            f"{NEEDED_BYTES // 1_000_000} MB. Hãy xóa bớt tệp rồi bấm lại."
        )
    probe = place.root / "var" / ("x" * 60) / ("x" * (_DEEPEST - 65))
    try:
        probe.parent.mkdir(parents=True, exist_ok=True)
        probe.touch()
        shutil.rmtree(probe.parent)
    except OSError as error:
        raise NotInstalled(
            f"Thư mục {place.root} nằm quá sâu (đường dẫn dài {len(str(place.root))} ký tự). Hãy "
            r"chuyển cả thư mục ra chỗ ngắn hơn, ví dụ C:\GuongSang, rồi bấm lại."
        ) from error


def _remove(folder: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            shutil.rmtree(folder)
            return
        except OSError as error:
            if not left:
                raise NotInstalled(explained(f"{type(error).__name__}: {error}")) from error
            time.sleep(1)


def _stamped(place: Place) -> list[str]:
    """What the stamp says; a line at least where there is one, nothing where there is none."""
    try:
        return place.stamp.read_text("utf-8").splitlines() or [""]
    except (OSError, UnicodeDecodeError):
        return []


def _wanted(place: Place) -> list[str]:
    digest = hashlib.sha256()
    for name in ("requirements.txt", "pyproject.toml"):
        digest.update((place.root / name).read_bytes().replace(b"\r\n", b"\n"))
    return [digest.hexdigest(), str(place.venv.resolve().parent)]


def _starts(place: Place) -> bool:
    """Whether the environment's Python starts: the one that it was made from may be gone."""
    command = [str(place.python), "-c", _IS_OURS]
    try:
        return subprocess.run(command, capture_output=True, env=clean()).returncode == 0
    except OSError:
        return False


def clean() -> dict[str, str]:
    """The environment for programs that are started: UTF-8, and no foreign code."""
    foreign = (
        "PYTHONHOME",
        "PYTHONPATH",
        "PYTHONSAFEPATH",
        "PIP_USER",
        "PIP_TARGET",
        "VIRTUAL_ENV",
    )
    held = {name: text for name, text in os.environ.items() if name.upper() not in foreign}
    return held | {"PYTHONUTF8": "1"}


def _pip(place: Place, verb: str, *arguments: str, given: Path | None = None) -> None:
    command = [
        str(place.python),
        "-m",
        "pip",
        verb,
        *(_QUICK if verb == "download" else _QUICK[:2]),
    ]
    _run(place, [*command, *arguments], given)


def _run(place: Place, command: list[str], given: Path | None = None) -> None:
    """Run a step of it, its words into the log; NotInstalled tells what they mean."""
    said = ""
    with (
        place.log.open("a", encoding="utf-8") as log,
        subprocess.Popen(
            command,
            cwd=place.root,
            env=clean(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            errors="replace",
        ) as process,
    ):
        for line in process.stdout or ():
            said += line
            log.write(line)
            _show_progress(said.count("\nCollecting "))
    if process.returncode:
        raise NotInstalled(f"{explained(said, given)}\n(Nhật ký cài đặt: {place.log})")


def _show_progress(count: int) -> None:
    """On a terminal, so that nobody takes a long download for a standstill."""
    if count and sys.stdout.isatty():
        print(f"\r  {count} gói", end="", flush=True)
