"""The text of a material, and what it suggested, in the archive beside the record it is for.

In: a record's id, a `Material`, its suggestions. Out: `archive/material/<id>/<key>.json`, read back
as they were. `kb erase` removes the folder of a record; nothing here is ever published.
"""

import json
from collections.abc import Iterable
from dataclasses import asdict
from hashlib import sha256
from pathlib import Path
from typing import Any

from kb.citations import PartialDate
from kb.errors import ContentError, NotSaved, disk_trouble
from kb.files import replace
from kb.material.values import Manner, Material, Paragraph, Suggestion
from kb.sources import MATERIAL

_Kept = tuple[Material, tuple[Suggestion, ...]]


def material_key(material: Material) -> str:
    """The name under which it is kept: the same for the same text under the same name."""
    return sha256(f"{material.name}\n{material.text}".encode()).hexdigest()[:16]


def keep_material(
    archive_dir: Path, record_id: str, material: Material, suggestions: Iterable[Suggestion]
) -> Path:
    """The file it lies in, the same for the same text; NotSaved when the disk refuses it."""
    folder = archive_dir / MATERIAL / record_id
    path = folder / f"{material_key(material)}.json"
    stated = asdict(material) | {
        "manner": material.manner.value,
        "date": str(material.date or ""),
        "accessed": str(material.accessed),
        "suggestions": [asdict(each) for each in suggestions],
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".new")
        aside.write_text(json.dumps(stated, ensure_ascii=False, indent=1), "utf-8", newline="\n")
        replace(aside, path)
    except OSError as error:
        raise NotSaved(f"{folder}: không ghi được ({disk_trouble(error)})") from error
    return path


def kept_material(archive_dir: Path, record_id: str) -> list[_Kept]:
    """What is kept for a record, in the order of the days it was read.

    ContentError names a file that cannot be read any longer.
    """
    paths = (archive_dir / MATERIAL / record_id).glob("*.json")
    return sorted(map(_read_file, sorted(paths)), key=lambda each: str(each[0].accessed))


def _read_file(path: Path) -> _Kept:
    try:
        return _read(json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError, AssertionError) as error:
        raise ContentError(
            f"{path}: bài giữ ở đây không đọc được nữa; hãy bỏ tệp này rồi nhập lại bài."
        ) from error


def _read(stated: dict[str, Any]) -> _Kept:
    suggestions = tuple(Suggestion(**each) for each in stated.pop("suggestions"))
    paragraphs = tuple(
        Paragraph(each["text"], each["page"], tuple((a, b) for a, b in each["doubtful"]))
        for each in stated["paragraphs"]
    )
    date, accessed = stated["date"], PartialDate.parse_iso(stated["accessed"])
    assert accessed  # written above
    material = Material(
        **stated
        | {
            "manner": Manner(stated["manner"]),
            "paragraphs": paragraphs,
            "date": PartialDate.parse_iso(date) if date else None,
            "accessed": accessed,
            "remarks": tuple(stated["remarks"]),
        }
    )
    return material, suggestions
