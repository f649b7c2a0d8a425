"""Where the pictures of a record are kept: a folder of its own, names made of what is in them.

In: a picture that was cleaned. Out: its file, whole or not at all. Another picture has another
name, so a name that a record bears always means the same picture.
"""

import re
from hashlib import blake2b
from pathlib import Path

from kb.errors import NotSaved, disk_trouble
from kb.files import replace
from kb.pictures.cleaning import Cleaned

HOME = "pictures"
_NAME_RE = re.compile(r"[a-z0-9-]+\.(?:jpg|jpeg|png|webp)")


def home_of(content_dir: Path, record_id: str) -> Path:
    """The folder of a record's pictures."""
    return content_dir / HOME / record_id


def kept(content_dir: Path, record_id: str, name: str) -> bytes | None:
    """A picture as it is kept; None for a name that is no picture's, or not there."""
    if not _NAME_RE.fullmatch(name):
        return None
    try:
        return (home_of(content_dir, record_id) / name).read_bytes()
    except OSError:
        return None


def digest_of(data: bytes) -> str:
    """What tells one picture from another."""
    return blake2b(data, digest_size=8).hexdigest()


def keep(content_dir: Path, record_id: str, picture: Cleaned) -> str:
    """Put a picture into the folder of its record; its name there, "anh-1f0c2a9b7e4d6a35.jpg".

    NotSaved when the disk refuses.
    """
    name = f"anh-{digest_of(picture.data)}.jpg"
    path = home_of(content_dir, record_id) / name
    aside = path.with_name(f"{name}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(picture.data)
        replace(aside, path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise NotSaved(f"{path}: không ghi được ảnh ({disk_trouble(error)})") from error
    return name
