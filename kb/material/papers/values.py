"""What any reader of papers hands on: paragraphs with what their look says of them."""

from dataclasses import dataclass

from kb.material.values import Manner


@dataclass(frozen=True)
class PaperLine:
    """A paragraph or a row of a table; `rank` is higher the more it looks like the title.

    0 is text; `is_bold` when all its letters are.
    """

    text: str
    page: int = 0
    rank: float = 0.0
    is_bold: bool = False
    doubtful: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class PaperText:
    """A file as it was read; `noted` is what its program noted as its title."""

    manner: Manner
    lines: tuple[PaperLine, ...]
    noted: str = ""
    url: str = ""
    remarks: tuple[str, ...] = ()
