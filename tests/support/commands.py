"""Runs `kb` as a reader of the documents does: the command of this checkout, in its own process.

Settings of whoever runs the tests (KB_…) do not reach it; a test names those that it means:
`kb("search", "hoa", index=folder)`, `kb("misses", KB_SEARCH_LOG=file)`.
"""

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

from tests.support.paths import ROOT

# What the installed `kb` script does, but always with the code beside the tests.
KB = (sys.executable, "-c", "from kb.cli import main; main(prog_name='kb')")

# Root may write anywhere; without this right it obeys the modes of files like anybody else.
OBEDIENT = ("/usr/bin/setpriv", "--bounding-set", "-dac_override") if os.geteuid() == 0 else ()


class Ended(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


def environment(
    content: Path | None = None, index: Path | None = None, **settings: object
) -> dict[str, str]:
    """The environment of a command: the code of this checkout, and the settings that are named."""
    named = {"KB_CONTENT_DIR": content, "KB_INDEX_DIR": index} | settings
    found = {name: text for name, text in os.environ.items() if not name.startswith("KB_")}
    found |= {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "", "PYTHONIOENCODING": "utf-8"}
    return found | {name: str(value) for name, value in named.items() if value is not None}


def kb_bytes(
    *arguments: str | Path,
    content: Path | None = None,
    index: Path | None = None,
    told: str = "",
    at: Path | None = None,
    **settings: object,
) -> subprocess.CompletedProcess[bytes]:
    """Run `kb` where it writes no text; it reads what it is `told`, and stands `at` a folder."""
    ambient = environment(content, index, **settings)
    command = [*KB, *arguments]
    return subprocess.run(command, input=told.encode(), capture_output=True, env=ambient, cwd=at)


def kb(
    *arguments: str | Path,
    content: Path | None = None,
    index: Path | None = None,
    told: str = "",
    at: Path | None = None,
    **settings: object,
) -> Ended:
    """Run `kb` with these arguments: `kb("check", content=folder).code`."""
    done = kb_bytes(*arguments, content=content, index=index, told=told, at=at, **settings)
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def kb_on_a_terminal(*arguments: str | Path, **settings: object) -> Ended:
    """Run `kb` with its complaints on a terminal, where bars are shown: all of them, one by one."""
    import pty  # Windows has none

    ours, its = pty.openpty()
    process = subprocess.Popen(
        [*KB, *arguments], env=environment(**settings), stderr=its, stdout=subprocess.DEVNULL
    )
    os.close(its)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # Linux says so when the other end has closed
        pass
    os.close(ours)
    return Ended(process.wait(), "", shown.decode())
