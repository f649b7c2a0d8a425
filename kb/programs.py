"""Programs that the machine may have: found when needed, run within bounds, ended whole.

In: the names of a program, a command and how long it may take. Out: where the program is, or None;
what it printed. What takes too long is ended with everything that it started.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # a black one, on Windows
_MOST_PRINTED = 50_000_000


@dataclass(frozen=True)
class Ran:
    """What became of a program: its exit code (None when it was ended), what it printed."""

    code: int | None
    out: bytes = b""
    err: str = ""


def find_program(*names: str, places: Sequence[str] = ()) -> str | None:
    """A program by one of its names on PATH, else where installers put it."""
    found = (shutil.which(name) for name in names)
    usual = (place for place in places if os.path.isfile(place))
    return next((path for path in (*found, *usual) if path), None)


def run_program(
    command: Sequence[str | Path],
    seconds: float,
    *,
    folder: Path,
    environ: Mapping[str, str] | None = None,
) -> Ran:
    """Run it in a folder with nothing to read; it prints into files, which nobody keeps open."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        try:
            code = _code_of(command, seconds, folder, {**os.environ, **(environ or {})}, (out, err))
        except OSError as error:
            return Ran(-1, err=str(error))
        return Ran(code, _read(out), _read(err).decode("utf-8", "replace"))


def _code_of(
    command: Sequence[str | Path],
    seconds: float,
    folder: Path,
    environ: Mapping[str, str],
    files: tuple[IO[bytes], IO[bytes]],
) -> int | None:
    with subprocess.Popen(
        [*map(str, command)],
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=files[0],
        stderr=files[1],
        start_new_session=True,
        creationflags=_NO_WINDOW,
    ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None
        finally:
            _end(process)


def _end(process: subprocess.Popen[Any]) -> None:
    """End it with what it started, were it only what it left behind."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
        subprocess.run(tree, capture_output=True, check=False, creationflags=_NO_WINDOW)
    process.kill()
    process.wait()


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read(_MOST_PRINTED)
