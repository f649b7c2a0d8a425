"""What was read of an article or a file, and what it suggests for a record."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from kb.citations import PartialDate


class Manner(Enum):
    """How the text was come by: what an editor may trust of it."""

    PAGE = "trang web"
    PDF = "PDF"
    OFFICE = "tệp văn phòng"
    TEXT = "tệp chữ"
    OCR = "nhận dạng chữ (OCR)"


@dataclass(frozen=True)
class Paragraph:
    """A paragraph, or a row of a table, in the order of reading; `page` from 1, 0 without pages.

    `doubtful` are stretches of `text` (start, end) that were recognised with little certainty.
    """

    text: str
    page: int = 0
    doubtful: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Material:
    """An article, page, report or scan as it was read; what it does not say is blank.

    `name` is the address or the file's name as it was given; `url` the article's own (canonical)
    address; `accessed` the day it was read. `remarks` tell the editor, in Vietnamese, what was
    left out or is to be doubted.
    """

    name: str
    manner: Manner
    paragraphs: tuple[Paragraph, ...]
    accessed: PartialDate
    title: str = ""
    publisher: str = ""
    date: PartialDate | None = None
    author: str = ""
    url: str = ""
    remarks: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All paragraphs, a blank line between them."""
        return "\n\n".join(each.text for each in self.paragraphs)


@dataclass(frozen=True)
class Suggestion:
    """A value that a sentence of the material seems to state; an editor takes it or leaves it.

    `field` is a field of an exemplar; `value` is what stands in its front matter: text, a number,
    a code, or a mapping for an honour ({"title": …, "issuer": …, "year": …}). One suggestion is
    one item of a field that holds several. `sentence` stands in paragraph number `paragraph`
    (from 0), word for word. `doubt` says in Vietnamese why it may be wrong, else is blank.
    """

    field: str
    value: str | int | dict[str, Any]
    sentence: str
    paragraph: int
    doubt: str = ""
