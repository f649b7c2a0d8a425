"""What editors took of a material's suggestions, and what they left, kept beside the material.

In: a record's id, a suggestion, a `Choice`. Out: `archive/material/<id>/chosen.jsonl`, read back as
it was; one line a suggestion, known by its material, field and value.
"""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal

from kb.errors import NotSaved, disk_trouble
from kb.files import replace
from kb.material.keeping import material_key
from kb.material.values import Material, Suggestion
from kb.sources import MATERIAL

ChoiceState = Literal["open", "taken", "left"]
_FILE = "chosen.jsonl"


@dataclass(frozen=True)
class Choice:
    """What became of a suggestion; `before` is what the box said before it was taken."""

    state: ChoiceState
    before: str = ""


def article_key(material: Material) -> str:
    """What an article is known by in a form: how the keys of its suggestions begin."""
    return material_key(material)


def suggestion_key(material: Material, suggestion: Suggestion) -> str:
    """What a suggestion is known by: the same for the same value of a field."""
    said = json.dumps([suggestion.field, suggestion.value], ensure_ascii=False, sort_keys=True)
    return f"{material_key(material)}-{sha256(said.encode()).hexdigest()[:12]}"


def kept_choices(archive_dir: Path, record_id: str) -> dict[str, Choice]:
    """What was chosen for a record; a line that a crash cut short counts as not chosen."""
    path = archive_dir / MATERIAL / record_id / _FILE
    if not path.is_file():
        return {}
    found = {}
    for line in path.read_text("utf-8", "replace").splitlines():
        try:
            said = json.loads(line)
            found[str(said["of"])] = Choice(said["state"], str(said["before"]))
        except (ValueError, KeyError, TypeError):
            continue
    return found


def keep_choices(archive_dir: Path, record_id: str, chosen: Mapping[str, Choice]) -> None:
    """Write down all that was chosen for a record; NotSaved when the disk refuses it."""
    folder = archive_dir / MATERIAL / record_id
    lines = [
        json.dumps({"of": key} | asdict(choice), ensure_ascii=False)
        for key, choice in chosen.items()
        if choice.state != "open"
    ]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = folder / f".{_FILE}.new"
        aside.write_text("".join(f"{line}\n" for line in lines), "utf-8", newline="\n")
        replace(aside, folder / _FILE)
    except OSError as error:
        raise NotSaved(f"{folder}: không ghi được ({disk_trouble(error)})") from error
