"""Runs the suite, without browser and office, on every Python that is here and new enough.

    python tools/pythons.py [--newest]

In: the Pythons on PATH and pyenv's, of each version the latest. Out: which were found, how the
suite ended on each, and exit 1 when it failed on one. Each gets an environment of its own below
var/pythons with what requirements-dev.txt pins; a second run installs nothing. With --newest only a
short part runs, on the newest one: what opens files, threads and other libraries.
"""

import argparse
import hashlib
import os
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent
LOCK = ROOT / "requirements-dev.txt"
ENVIRONMENTS = ROOT / "var" / "pythons"
SHORT = (
    *(
        "tests/kb/index",
        "tests/kb/publish",
        "tests/kb/imports",
        "tests/kb/exports",
        "tests/kb/text",
    ),
    *(
        "tests/kb/schema",
        "tests/kb/search",
        "tests/web/test_guards.py",
        "tests/web/test_shortlist.py",
    ),
)
Version = tuple[int, ...]


def oldest() -> Version:
    """The first version that the project promises: (3, 11)."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    return tuple(map(int, re.findall(r"\d+", project["requires-python"])))


def candidates() -> Iterator[Path]:
    """Whatever may be a Python: by its name on PATH, and in the folders of pyenv."""
    for folder in map(Path, os.environ.get("PATH", "").split(os.pathsep)):
        yield from sorted(folder.glob("python3*"))
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    yield from sorted(pyenv.glob("versions/*/bin/python3"))


def version_of(python: Path) -> Version | None:
    """What it says that it is; None for what is no Python, or one that does not start."""
    if not re.fullmatch(r"python3(\.\d+)?", python.name):
        return None
    try:
        asked = "import sys, venv; print(*sys.version_info[:3])"
        done = subprocess.run([python, "-c", asked], capture_output=True, text=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return None
    return tuple(map(int, done.stdout.split())) if done.returncode == 0 else None


def found() -> dict[Version, Path]:
    """Of each version that is promised the latest: {(3, 12): …/3.12.1/bin/python3}."""
    latest: dict[Version, tuple[Version, Path]] = {}
    for python in candidates():
        version = version_of(python)
        if version and version[:2] >= oldest():
            latest[version[:2]] = max(latest.get(version[:2], ((), python)), (version, python))
    return {minor: python for minor, (_, python) in sorted(latest.items())}


def environment(minor: Version, python: Path) -> Path:
    """The Python of an environment with all that is pinned; made anew when the pins changed."""
    folder = ENVIRONMENTS / ".".join(map(str, minor))
    own = folder / ("Scripts" if os.name == "nt" else "bin") / "python"
    pins = hashlib.sha256(LOCK.read_bytes() + str(python).encode()).hexdigest()
    stamp = folder / "installed"
    if not (stamp.is_file() and stamp.read_text("ascii") == pins):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([python, "-m", "venv", folder], check=True)
        flags = ["--disable-pip-version-check", "--quiet", "--require-hashes"]
        subprocess.run([own, "-m", "pip", "install", *flags, "-r", LOCK], check=True)
        stamp.write_text(pins, "ascii")
    return own


def has_passed(python: Path, paths: tuple[str, ...]) -> bool:
    """Whether these tests, or all, pass on a Python."""
    flags = ["-q", "-p", "no:cacheprovider", "-m", "not browser and not office and not fresh"]
    return subprocess.run([python, "-m", "pytest", *flags, *paths], cwd=ROOT).returncode == 0


def main() -> int:
    """Find, tell, run; the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--newest", action="store_true", help="a short part, on the newest one")
    is_short = parser.parse_args().newest
    pythons = found()
    print("Tìm thấy:", ", ".join(f"{'.'.join(map(str, m))} ({p})" for m, p in pythons.items()))
    chosen = list(pythons.items())[-1:] if is_short else list(pythons.items())
    if is_short and chosen[0][0] == sys.version_info[:2]:
        print("Bản mới nhất là bản đang chạy, đã thử cùng mọi kiểm thử khác.")
        return 0
    failed = []
    for minor, python in chosen:
        name = f"Python {'.'.join(map(str, minor))}"
        print(f"--- {name}{': phần ngắn' if is_short else ''}", flush=True)
        if not has_passed(environment(minor, python), SHORT if is_short else ()):
            failed.append(name)
    print(f"Đã thử {len(chosen)} bản Python; hỏng: {', '.join(failed) or 'không'}.")
    return len(failed) > 0


if __name__ == "__main__":
    sys.exit(main())
