"""The text of one content file, and what may be wrong with it as a file.

In: a file of the content folder. Out: its text in NFC with plain line ends, or the `Problem` why
there is none.
"""

import unicodedata
from pathlib import Path

from kb.errors import disk_trouble
from kb.files import patiently
from kb.schema import Problem
from kb.text.vietnamese import normalise

MAX_BYTES = 1_000_000


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
