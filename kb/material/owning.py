"""Whose a kept material is: the records it is kept for, and another one when they are joined.

In: a material, or two ids. Out: ids; or `archive/material/<new id>/` with what lay under the old
one, copies of pages and what was chosen included: it got another id, or was joined to another.
"""

from pathlib import Path

from kb.errors import NotSaved, disk_trouble
from kb.files import replace
from kb.material.choosing import keep_choices, kept_choices
from kb.material.keeping import material_key
from kb.material.values import Material
from kb.sources import MATERIAL


def keepers(archive_dir: Path, material: Material) -> tuple[str, ...]:
    """The ids of the records that this very text is kept for."""
    paths = (archive_dir / MATERIAL).glob(f"*/{material_key(material)}.json")
    return tuple(sorted(path.parent.name for path in paths))


def articled(archive_dir: Path) -> frozenset[str]:
    """The ids of all records that some material is kept for."""
    return frozenset(path.parent.name for path in (archive_dir / MATERIAL).glob("*/*.json"))


def move_material(archive_dir: Path, old_id: str, new_id: str) -> bool:
    """Whether there was anything; what both have, the other one keeps as it has it."""
    old, new = archive_dir / MATERIAL / old_id, archive_dir / MATERIAL / new_id
    if not old.is_dir():
        return False
    chosen = kept_choices(archive_dir, old_id) | kept_choices(archive_dir, new_id)
    try:
        new.mkdir(parents=True, exist_ok=True)
        for path in sorted(old.iterdir()):
            if (new / path.name).exists():
                path.unlink()
            else:
                replace(path, new / path.name)
        old.rmdir()
    except OSError as error:
        raise NotSaved(f"{new}: không ghi được ({disk_trouble(error)})") from error
    if chosen:
        keep_choices(archive_dir, new_id, chosen)
    return True
