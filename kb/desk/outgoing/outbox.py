"""What has not gone out yet, kept in the archive until it has: bytes that readers have, and why.

In: packets. Out: what each lane ("git", "folder") has still to take, and the steps to tell of. A
later packet of the same file takes the place of an earlier one: what was withdrawn meanwhile is not
sent with its text.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from kb.desk.files import disk
from kb.desk.outgoing.message import Step
from kb.desk.outgoing.packet import Files, Line, Packet

Lane = str  # "git" or "folder"
HOME = "outgoing"


@dataclass
class _State:
    """What is kept: digests of files by lane and path; "" for one that is gone."""

    steps: list[Step] = field(default_factory=list)
    told: int = 0  # so many of the steps a commit has told of
    lanes: dict[Lane, dict[str, str]] = field(default_factory=dict)
    needed: dict[str, str] = field(default_factory=dict)
    folders: list[str] = field(default_factory=list)
    is_pushed: bool = True
    why: str = ""
    is_behind: bool = False


@dataclass(frozen=True)
class Load:
    """What a lane takes: the files, what they need besides, the folders that hold nothing else."""

    files: Files
    needed: Files
    folders: tuple[str, ...]
    steps: tuple[Step, ...]


class Outbox:
    """The box of an archive; nobody else changes it meanwhile (`disk.alone`)."""

    def __init__(self, archive_dir: Path) -> None:
        self._archive_dir, self._home = archive_dir, archive_dir / HOME

    def put(self, packet: Packet, lanes: tuple[Lane, ...]) -> None:
        """Keep a packet until every lane has taken it."""
        with self._changing() as state:
            now = f"{datetime.now():%H:%M %d/%m/%Y}"
            state.steps.append(Step(packet.what, packet.who, now, packet.lines))
            state.folders = sorted({*state.folders, *packet.folders})
            kept = {path: self._keep(data) for path, data in packet.files.items()}
            needed = {path: self._keep(data) for path, data in packet.needed.items()}
            state.needed = {p: d for p, d in (state.needed | needed).items() if p not in kept}
            for lane in lanes:
                state.lanes[lane] = state.lanes.get(lane, {}) | kept
            if packet.what == "erased":
                state.steps = [_nameless(each, packet) for each in state.steps]

    def load(self, lane: Lane) -> Load:
        """What a lane has still to take."""
        state = self._read()
        return Load(
            self._bytes(state.lanes.get(lane, {})),
            self._bytes(state.needed),
            tuple(state.folders),
            tuple(state.steps[state.told :]),
        )

    def taken(self, lane: Lane, load: Load, *, is_pushed: bool = True) -> None:
        """A lane has taken what it was given; what came meanwhile stays."""
        with self._changing() as state:
            held = state.lanes.get(lane, {})
            gone = {path: _digest(data) for path, data in load.files.items()}
            state.lanes[lane] = {p: d for p, d in held.items() if gone.get(p) != d}
            if lane == "git":
                state.told += len(load.steps)
                state.is_pushed = is_pushed

    def pushed(self) -> None:
        """What is committed has gone on."""
        with self._changing() as state:
            state.is_pushed = True

    def dropped(self, lane: Lane) -> None:
        """There is nobody any longer to take what a lane has."""
        with self._changing() as state:
            state.lanes.pop(lane, None)
            state.is_pushed = state.is_pushed or lane == "git"

    def failed(self, why: str, *, is_behind: bool = False) -> None:
        """Note why it does not go on; "" when nothing speaks against it."""
        with self._changing() as state:
            state.why, state.is_behind = why, is_behind

    @property
    def is_empty(self) -> bool:
        """Whether everything has gone out."""
        return _is_empty(self._read())

    @property
    def is_pushed(self) -> bool:
        """Whether all that is committed has gone on."""
        return self._read().is_pushed

    @property
    def trouble(self) -> tuple[str, bool]:
        """Why it did not go on the last time, and whether because others have sent before."""
        state = self._read()
        return state.why, state.is_behind

    @property
    def steps(self) -> tuple[Step, ...]:
        """What was done of which something has not gone out."""
        return tuple(self._read().steps)

    def _read(self) -> _State:
        try:
            return _state(json.loads((self._home / "outbox.json").read_bytes()))
        except FileNotFoundError:
            return _State()
        except (ValueError, TypeError, KeyError):
            return _State(is_pushed=False, why="Sổ gửi đi hỏng; hãy bấm “Gửi lại”.")

    @contextmanager
    def _changing(self) -> Iterator[_State]:
        with disk.alone(self._archive_dir), disk.told(self._home):
            state = self._read()
            yield state
            if _is_empty(state):
                state = _State()
            text = json.dumps(asdict(state), ensure_ascii=False)
            disk.write_whole(self._home / "outbox.json", text.encode())
            self._tidy(state)

    def _keep(self, data: bytes | None) -> str:
        digest = _digest(data)
        path = self._home / "files" / digest
        if data is not None and not path.exists():
            disk.write_whole(path, data)
        return digest

    def _bytes(self, kept: Mapping[str, str]) -> dict[str, bytes | None]:
        home = self._home / "files"
        return {path: (home / each).read_bytes() if each else None for path, each in kept.items()}

    def _tidy(self, state: _State) -> None:
        """Let go of the bytes that nobody has to take."""
        kept = {
            *state.needed.values(),
            *(d for lane in state.lanes.values() for d in lane.values()),
        }
        for path in (self._home / "files").glob("*"):
            if path.name not in kept:
                disk.remove(path)


def _is_empty(state: _State) -> bool:
    return state.is_pushed and not any(state.lanes.values())


def _digest(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _nameless(step: Step, packet: Packet) -> Step:
    """A step without the names of records that are erased."""
    erased = {line.record for line in packet.lines}
    return replace(
        step,
        lines=tuple(
            replace(line, title=line.record) if line.record in erased else line
            for line in step.lines
        ),
    )


def _state(plain: dict[str, Any]) -> _State:
    steps = [
        Step(**each | {"lines": tuple(Line(**line) for line in each["lines"])})
        for each in plain.pop("steps")
    ]
    return _State(steps=steps, **plain)
