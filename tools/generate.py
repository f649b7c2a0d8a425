"""Rewrites the generated blocks of the documents; with --check, only says which are stale.

A block stands between `<!-- sinh tự động: NAME -->` and `<!-- hết: NAME -->`.
"""

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kb.cli import COMMANDS
from kb.records import Directive, Exemplar, Figure, Theme
from kb.schema import specs
from kb.settings import SETTINGS
from kb.vocabularies import Feed, KnownNumber, Organisation, Site

ROOT = Path(__file__).parent.parent
DOCUMENTS = ("README.md", "content/README.md", "docs/van-hanh.md")
_BLOCK_RE = re.compile(
    r"(?P<open><!-- sinh tự động: (?P<name>[\w-]+) -->\n).*?(?P<close><!-- hết: (?P=name) -->)",
    re.DOTALL,
)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "".join(f"| {' | '.join(row)} |\n" for row in lines)


def _settings() -> str:
    rows = [
        (f"`{row.variable}`", f"`{row.default}`" if row.default else "", row.help)
        for row in SETTINGS
    ]
    return _table(("Biến", "Mặc định", "Để làm gì"), rows)


def _commands() -> str:
    return _table(("Lệnh", "Để làm gì"), [(f"`kb {k}`", v) for k, v in COMMANDS.items()])


def _fields(cls: type[Any]) -> str:
    rows = [
        (
            f"`{spec.name}`",
            spec.label,
            "có" if spec.required else "",
            spec.help,
            spec.type.describe(),
        )
        for spec in specs(cls)
    ]
    return _table(("Trường", "Nhãn", "Bắt buộc", "Ghi gì", "Viết thế nào"), rows)


BLOCKS: dict[str, Callable[[], str]] = {
    "cai-dat": _settings,
    "lenh": _commands,
    "truong-guong": lambda: _fields(Exemplar),
    "truong-van-ban": lambda: _fields(Directive),
    "truong-chuyen-de": lambda: _fields(Theme),
    "truong-so-lieu": lambda: _fields(Figure),
    "truong-co-quan": lambda: _fields(Organisation),
    "truong-so-da-biet": lambda: _fields(KnownNumber),
    "truong-chuyen-muc-bao": lambda: _fields(Feed),
    "truong-trang": lambda: _fields(Site),
}


def regenerated(text: str) -> str:
    """The document with every block as it should be."""
    return _BLOCK_RE.sub(
        lambda match: match["open"] + BLOCKS[match["name"]]() + match["close"], text
    )


def main() -> int:
    """Rewrite, or check; the number of stale documents."""
    stale = 0
    for name in DOCUMENTS:
        path = ROOT / name
        text = path.read_text("utf-8")
        if regenerated(text) == text:
            continue
        if "--check" in sys.argv:
            print(f"{name}: phần sinh tự động đã cũ; hãy chạy `make docs`")
            stale += 1
        else:
            path.write_text(regenerated(text), "utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main())
