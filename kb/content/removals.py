"""Takes records back by name, so that a build does not take them for lost.

In: a content folder and ids. Out: lines at the end of `removed.yaml`; what stands there stays.
"""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from kb.files import replace

FILE = "removed.yaml"
_HEAD = "# Hồ sơ đã gỡ có ý (`kb remove`, bàn biên tập): lập chỉ mục không coi là mất.\n"


def note_removed(content_dir: Path, ids: Iterable[str], day: date) -> None:
    """Note that these records were taken back that day; OSError when the disk refuses."""
    path = content_dir / FILE
    held = path.read_text("utf-8") if path.exists() else _HEAD
    lines = "".join(f"- {{id: {record_id}, date: {day}}}\n" for record_id in ids)
    aside = path.with_name(f".{FILE}.new")
    aside.write_text(f"{held.rstrip()}\n{lines}", "utf-8", newline="\n")
    replace(aside, path)
