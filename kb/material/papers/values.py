"""What any reader of papers hands on: paragraphs with what their look says of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median

from kb.imports.readers.pdf import Joined
from kb.material.values import Manner


@dataclass(frozen=True)
class PaperLine:
    """A paragraph or a row of a table; `rank` is higher the more it looks like the title.

    0 is text; `is_set_off` when it is bold throughout, or stands in the middle of the page.
    """

    text: str
    page: int = 0
    rank: float = 0.0
    is_set_off: bool = False
    doubtful: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class PaperText:
    """A file as it was read; `noted` is what its program noted as its title."""

    manner: Manner
    lines: tuple[PaperLine, ...]
    noted: str = ""
    url: str = ""
    remarks: tuple[str, ...] = ()


def ranked(paragraphs: Sequence[Joined]) -> Iterator[tuple[Joined, float]]:
    """Paragraphs, each with how much larger than those of the text its letters are."""
    usual = median(size for each in paragraphs for size in [each.size] * len(each.text))
    for each in paragraphs:
        yield each, max(0.0, each.size / usual - 1) if usual else 0.0
