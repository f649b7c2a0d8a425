"""A generation is sealed by checksums: written last, compared before anything is used.

In: the folder of a finished build. Out: `SHA256SUMS`, in the form that `sha256sum -c` reads; and
later the files themselves, whole and in memory, so that nothing that happens to the disk can
reach those who are answering.
"""

import hashlib
import os
from pathlib import Path

from kb.errors import IndexDamaged

_SUMS = "SHA256SUMS"


def seal(folder: Path) -> None:
    """Note what every file is, once all of them are safe on disk."""
    lines = []
    for path in sorted(path for path in folder.iterdir() if path.name != _SUMS):
        with path.open("r+b") as file:
            os.fsync(file.fileno())
            lines.append(f"{hashlib.file_digest(file, 'sha256').hexdigest()}  {path.name}\n")
    with (folder / _SUMS).open("w", encoding="ascii", newline="\n") as file:
        file.writelines(lines)
        file.flush()
        os.fsync(file.fileno())


def read_sealed(folder: Path) -> dict[str, bytes]:
    """Every file by its name; IndexDamaged when one is not there or not as it was written."""
    files: dict[str, bytes] = {}
    try:
        for line in (folder / _SUMS).read_text("ascii").splitlines():
            digest, _, name = line.partition("  ")
            files[name] = (folder / name).read_bytes()
            if hashlib.sha256(files[name]).hexdigest() != digest:
                raise IndexDamaged(
                    f"{folder / name}: tệp chỉ mục bị hỏng; hãy chạy `kb index --rebuild`"
                )
    except (OSError, ValueError) as error:
        raise IndexDamaged(
            f"{folder}: thiếu tệp hoặc tệp không đọc được; hãy chạy `kb index --rebuild`"
        ) from error
    return files
