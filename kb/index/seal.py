"""What stands in a generation beside its postings: checksums, and when each record came.

In: the folder of a finished build. Out: `SHA256SUMS`, in the form that `sha256sum -c` reads,
written last and compared before anything is used; and later the files themselves, whole and in
memory, so that nothing that happens to the disk can reach those who are answering. A history goes
from build to build: a record that is analysed again but says the same has not changed, and one that
has left stays in it with the second of its leaving.
"""

import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

from kb.errors import IndexDamaged

INFO_FILE = "info.json"
_SUMS = "SHA256SUMS"

# By id: the second it was first indexed, and the second it last changed; JSON keeps it as is.
History = Mapping[str, list[int]]


def carry_over(old: Path, folder: Path) -> None:
    """Copy the files of a generation, each with its time, so that `seal` knows them again."""
    for path in old.iterdir():
        status = path.stat()
        os.utime(
            shutil.copyfile(path, folder / path.name), ns=(status.st_atime_ns, status.st_mtime_ns)
        )


def seal(folder: Path, kept: Mapping[str, Any], old: Path | None = None) -> None:
    """Put beside the index what is known of it, and note what every file is, all safe on disk.

    What was carried over from an `old` generation, and not written since, is what it was.
    """
    (folder / INFO_FILE).write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
    known = _sums(old) if old else {}
    lines = []
    for path in sorted(path for path in folder.iterdir() if path.name != _SUMS):
        with path.open("r+b") as file:
            os.fsync(file.fileno())
            digest = old and _is_copy(path, old / path.name) and known.get(path.name)
            digest = digest or hashlib.file_digest(file, "sha256").hexdigest()
            lines.append(f"{digest}  {path.name}\n")
    with (folder / _SUMS).open("w", encoding="ascii", newline="\n") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def _is_copy(path: Path, other: Path) -> bool:
    """Whether a file has the size of another and the very time at which that was written."""
    try:
        ours, theirs = path.stat(), other.stat()
    except OSError:
        return False
    return (ours.st_size, ours.st_mtime_ns) == (theirs.st_size, theirs.st_mtime_ns)


def read_sealed(folder: Path) -> dict[str, bytes]:
    """Every file by its name; IndexDamaged when one is not there or not as it was written."""
    sums = _sums(folder)
    return {name: _sealed_file(folder, name, digest) for name, digest in sums.items()}


def check_sealed(folder: Path) -> None:
    """IndexDamaged when a file is not there or not as it was written; nothing is kept in memory."""
    for name, digest in _sums(folder).items():
        try:
            with (folder / name).open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except (OSError, ValueError) as error:
            raise _lost(folder) from error
        if found != digest:
            raise _damaged(folder / name)


def seal_of(folder: Path) -> str:
    """What tells one generation from another; empty when there is none in the folder."""
    try:
        return hashlib.sha256((folder / _SUMS).read_bytes()).hexdigest()
    except OSError:
        return ""


def _sums(folder: Path) -> dict[str, str]:
    """The checksum of each file by its name."""
    try:
        lines = (folder / _SUMS).read_text("ascii").splitlines()
    except (OSError, ValueError) as error:
        raise _lost(folder) from error
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}


def _sealed_file(folder: Path, name: str, digest: str) -> bytes:
    try:
        data = (folder / name).read_bytes()
    except (OSError, ValueError) as error:
        raise _lost(folder) from error
    if hashlib.sha256(data).hexdigest() != digest:
        raise _damaged(folder / name)
    return data


def _lost(folder: Path) -> IndexDamaged:
    return IndexDamaged(
        f"{folder}: thiếu tệp hoặc tệp không đọc được; hãy chạy `kb index --rebuild`"
    )


def sealed_info(folder: Path) -> dict[str, Any]:
    """What a build kept beside its index; IndexDamaged when it is not as it was written."""
    digest = _sums(folder).get(INFO_FILE)
    if digest is None:
        raise _lost(folder)
    info: dict[str, Any] = json.loads(_sealed_file(folder, INFO_FILE, digest))
    return info


def read_kept(folder: Path) -> Mapping[str, Any] | None:
    """What a build kept beside its index, not held against its seal; None when it is lost."""
    try:
        kept = json.loads((folder / INFO_FILE).read_bytes())
    except (OSError, ValueError):
        return None
    return kept if isinstance(kept, dict) else None


def next_history(
    old: History, ids: Iterable[str], fresh: Collection[str], corrected: Collection[str], now: int
) -> dict[str, list[int]]:
    """The history of `ids`: `fresh` were not there before, `corrected` say something else now."""
    history = {}
    for record_id in ids:
        added, changed = [now, now] if record_id in fresh else old.get(record_id, [now, now])
        history[record_id] = [added, now if record_id in corrected else changed]
    return history


def _damaged(file: Path) -> IndexDamaged:
    return IndexDamaged(f"{file}: tệp chỉ mục bị hỏng; hãy chạy `kb index --rebuild`")
