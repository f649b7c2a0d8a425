"""Writes record files: a record as front matter and body, an id that nobody bears, a new file.

In: a record. Out: the text that `kb.schema.frontmatter` and `kb.records` read back as the same
record, or a file that was not there before: nothing is ever overwritten. Also the blank form of `kb
new`.
"""

import json
import re
from collections.abc import Container
from pathlib import Path
from typing import Any

from kb.content.folder import FOLDERS
from kb.records import RECORD_CLASSES, Record
from kb.schema import FieldSpec, Part, specs
from kb.schema.types import ListOf
from kb.text.vietnamese import normalise, slug

_MAX_ID = 80
_DEVICES_RE = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
# What YAML reads as plain text in any place: no sign of its own, no comma, no number lost.
_PLAIN_RE = re.compile(r"[^\W_][\w ./()+%–-]*(?<! )")
_SUBFOLDERS = {record_type: folder for folder, record_type in FOLDERS.items()}


def record_text(record: Record) -> str:
    """The file of a record; required fields without a value stand there blank, to be filled in."""
    lines = ["---"]
    for spec in specs(type(record)):
        value = spec.of(record)
        if value not in (None, (), ""):
            lines += field_lines(spec.name, spec.type.plain(value))
        elif spec.required:
            lines.append(f"{spec.name}:")
    body = _clean_lines(record.body)
    return "\n".join([*lines, "---", "", *([body, ""] if body else [])])


def field_lines(name: str, plain: Any) -> list[str]:
    """A field as a file writes it: a list of mappings one a line, anything else on one line."""
    if isinstance(plain, list) and any(isinstance(item, dict) for item in plain):
        return [f"{name}:", *(f"  - {flow(item)}" for item in plain)]
    return [f"{name}: {flow(plain)}"]


def flow(plain: Any) -> str:
    """YAML on one line: {title: "Giấy khen", year: 2023}."""
    if isinstance(plain, dict):
        return "{" + ", ".join(f"{key}: {flow(value)}" for key, value in plain.items()) + "}"
    if isinstance(plain, list):
        return "[" + ", ".join(map(flow, plain)) + "]"
    text = _clean(str(plain))
    return text if _PLAIN_RE.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """The text in YAML's double quotes."""
    return json.dumps(text, ensure_ascii=False)


def _clean(text: str) -> str:
    """One line of NFC text without characters that no file should hold."""
    return " ".join("".join(c if c.isprintable() else " " for c in normalise(text)).split())


def _clean_lines(text: str) -> str:
    lines = normalise(text).split("\n")
    return "\n".join(
        "".join(c if c.isprintable() else " " for c in line).rstrip() for line in lines
    ).strip("\n")


def free_id(title: str, place: str | None, taken: Container[str]) -> str:
    """An id that nobody bears: "Nguyễn Văn An", "Bắc Kạn" gives nguyen-van-an-bac-kan, then …-2."""
    stem, suffix = slug(title) or "ho-so", slug(place or "")
    if suffix and not f"-{stem}-".endswith(f"-{suffix}-"):
        stem = f"{_shortened(stem, _MAX_ID - len(suffix) - 1)}-{suffix}"
    stem = _shortened(stem, _MAX_ID)
    number, candidate = 1, stem
    while candidate in taken or is_windows_own(candidate):
        number += 1
        candidate = f"{stem}-{number}"
    return candidate


def is_windows_own(stem: str) -> bool:
    """Whether a name, with any ending, is a device and no file for Windows: "con", "com1"."""
    return _DEVICES_RE.fullmatch(stem) is not None


def _shortened(stem: str, most: int) -> str:
    return stem if len(stem) <= most else stem[:most].rpartition("-")[0] or stem[:most]


def texts_on_disk(content_dir: Path) -> dict[str, str]:
    """The text of every record file by its id, those included that cannot be read as records."""
    return {
        path.stem: path.read_text("utf-8", "replace")
        for folder in FOLDERS
        for path in (content_dir / folder).glob("**/*.md")
    }


def write_new(content_dir: Path, record_type: str, record_id: str, text: str) -> Path:
    """Write a file that is not there yet; FileExistsError when it is."""
    folder = content_dir / _SUBFOLDERS[record_type]
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{record_id}.md"
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    return path


def blank_form(record_type: str, title: str = "") -> str:
    """A commented file with every declared field: required ones open, the others commented out."""
    lines = [
        "---",
        "# Điền các dòng dưới đây; dòng bắt đầu bằng # là lời dặn hoặc trường chưa dùng (bỏ dấu #",
        "# để dùng). Giá trị có dấu hai chấm phải đặt trong ngoặc kép. Xong thì chạy kb check.",
    ]
    for spec in specs(RECORD_CLASSES[record_type]):
        needed = " (bắt buộc khi đăng)" if spec.required else ""
        lines += ["", f"# {spec.label}{needed}: {spec.help}", f"# Viết: {_described(spec)}"]
        if spec.name == "status":
            lines.append("status: draft")
        elif spec.name == "title":
            lines.append(f"title: {flow(title)}" if title else "title:")
        elif spec.required:
            lines += [f"{spec.name}:", *_example(spec)]
        else:
            lines += [f"#{spec.name}:", *_example(spec)]
    return "\n".join([*lines, "---", "", ""])


def _described(spec: FieldSpec) -> str:
    return spec.type.describe().replace(" \\| ", ", ").replace("`", "")


def _example(spec: FieldSpec) -> list[str]:
    if isinstance(spec.type, ListOf) and isinstance(spec.type.item, Part):
        keys = ", ".join(f'{each.name}: "…"' for each in specs(spec.type.item.cls))
        return [f"#  - {{{keys}}}"]
    return []
