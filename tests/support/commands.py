"""Runs `kb` as a reader of the documents does: the command of this checkout, in its own process."""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.support.paths import ROOT

# What the installed `kb` script does, but always with the code beside the tests.
KB = (sys.executable, "-c", "from kb.cli import main; main(prog_name='kb')")


class Ended(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(content: Path | None = None, index: Path | None = None) -> dict[str, str]:
    """The environment of a command: the code of this checkout, and perhaps other folders."""
    found = os.environ | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": ""}
    if content:
        found["KB_CONTENT_DIR"] = str(content)
    if index:
        found["KB_INDEX_DIR"] = str(index)
    return found


def kb(
    *arguments: str | Path,
    content: Path | None = None,
    index: Path | None = None,
    cwd: Path | None = None,
) -> Ended:
    """Run `kb` with these arguments: `kb("check", content=folder).code`."""
    done = subprocess.run(
        [*KB, *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=cwd,
        env=environment(content, index),
    )
    return Ended(done.returncode, done.stdout, done.stderr)
