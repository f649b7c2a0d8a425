"""What a paper is called, who published it, of which day: as its own lines say.

In: a `PaperText`. Out: title, publisher, date; blank where nothing says it. The head of an official
document comes first, then the largest letters of the first page, then the title that a program
noted, when it is one.
"""

import re
from collections.abc import Iterator, Sequence

from kb.citations import PartialDate, find_dates
from kb.imports.writeups import head_of, natural
from kb.material.papers.values import PaperLine, PaperText
from kb.material.values import Manner

_Named = tuple[str, str, PartialDate | None]
_DOUBTFUL = "Phần đầu văn bản có chữ nhận dạng còn ngờ; hãy so tên, cơ quan, ngày với trang in."
_MOST_WORDS = 40
_TOP, _FOOT = 12, 6  # lines in which a newspaper names itself
_RANK = 0.12  # how much larger than the text a title's letters are
_PAPER_RE = re.compile(
    r"\(?(?:(?:nguồn|theo)\s*:?\s*)?\(?((?:tạp chí|báo(?! cáo)|đài|thông tấn xã|cổng thông tin|"
    r"trang thông tin|trang tin|bản tin)\s[^.,;|()–-]{2,70}?)\)?\s*(?:[.,;|()–-].*)?",
    re.IGNORECASE,
)
_KINDS = ("Báo điện tử", "Báo", "Tạp chí điện tử", "Tạp chí")
# What programs note as a title: a file's name, "Microsoft Word - cv123.doc", nothing.
_NO_TITLE_RE = re.compile(
    r"microsoft\b.*|.*\.(?:docx?|pdf|odt|rtf|xlsx?|indd|html?|cdr|tmp|p65|qxd)|untitled.*|"
    r"(?:document|tài liệu|scan|doc|cv|img)[\W_\d]*|\W*|[\w-]*\d[\w-]*",
    re.IGNORECASE,
)


def named(read: PaperText) -> _Named:
    """The title, the publisher and the date that a paper states."""
    texts = [(part, line.is_set_off) for line in read.lines for part in line.text.split("\n")]
    if head := head_of(texts):
        return head.title or _title(read), head.publisher, head.date
    publisher, date = _paper(read.lines)
    return _title(read), publisher, date


def remarks_on_names(read: PaperText) -> tuple[str, ...]:
    """What is to be said of where title, publisher and date come from."""
    is_recognised = read.manner is Manner.OCR
    is_doubtful = is_recognised and any(line.doubtful for line in read.lines[:_TOP])
    return (_DOUBTFUL,) if is_doubtful else ()


def _title(read: PaperText) -> str:
    """The line of the largest letters on the first page, else what the program noted."""
    first = [line for line in read.lines if line.page <= 1 and len(line.text) > 3]
    best = max(first, key=lambda line: line.rank, default=None)
    if best is not None and best.rank > _RANK and len(best.text.split()) <= _MOST_WORDS:
        return _whole(read.lines, best)
    if _is_title(read.noted):
        return read.noted
    return _bold_start(read.lines)


def _whole(lines: Sequence[PaperLine], best: PaperLine) -> str:
    """A title with the lines below it that look alike."""
    start, parts = lines.index(best), [best.text]
    for line in lines[start + 1 : start + 4]:
        if abs(line.rank - best.rank) > 0.02 or line.rank == 0:
            break
        parts.append(line.text)
    return " ".join(parts)


def _is_title(noted: str) -> bool:
    return len(noted.split()) >= 3 and not _NO_TITLE_RE.fullmatch(noted)


def _bold_start(lines: Sequence[PaperLine]) -> str:
    """A first line that is set off and no sentence of a text."""
    first = next((line for line in lines[:3] if line.is_set_off), None)
    is_title = first is not None and 3 <= len(first.text.split()) <= _MOST_WORDS
    return first.text if first and is_title and first.text[-1] not in ".:;" else ""


def _paper(lines: Sequence[PaperLine]) -> tuple[str, PartialDate | None]:
    """The newspaper that names itself above or below an article, and the day it gives there."""
    near = [*lines[:_TOP], *lines[_TOP:][-_FOOT:]]
    short = [line.text for line in near if len(line.text.split()) <= 16]
    matches = (match for text in short if (match := _PAPER_RE.fullmatch(text.strip())))
    match = next(matches, None)
    dates = [date for text in ([match[0]] if match else []) + short for date in _dates(text)]
    return (_called(match[1]) if match else ""), (dates[0] if dates else None)


def _called(paper: str) -> str:
    """A newspaper's name as it is written in running text: "BÁO THÍ DỤ" is "Báo Thí Dụ"."""
    name = " ".join(paper.split())
    if not name.isupper():
        return name
    kind = next((each for each in _KINDS if name.startswith(each.upper())), "")
    return f"{kind}{name[len(kind) :].title()}" if kind else natural(name)


def _dates(text: str) -> Iterator[PartialDate]:
    """The whole dates of a line."""
    for said in find_dates(text):
        date = (
            PartialDate.parse_iso(said.keys[0]) if len(said.keys[0]) == len("2024-04-12") else None
        )
        if date is not None:
            yield date
