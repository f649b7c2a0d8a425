"""Opens a Word file: its text and what the text leans on, whatever an office's program left out.

In: the bytes of an archive. Out: `Parts`: the main text as an XML tree, and styles, numbering,
notes and links as far as they are there and whole. What is damaged is told by name; only without
the main text is the file refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from kb.imports.origins import FileRefused, Finding, Origin

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
# The strict form of the format has namespaces of its own; everything else is the same.
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": R[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/drawingml/main": (
        b"http://schemas.openxmlformats.org/drawingml/2006/main"
    ),
}
_MAIN_RE = re.compile(r"word/document\d*\.xml")
_LABELS = {
    "styles": "kiểu chữ", "numbering": "đánh số", "footnotes": "chú thích chân trang",
    "endnotes": "chú thích cuối bài", "header": "đầu trang", "footer": "chân trang",
    "rels": "đường dẫn",
}  # fmt: skip
_WORD_RE = re.compile(r"[^\W\d_]{2,}")
# Parts of a page number, which every footer bears.
_PAGE_WORDS = {"trang", "page", "numpages", "mergeformat"}


@dataclass
class Parts:
    """A Word file taken apart; `notes` by the name of their reference and its id."""

    document: Element
    styles: Element | None = None
    numbering: Element | None = None
    notes: dict[tuple[str, str], str] = field(default_factory=dict)
    links: dict[str, str] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)


@dataclass(frozen=True)
class _Relation:
    id: str
    type: str  # the last word of its type: "styles", "hyperlink"
    target: str
    is_external: bool


def open_parts(file: str, data: bytes) -> Parts:
    """The parts of a Word file; FileRefused when there is no text to be read."""
    archive = _Archive(file, data)
    main = archive.main_part()
    parts = Parts(archive.required(main))
    relations = list(archive.relations_of(main))
    named = {each.type: each.target for each in relations if not each.is_external}
    parts.links = {each.id: each.target for each in relations if each.is_external}
    folder = dirname(main)
    parts.styles = archive.optional("styles", named.get("styles") or join(folder, "styles.xml"))
    parts.numbering = archive.optional(
        "numbering", named.get("numbering") or join(folder, "numbering.xml")
    )
    for kind in ("footnote", "endnote"):
        root = archive.optional(f"{kind}s", named.get(f"{kind}s") or join(folder, f"{kind}s.xml"))
        for note in () if root is None else root.iter(f"{W}{kind}"):
            parts.notes[f"{kind}Reference", note.get(f"{W}id", "")] = text_of(note)
    margins = [each for each in relations if each.type in ("header", "footer")]
    parts.findings = [*archive.findings, *_margins(archive, margins)]
    return parts


def text_of(element: Element) -> str:
    """The text of an element, a space after each paragraph."""
    pieces = (" " if each.tag == f"{W}p" else each.text or "" for each in element.iter()
              if each.tag in (f"{W}p", f"{W}t"))  # fmt: skip
    return " ".join("".join(pieces).split())


def _margins(archive: "_Archive", relations: list[_Relation]) -> Iterator[Finding]:
    """What stands on the edges of the pages: told, as no write-up holds it."""
    told: set[str] = set()
    for each in relations:
        root = archive.optional(each.type, each.target)
        text = "" if root is None else text_of(root)
        if set(_WORD_RE.findall(text.lower())) - _PAGE_WORDS and text not in told:
            told.add(text)
            wrong = f'{_LABELS[each.type]} ghi "{text[:80]}", không chép vào bài'
            yield Finding(Origin(archive.file), wrong, "cần thì hãy chép tay vào bản nháp")


class _Archive:
    """The members of a zip by their names, however a program spelt them."""

    def __init__(self, file: str, data: bytes) -> None:
        self.file = file
        self._zip = zipfile.ZipFile(io.BytesIO(data))
        self._names = {_plain_name(name): name for name in self._zip.namelist()}
        self.findings: list[Finding] = []

    def main_part(self) -> str:
        """The part that holds the text: as the archive says, else by its usual name."""
        stated = [each.target for each in self.relations_of("") if each.type == "officeDocument"]
        usual = sorted(name for name in self._names if _MAIN_RE.fullmatch(name))
        found = next((name for name in (*stated, *usual) if _plain_name(name) in self._names), None)
        if found is None:
            wrong = "không phải là tệp .docx"
            raise FileRefused(self.file, wrong, "hãy mở bằng Word hoặc Excel rồi lưu lại")
        return found

    def required(self, name: str) -> Element:
        """A part without which there is nothing to read."""
        try:
            return self._tree(name)
        except Exception as error:  # a damaged part may raise almost anything inside zipfile
            wrong = f"phần chữ của tài liệu ({name}) hỏng{_place(error)}"
            remedy = "hãy mở bằng Word (Open and Repair) rồi lưu lại, hoặc xin lại tệp"
            raise FileRefused(self.file, wrong, remedy) from error

    def optional(self, role: str, name: str) -> Element | None:
        """A part that can be done without; damaged, it is told."""
        if _plain_name(name) not in self._names:
            return None
        try:
            return self._tree(name)
        except Exception as error:  # as above
            wrong = f"phần {_LABELS[role]} ({name}) hỏng{_place(error)}, đã đọc không có phần ấy"
            remedy = "hãy so bản nháp với tệp khi mở bằng Word"
            self.findings.append(Finding(Origin(self.file), wrong, remedy))
            return None

    def relations_of(self, part: str) -> Iterator[_Relation]:
        """What a part refers to; targets inside the archive by their whole names."""
        folder, name = dirname(part), part.rpartition("/")[2]
        root = self.optional("rels", join(folder, "_rels", f"{name}.rels"))
        for each in () if root is None else root:
            target, is_external = each.get("Target", ""), each.get("TargetMode") == "External"
            if not is_external:
                target = normpath(join("/", folder, target.replace("\\", "/"))).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            yield _Relation(each.get("Id", ""), kind, target, is_external)

    def _tree(self, name: str) -> Element:
        data = self._zip.read(self._names[_plain_name(name)])
        for strict, usual in _STRICT.items():
            data = data.replace(strict, usual)
        return ElementTree.fromstring(data)


def _plain_name(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _place(error: Exception) -> str:
    """Where an XML part is damaged, as far as its parser says."""
    position = getattr(error, "position", None)
    return f" ở dòng {position[0]}, cột {position[1] + 1}" if position else ""
