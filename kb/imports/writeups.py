"""Splits a Word file into write-ups, at its headings or at its bold names.

In: a `WordDocument`. Out: a `Reading`: one entry for each write-up, its text whole, as Markdown.
What stands above the first one is the title of the collection: it may state province and year.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from kb.imports.lists import (
    MAX_NAME,
    Clues,
    clues_in,
    holds,
    is_list,
    is_section_text,
    kind_of_name,
)
from kb.imports.origins import Entry, Finding, Origin, Reading
from kb.imports.readers import Block, WordDocument, to_markdown
from kb.records import Exemplar
from kb.records.parts import Honour, Source
from kb.vocabularies.vocabularies import Vocabularies

_MARK_RE = re.compile(r"^(?:(?:[IVXL]+|\d+(?:\.\d+)*|[A-ZĐa-zđ])\s*[.)/:]|[-–•*])\s*")
# Headings inside a write-up, not of one.
_INNER = (
    r"kết quả|thành tích|bài học|giới thiệu|đánh giá|nội dung|hiệu quả|sơ lược|kiến nghị|mở đầu"
    r"|kết luận|thông tin|đặc điểm|hoàn cảnh|quá trình|phương hướng|nhiệm vụ|khen thưởng|mục lục"
    r"|hình thức khen|tóm tắt|nguồn|lý lịch|bối cảnh|cách thức|cách làm|việc làm|tài liệu"
)
_ADDRESS_RE = re.compile(r"^(?:ông|bà|anh|chị|đồng chí|đ/c|em|thầy|cô)\s+", re.IGNORECASE)
_MAX_HEADING = 200


@dataclass
class _Piece:
    title: str
    clues: Clues
    blocks: list[Block] = field(default_factory=list)


def read_writeups(document: WordDocument, flags: Clues, vocabularies: Vocabularies) -> Reading:
    """Every write-up; none when the file is nothing but tables that are lists."""
    is_start = _splitter(document.blocks)
    if is_start is None and document.grids(is_list):
        return Reading()
    above, pieces = _pieces(document, is_start, vocabularies)
    title = _merged([clues_in(line, vocabularies) for line in above])
    reading = Reading()
    for number, piece in enumerate(pieces, start=1):
        origin = Origin(document.file, number, unit="bài")
        source = Source(title=_source_title(above, document.file), file=str(origin))
        entry = _entry(piece, origin, source, _merged([piece.clues, flags, title]))
        if entry is None:
            wrong = "không có bài dưới tiêu đề này" if piece.title else "không thấy tên ở đầu bài"
            remedy = "hãy đặt tên (chữ đậm hoặc Heading) rồi viết bài ở dưới"
            reading.findings.append(Finding(origin, wrong, remedy, is_skipped=True))
        else:
            reading.entries.append(entry)
    unknown = [entry for entry in reading.entries if not entry.record.kind]
    if unknown:
        wrong = f"không rõ loại hình của {len(unknown)} bài (đầu tiên: {unknown[0].origin})"
        remedy = "hãy thêm --kind nếu cùng một loại; bản nháp sẽ để trống"
        reading.findings.append(Finding(Origin(document.file), wrong, remedy))
    return reading


def _splitter(blocks: Sequence[Block]) -> Callable[[Block], bool] | None:
    """What tells the first block of a write-up: the highest heading of which there are several,
    else bold lines, else bold words that begin a paragraph; None when there is but one write-up.
    """
    for level in range(1, 7):

        def is_heading(block: Block, level: int = level) -> bool:
            return block.level == level and _is_name(block.text)

        if sum(map(is_heading, blocks)) > 1:
            return is_heading

    def is_bold_line(block: Block) -> bool:
        return block.is_bold and _is_name(block.text)

    def has_bold_start(block: Block) -> bool:
        name = _MARK_RE.sub("", block.bold_start)
        is_numbered = name != block.bold_start
        return _is_name(block.bold_start) and (is_numbered or kind_of_name(name) is not None)

    starts = [is_bold_line(block) and not after.is_bold for block, after in pairwise(blocks)]
    if sum(starts) > 1:
        return is_bold_line
    return has_bold_start if sum(map(has_bold_start, blocks)) > 1 else None


def _is_name(text: str) -> bool:
    bare = _MARK_RE.sub("", text)
    inner = holds(_INNER, bare)
    is_inner = inner is not None and inner.start() == 0 and len(bare.split()) <= 8
    is_short = 1 < len(bare) <= _MAX_HEADING and not bare.endswith((":", ";"))
    return is_short and not is_inner and not is_section_text(bare)


def _pieces(
    document: WordDocument, is_start: Callable[[Block], bool] | None, vocabularies: Vocabularies
) -> tuple[list[str], list[_Piece]]:
    above: list[str] = []
    pieces: list[_Piece] = []
    section = Clues()
    blocks = document.blocks
    if is_start is None:
        titled = next((i for i, b in enumerate(blocks) if b.level is not None or b.is_bold), 0)
        is_titled = bool(blocks) and (blocks[titled].level is not None or blocks[titled].is_bold)
        title = blocks[titled].text if is_titled else ""
        rest = blocks[titled + 1 :] if is_titled else blocks
        return [block.text for block in blocks[:titled]], [_Piece(_bare(title), section, [*rest])]
    for index, block in enumerate(blocks):
        after = blocks[index + 1] if index + 1 < len(blocks) else None
        if is_section_text(_MARK_RE.sub("", block.text)) and (block.is_bold or block.level):
            section = clues_in(block.text, vocabularies)
        elif is_start(block) and not _is_title_line(block, after, is_start, pieces):
            name = block.text if block.is_bold or block.level else block.bold_start
            whole = not (block.is_bold or block.level)
            pieces.append(_Piece(_bare(name), section, [block] if whole else []))
        elif pieces:
            pieces[-1].blocks.append(block)
        else:
            above += block.text.split("\n")
    return above, pieces


def _is_title_line(
    block: Block, after: Block | None, is_start: Callable[[Block], bool], pieces: list[_Piece]
) -> bool:
    """Whether a bold line names no write-up: above the first name it is the collection's title,
    right under a name it says something of it.
    """
    is_numbered = _MARK_RE.match(block.text) is not None
    if is_numbered or (not pieces and kind_of_name(block.text)):
        return False
    if pieces:
        return not pieces[-1].blocks and block.is_bold
    return after is not None and (is_start(after) or after.is_bold or after.level is not None)


def _bare(title: str) -> str:
    return " ".join(_MARK_RE.sub("", title).split()).strip(" .,:;")


def _merged(found: list[Clues]) -> Clues:
    merged = Clues()
    for clues in found:
        fresh = {k: v for k, v in vars(clues).items() if v and not getattr(merged, k)}
        merged = replace(merged, **fresh)
    return replace(merged, form=None) if merged.stage else merged


def _person_in(title: str) -> str | None:
    """The bare name: "Ông Nguyễn Văn A, trưởng thôn" gives "Nguyễn Văn A"."""
    name = _ADDRESS_RE.sub("", re.split(r"\s*[,–(-]\s*", title)[0])
    return name if kind_of_name(name) == "ca-nhan" else None


def _entry(piece: _Piece, origin: Origin, source: Source, stated: Clues) -> Entry | None:
    body = to_markdown(piece.blocks)
    if not piece.title or len(piece.title) > MAX_NAME or not body:
        return None
    kind = stated.kind or kind_of_name(piece.title)
    title = piece.title.title() if kind == "ca-nhan" and piece.title.isupper() else piece.title
    year = stated.years[0] if len(stated.years) == 1 else None
    honour = Honour(title=stated.form, level=stated.level, year=year) if stated.form else None
    subject = _person_in(title) if kind == "ca-nhan" else None
    record = Exemplar(
        id="", title=title, kind=kind or "", subject=subject, level=stated.level,
        years=stated.years, province=stated.province, district=stated.district, sources=(source,),
        honours=(honour,) if honour else (), stage=stated.stage, status="draft", body=body,
    )  # fmt: skip
    return Entry(record, origin)


def _source_title(above: list[str], file: str) -> str:
    title = " ".join(" ".join(above).split())
    return title if 0 < len(title) <= 250 else re.sub(r"\.\w+$", "", file)
