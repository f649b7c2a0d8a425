"""A folder that holds what readers have, for a site on another machine.

In: files that were published since the last time, or all of them at the first. Out: `content/` in
that folder, written beside and then renamed, so that whoever reads it sees it before or after.
Drafts are not in it, and of withdrawn records only that there were some.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.content.folder import FOLDERS, LISTS
from kb.desk.erasing import tombstone
from kb.desk.files.versions import Version
from kb.desk.outgoing.outbox import Load
from kb.desk.outgoing.packet import Whole
from kb.desk.outgoing.troubles import sentence
from kb.errors import NotSent, disk_trouble
from kb.files import replace

NOTE = "DOC-TOI.txt"
_SAYS = (
    "Thư mục content/ ở đây do bàn biên tập ghi sau mỗi lần đăng.\n"
    "Đừng sửa ở đây: lần đăng sau ghi đè. \n"
    "Trang trên máy khác đọc nó (KB_CONTENT_DIR) bằng kb index.\n"
)
_DRAFT = b"---\nstatus: draft\n---\n"


def mirror(
    folder: Path, content_dir: Path, load: Load, whole: Callable[[], Whole]
) -> tuple[str, ...]:
    """Bring a folder in line; the titles of records that readers have and it has not.

    NotSent, and it stays as it was, when the disk refuses.
    """
    with _told(folder):
        folder.mkdir(exist_ok=True)
        home, aside, old = folder / "content", folder / ".content.new", folder / ".content.old"
        if old.exists() and not home.exists():  # the last time was cut short
            replace(old, home)
        _refuse_foreign(folder, home)
        for left in (aside, old):
            shutil.rmtree(left, ignore_errors=True)
        (folder / NOTE).write_text(_SAYS, "utf-8")
        try:
            lost = _fill(aside, home, content_dir, load, whole)
            _swap(home, aside, old)
            return lost
        finally:
            shutil.rmtree(aside, ignore_errors=True)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _refused(folder, error) from error


def _refused(folder: Path, error: OSError) -> NotSent:
    if isinstance(error, FileNotFoundError):
        return sentence(f"không thấy thư mục {folder}", "xem ổ mạng, ổ rời đã nối chưa")
    return sentence(
        f"không ghi được vào {folder} ({disk_trouble(error)})",
        "xem ổ đĩa còn chỗ, thư mục cho phép ghi và không có chương trình nào mở tệp trong đó",
    )


def _refuse_foreign(folder: Path, home: Path) -> None:
    if home.exists() and not (folder / NOTE).exists():
        raise sentence(
            f"{home} đang chứa thứ khác, không phải do bàn biên tập ghi",
            "chọn một thư mục trống (KB_PUBLISH_FOLDER)",
        )


def _fill(
    aside: Path, home: Path, content_dir: Path, load: Load, whole: Callable[[], Whole]
) -> tuple[str, ...]:
    """The next state of the folder: what did not change is the same file once more."""
    aside.mkdir()
    files, lost = dict(load.files), tuple[str, ...]()
    if home.exists():
        for held in (each for each in home.rglob("*") if each.is_file()):
            _again(held, aside / held.relative_to(home))
    else:
        all_of_it = whole()
        files, lost = {**all_of_it.files, **files}, all_of_it.lost
    for name in load.folders:
        shutil.rmtree(aside / name, ignore_errors=True)
    for path, data in files.items():
        _put(aside / path, _shown(path, data))
    for path in load.needed:
        if not (aside / path).exists():
            _put(aside / path, _DRAFT)
    for listed in content_dir.glob("[!.]*"):
        if listed.is_file() and listed.suffix != ".md" and listed.stem not in LISTS:
            _put(aside / listed.name, listed.read_bytes())
    return lost


def _again(path: Path, place: Path) -> None:
    place.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(path, place)
    except OSError:  # a file system without links
        shutil.copy2(path, place)


def _put(place: Path, data: bytes | None) -> None:
    """A new file, never other bytes in one that the folder before has as well."""
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    if data is not None:
        place.write_bytes(data)


def _shown(path: str, data: bytes | None) -> bytes | None:
    """What others may have of a file: a withdrawn record's address, nothing of a draft."""
    home, _, name = path.partition("/")
    if data is None or home not in FOLDERS or not name.endswith(".md"):
        return data
    version = Version(Path(name).stem, FOLDERS[home], path, data)
    if version.status == "withdrawn":
        return tombstone(version).encode()
    return data if version.status == "published" else None


def _swap(home: Path, aside: Path, old: Path) -> None:
    if home.exists():
        replace(home, old)
    try:
        replace(aside, home)
    except OSError:
        if old.exists():
            replace(old, home)
        raise
    shutil.rmtree(old, ignore_errors=True)
