"""Reads every write-up of a Word file, whole: one draft for a report, one for each story.

In: a `WordDocument`, the editor's flags, the vocabularies. Out: `Writeups`: a `Reading`, and those
tables that are lists by themselves and no part of a write-up.
"""

from dataclasses import dataclass, replace

from kb.imports.lists import Clues, clues_in, is_list
from kb.imports.origins import Finding, Origin, Reading
from kb.imports.readers import Grid, WordDocument
from kb.imports.writeups.entries import Context, read_report, read_story
from kb.imports.writeups.heads import document_kind
from kb.imports.writeups.labels import NAMES, labelled
from kb.imports.writeups.lines import Kind
from kb.imports.writeups.papers import Paper, is_sentence, papers_of
from kb.imports.writeups.pieces import is_split, pieces_of
from kb.imports.writeups.sources import report_title
from kb.imports.writeups.subject import kind_by_sections
from kb.vocabularies import Vocabularies

_MOST_QUOTED = 12


@dataclass(frozen=True)
class Writeups:
    """The write-ups of a file, and the lists that stand among them."""

    reading: Reading
    grids: tuple[Grid, ...]


def read_writeups(document: WordDocument, flags: Clues, vocabularies: Vocabularies) -> Writeups:
    """Every write-up; none when the file is nothing but tables that are lists."""
    walk = _Walk(document, Context(flags, vocabularies))
    papers = papers_of(document.blocks, is_list)
    for paper in papers:
        walk.take(paper)
    walk.tell()
    reports = {id(block) for paper in papers if _is_report(paper) for block in paper.blocks}
    kept = tuple(block for block in document.blocks if id(block) not in reports)
    return Writeups(walk.reading, tuple(replace(document, blocks=kept).grids(is_list)))


def _is_report(paper: Paper) -> bool:
    """Whether a paper is on one subject: it says so by its kind, its labels or its sections."""
    lines = [line for block in paper.blocks if not block.rows for line in block.text.split("\n")]
    names = set(labelled(paper.blocks)) & set(NAMES)
    is_form = kind_by_sections(lines) is not None
    if paper.is_report:
        return bool(lines) and (bool(names) or is_form or not _is_collection(paper))
    return is_form and bool(names)


def _document_kind(paper: Paper) -> str:
    """The kind of an official document that is no report: "Chỉ thị"; blank for any other paper."""
    first = next((block.text for block in paper.blocks if block.text.strip("*_-– ")), "")
    is_headed = bool(paper.lines(Kind.MOTTO) or paper.lines(Kind.NUMBER))
    return document_kind(first) if is_headed and not is_split(paper.blocks) else ""


def _is_collection(paper: Paper) -> bool:
    has_list = any(is_list(block.rows) for block in paper.blocks)
    return has_list or is_split(paper.blocks)


class _Walk:
    def __init__(self, document: WordDocument, context: Context) -> None:
        self.document, self.context = document, context
        self.reading = Reading()
        self.number = 0
        self.left_out: list[str] = []  # lines of closings
        self.beside: list[str] = []  # sentences beside tables that are lists
        self.told: set[Finding] = set()  # what holds for a whole file is told once

    def take(self, paper: Paper) -> None:
        """Read one paper into drafts."""
        self.left_out += [line.text for line in paper.closing]
        if _is_report(paper):
            self.reading.add(read_report(paper, self._origin(), self.context))
            return
        has_list = any(is_list(block.rows) for block in paper.blocks)
        if not has_list and (kind := _document_kind(paper)):
            wrong = f'đây là một văn bản ("{kind}"), không phải bài viết về gương'
            remedy = "không lập bản nháp từ lời văn của nó"
            told = Finding(Origin(self.document.file), wrong, remedy, is_notice=True)
            self.reading.findings.append(told)
            return
        if not paper.blocks or (has_list and not is_split(paper.blocks)):
            texts = [block.text for block in paper.blocks if not block.rows]
            self.beside += [text for text in texts if is_sentence(text) and text[-1] in ".!?…"]
            return
        above, pieces = pieces_of(paper.blocks, self.context.vocabularies)
        heads = [*paper.lines(Kind.RUBRIC), *paper.lines(Kind.REPORT), *paper.titles]
        stated = self._stated([*heads, *above])
        for piece in pieces:
            origin = self._origin()
            title = self._collection(paper, above) if len(pieces) > 1 else _title(above)
            title = title or piece.title
            read = read_story(paper, piece, title, stated, origin, self.context)
            read.findings = [each for each in read.findings if each not in self.told]
            self.told.update(read.findings)
            self.reading.add(read)

    def _collection(self, paper: Paper, above: list[str]) -> str:
        """What several write-ups together are called: by their paper, else by their file."""
        if paper.is_report:
            return report_title(paper)
        lines = [*paper.lines(Kind.RUBRIC), *paper.titles, *above]
        return _title(lines) or self.document.file.rpartition(".")[0]

    def _origin(self) -> Origin:
        self.number += 1
        return Origin(self.document.file, self.number, unit="bài")

    def _stated(self, titles: list[str]) -> Clues:
        """What titles state of all that stands below: a level only where they say "cấp …"."""
        merged = Clues()
        for line in titles:
            found = clues_in(line, self.context.vocabularies)
            if "cấp" not in line.lower():
                found = replace(found, level=None)
            fresh = {k: v for k, v in vars(found).items() if v and not getattr(merged, k)}
            merged = replace(merged, **fresh)
        return replace(merged, form=None)

    def tell(self) -> None:
        """What the editor must know of the file as a whole."""
        unknown = [entry for entry in self.reading.entries if not entry.record.kind]
        if unknown:
            wrong = f"không rõ loại hình của {len(unknown)} bài (đầu tiên: {unknown[0].origin})"
            remedy = "hãy thêm --kind nếu cùng một loại; bản nháp sẽ để trống"
            self.reading.findings.append(Finding(Origin(self.document.file), wrong, remedy))
        for what, texts in (
            ("phần xác nhận, chữ ký, nơi nhận không chép vào bài", self.left_out),
            ("lời ngoài bảng không chép vào bản nháp", self.beside),
        ):
            if texts:
                wrong = f"{what}: {_quoted(texts)}"
                remedy = "nếu có dòng là lời của bài, hãy chép tay vào bản nháp"
                self.reading.findings.append(Finding(Origin(self.document.file), wrong, remedy))


def _quoted(texts: list[str]) -> str:
    shown = ", ".join(f'"{" ".join(text.split())[:80]}"' for text in texts[:_MOST_QUOTED])
    left = len(texts) - _MOST_QUOTED
    return f"{shown} và {left} dòng nữa" if left > 0 else shown


def _title(lines: list[str]) -> str:
    title = " ".join(" ".join(lines).split())
    return title if len(title) <= 250 else ""
