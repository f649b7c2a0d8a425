"""A collection of one's own, from nothing: its lists, its site.yaml, one invented example.

In: an empty folder. Out: the folder with content/, ready for `kb check`, `kb index` and the desk.
Nothing that is there is ever touched.
"""

import re
from importlib.resources import files
from pathlib import Path

from kb.content.drafts import flow
from kb.content.folder import FOLDERS
from kb.content.given import given
from kb.errors import OutputUnusable, disk_trouble

UNNAMED = "Kho chưa đặt tên"
EXAMPLE = "ho-so-mau"
_MAY_BE_THERE = {".git"}
_IGNORED = """\
# Dựng lại được (var/), hoặc của riêng cơ quan (archive/): không đưa vào Git.
var/
archive/
"""
_READ_ME = """\
# {name}

Kho gương điển hình và văn bản chỉ đạo. Mở cửa sổ lệnh ở thư mục này rồi gõ:

    kb edit     # bàn biên tập: thêm, sửa, nhập danh sách, xem trước, đăng
    kb serve    # trang cho bạn đọc, sau khi đã đăng

- `content/` là kho, hãy sao lưu. Tên, cơ quan, biểu trưng, màu: `content/site.yaml`; lĩnh vực, địa
  danh, cơ quan, ngày kỷ niệm, từ đồng nghĩa: các tệp `.yaml` bên cạnh; cách viết hồ sơ:
  `content/README.md`.
- `archive/` là các bản trước khi sửa, chỉ để trong cơ quan.
- `var/` dựng lại lúc nào cũng được.
"""


def begin(folder: Path, name: str = UNNAMED) -> tuple[Path, ...]:
    """Write a new collection; the files, in order. OutputUnusable for a folder that holds any."""
    try:
        if folder.exists() and {each.name for each in folder.iterdir()} - _MAY_BE_THERE:
            raise OutputUnusable(
                f"{folder}: thư mục đã có tệp nên không tạo kho ở đây; "
                "hãy chọn thư mục mới hoặc trống"
            )
        written = tuple(_write(folder / path, text) for path, text in _texts(name).items())
        for each in FOLDERS:
            (folder / "content" / each).mkdir(exist_ok=True)
    except OSError as error:
        raise OutputUnusable(
            f"{folder}: không tạo được kho ở đây ({disk_trouble(error)})"
        ) from error
    return written


def _texts(name: str) -> dict[str, str]:
    lists = given()
    texts = {f"content/{file}": _of_anybody(text) for file, text in lists.items()}
    texts["content/site.yaml"] = _remarks(lists["site.yaml"]) + f"\nname: {flow(name)}\n"
    texts[f"content/exemplars/{EXAMPLE}.md"] = (
        files("kb.content").joinpath("example.md").read_text("utf-8")
    )
    return texts | {".gitignore": _IGNORED, "README.md": _READ_ME.format(name=name)}


def _of_anybody(text: str) -> str:
    """Where the command is named by its place in our own checkout, by its name alone."""
    return text.replace(".venv/bin/kb", "kb")


def _remarks(text: str) -> str:
    """The remarks at the head of a file."""
    found = re.match(r"(?:#.*\n)*", text)
    return found[0] if found else ""


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path
