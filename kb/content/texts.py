"""The text of one content file, and what may be wrong with it as a file.

In: a file of the content folder. Out: its text in NFC with plain line ends, or the `Problem` why
there is none.
"""

import unicodedata
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from kb.errors import disk_trouble
from kb.files import patiently
from kb.schema import Problem
from kb.text.vietnamese import normalise, slug

MAX_BYTES = 1_000_000
# Reads a file where it changed, with the problems found: what `Kept` of the folder does.
Read = Callable[[Path, Callable[[list[Problem]], None], list[Problem]], None]


def read_text(folder: Path, path: Path, problems: list[Problem]) -> str | None:
    """The text in NFC with plain line ends; None (and a problem) when it is not text."""
    named = shown(folder, path)
    try:
        if not path.is_file():
            problems.append(Problem(named, 1, "", "không phải là tệp", "hãy đổi tên thư mục này"))
            return None
        if path.stat().st_size > MAX_BYTES:
            remedy = f"hãy rút còn dưới {MAX_BYTES // 1_000_000} MB"
            problems.append(Problem(named, 1, "", "tệp quá lớn", remedy))
            return None
        data = patiently(path.read_bytes, tries=4)
    except OSError as error:
        remedy = "hãy xem quyền đọc và ổ đĩa, rồi chạy lại"
        problems.append(Problem(named, 1, "", f"không đọc được ({disk_trouble(error)})", remedy))
        return None
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        wrong = "tệp không phải UTF-8 (có thể là TCVN3, VNI hoặc tệp Word)"
        problems.append(Problem(named, line, "", wrong, "hãy lưu lại với bảng mã UTF-8"))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not unicodedata.is_normalized("NFC", text):
        line = next(
            number
            for number, written in enumerate(text.split("\n"), start=1)
            if not unicodedata.is_normalized("NFC", written)
        )
        remedy = "trang vẫn hiện đúng, nhưng hãy lưu lại bằng Unicode dựng sẵn (NFC)"
        problems.append(Problem(named, line, "", "chữ viết bằng dấu rời", remedy, "warning"))
    return normalise(text)


def shown(folder: Path, path: Path) -> str:
    """A file as problems name it: "content/site.yaml"."""
    return f"{folder.name}/{path.relative_to(folder).as_posix()}"


def tell_misnamed(
    folder: Path, subfolders: Iterable[str], read: Read, problems: list[Problem]
) -> None:
    """Tell of files whose name keeps them from being read as records: "to-mau.md.txt".

    Windows hides the ending that Notepad adds.
    """
    for subfolder in subfolders:
        for path in sorted((folder / subfolder).glob("**/*")):
            if path.suffix != ".md" and path.suffix.lower() in (".md", ".txt", ".markdown"):
                read(path, partial(_tell_misnamed, folder, path), problems)


def _tell_misnamed(folder: Path, path: Path, problems: list[Problem]) -> None:
    stem = slug(path.stem.removesuffix(".md")) or "ten-khong-dau"
    remedy = f"hãy đổi tên thành {stem}.md (Windows hay giấu đuôi .txt)"
    wrong = "tệp này không được đọc, vì tên không kết thúc bằng .md"
    problems.append(Problem(shown(folder, path), 1, "", wrong, remedy, "warning"))
