"""What a declared table of formats is made of, and the media types that several tables name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Content = TypeVar("Content")

JSON = "application/json"
_OFFICE = "application/vnd.openxmlformats-officedocument"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"
WORD = f"{_OFFICE}.wordprocessingml.document"


@dataclass(frozen=True)
class Format(Generic[Content]):
    """A format: what a reader calls it, its media type, its writer; office files are not text."""

    label: str
    media_type: str
    write: Callable[[Content], bytes]
    is_text: bool = True
