"""A machine on which the program was only unpacked, and what happens when it is started there.

In: a folder. Out: a copy of what installs and starts, with a small program and small packages in
the place of the real ones; it is started with nothing of ours in its environment: no PATH, no home,
no network.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from tests.support.paths import ROOT
from tests.support.wheels import invented, packed_again

PARTS = (
    "bat-dau.py",
    "bat-dau.cmd",
    "kb/__init__.py",
    "kb/errors.py",
    "kb/settings/__init__.py",
    "kb/settings/loading.py",
    "kb/settings/table.py",
    "kb/settings/values.py",
)
STARTING = ("__init__", "install", "start", "troubles")
PROJECT = """\
[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"
[project]
name = "guong-sang"
version = "0"
requires-python = ">=3.11"
[tool.setuptools]
packages = ["kb"]
"""
PROGRAM = """\
import pathlib, sys, mau
if sys.argv[1] == "index":
    pathlib.Path("var/index").mkdir(parents=True)
    pathlib.Path("var/index/CURRENT").touch()
print("kb", *sys.argv[1:], "with mau", mau.version)
"""


class Ended(NamedTuple):
    """How it ended, and all that stood in the window."""

    code: int
    said: str


def unpacked(folder: Path) -> Path:
    """The small program, unpacked in a folder, with its packages beside it."""
    for part in (*PARTS, *(f"tools/{name}.py" for name in STARTING)):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / part, folder / part)
    (folder / "kb/cli").mkdir()
    (folder / "kb/cli/__main__.py").write_text(PROGRAM, "utf-8")
    (folder / "pyproject.toml").write_text(PROJECT, "utf-8")
    lines = [packed_again(wheels(folder), "setuptools"), invented(wheels(folder), "mau")]
    (folder / "requirements.txt").write_text("".join(lines), "utf-8")
    return folder


def wheels(folder: Path) -> Path:
    """Where an office puts the packages that it brings along."""
    return folder / "goi-cai-dat"


def bare(folder: Path, **settings: object) -> dict[str, str]:
    """The environment of a machine that has nothing; pip asks a network that is not there."""
    nowhere = {"PIP_INDEX_URL": "https://goi.example.invalid/simple", "PIP_RETRIES": "0"}
    named = {"HOME": str(folder), "PATH": os.devnull, "LANG": "C.UTF-8"} | nowhere
    return named | {name: str(value) for name, value in settings.items()}


def start(
    folder: Path,
    *arguments: str | Path,
    python: str | Path = sys.executable,
    through: Sequence[str] = (),
    environ: dict[str, str] | None = None,
    **options: Any,
) -> Ended:
    """Double-click it: `start(folder, "--install").said`."""
    command = [*through, python, folder / "bat-dau.py", *arguments]
    done = subprocess.run(
        command,
        cwd=options.pop("cwd", "/"),
        env=environ or bare(folder),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        **options,
    )
    return Ended(done.returncode, done.stdout.decode("utf-8", "replace"))
