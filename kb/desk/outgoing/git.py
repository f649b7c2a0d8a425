"""The git command: asked without a shell, for as long as it may take, never at a keyboard.

In: arguments. Out: what it answers, or NotSent in the words of an office. What it would ask of a
person (a password, a key's phrase) is refused, and what does not end in time is ended, with all
that it started.
"""

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

from kb.desk.outgoing.troubles import told

SECONDS = 60.0
NETWORK_SECONDS = 90.0
# Nobody is there to answer, and what Git says is read by us.
_ALONE = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS_REQUIRE": "never",
    "GCM_INTERACTIVE": "never",
    "GIT_EDITOR": "true",
    "LC_ALL": "C",
}
_BATCH_SSH = "ssh -o BatchMode=yes -o ConnectTimeout=20"
# Of whoever started us (a hook, another repository): not about this one.
_FOREIGN = frozenset(
    f"GIT_{name}"
    for name in (
        *("DIR", "WORK_TREE", "INDEX_FILE", "OBJECT_DIRECTORY", "PREFIX", "COMMON_DIR"),
        *("NAMESPACE", "AUTHOR_DATE", "COMMITTER_DATE"),
    )
)
# Nothing of the owner's runs, nothing goes on working afterwards; modes of files stay.
_PLAIN = tuple(
    word
    for setting in (
        f"core.hooksPath={os.devnull}",
        "core.fileMode=false",
        "gc.auto=0",
        "maintenance.auto=false",
        "i18n.commitEncoding=UTF-8",
    )
    for word in ("-c", setting)
)
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # a black one, on Windows


@dataclass(frozen=True)
class Answer:
    """What the command said; `code` is None when it was ended because it took too long."""

    code: int | None
    out: bytes
    err: str

    @property
    def is_good(self) -> bool:
        """Whether it did what it was asked for."""
        return self.code == 0

    @property
    def line(self) -> str:
        """The one line that it printed."""
        return self.out.decode("utf-8", "replace").strip()


def command() -> str | None:
    """Where the command is; None on a machine without Git."""
    return shutil.which("git")


@dataclass(frozen=True)
class Git:
    """The command, asked of one folder."""

    command: str
    folder: Path
    environ: Mapping[str, str] = field(default_factory=dict)

    def says(self, *arguments: str, data: bytes = b"", seconds: float = SECONDS) -> Answer:
        """What it answers, whatever that is."""
        line = [self.command, *_PLAIN, *arguments]
        with (
            tempfile.TemporaryFile() as said,
            tempfile.TemporaryFile() as out,
            tempfile.TemporaryFile() as err,
        ):
            said.write(data)
            said.seek(0)
            code = _run(line, seconds, cwd=self.folder, env=self._environ(), files=(said, out, err))
            return Answer(code, _read(out), _read(err).decode("utf-8", "replace"))

    def ask(self, *arguments: str, data: bytes = b"", seconds: float = SECONDS) -> Answer:
        """What it answers; NotSent when it refuses or takes too long."""
        answer = self.says(*arguments, data=data, seconds=seconds)
        if not answer.is_good:
            raise told(answer.err, seconds=seconds if answer.code is None else None)
        return answer

    def _environ(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in _FOREIGN}
        if not {"GIT_SSH", "GIT_SSH_COMMAND"} & kept.keys():
            kept["GIT_SSH_COMMAND"] = _BATCH_SSH
        return {**kept, **_ALONE, **self.environ}


def _run(
    line: list[str], seconds: float, *, cwd: Path, env: dict[str, str], files: tuple[IO[Any], ...]
) -> int | None:
    """Into files and not into pipes, which whatever it started would keep open."""
    said, out, err = files
    with subprocess.Popen(
        line,
        cwd=cwd,
        env=env,
        stdin=said,
        stdout=out,
        stderr=err,
        start_new_session=True,
        creationflags=_NO_WINDOW,
    ) as process:
        try:
            return process.wait(seconds)
        except subprocess.TimeoutExpired:
            _end(process)
            return None


def _end(process: subprocess.Popen[Any]) -> None:
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    process.kill()
    process.wait()


def _read(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
