"""Takes an .xlsx apart: its sheets with their cells, and what those need of strings and styles.

In: the bytes of a workbook. Out: `Sheet`s of `Cell`s; `Damaged`, which names the part that cannot
be read in words of an office. Everything that a list does not need (colours, fills, pictures, rules
of input) is not looked at, so that it may be wrong. OOXML: ECMA-376, part 1, chapter 18.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree import ElementTree

from openpyxl.styles.numbers import BUILTIN_FORMATS

Runs = tuple[tuple[str, str | None], ...]  # pieces of a text, each with the name of its font
_ESCAPED_RE = re.compile(r"_x([0-9A-Fa-f]{4})_")  # "_x000D_" is a carriage return
_PLACE_RE = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_WORDS = {
    "workbook.xml": "phần mục lục các trang tính",
    "workbook.xml.rels": "phần nối mục lục với các trang tính",
    "sharedStrings.xml": "phần chữ dùng chung của các trang tính",
    "styles.xml": "phần định dạng ô",
}


class Damaged(Exception):
    """A part that the list needs cannot be read; the message names it."""


@dataclass(frozen=True)
class Cell:
    """A cell as it is stored: its type ("s", "n", "e" …), its text, and the style that shows it."""

    row: int
    column: int
    type: str
    runs: Runs
    style: int

    @property
    def text(self) -> str:
        """The text without its fonts."""
        return "".join(text for text, _ in self.runs)


@dataclass(frozen=True)
class Styles:
    """The number format and the font of each style; none when the part is missing or broken."""

    formats: tuple[str, ...] = ()
    fonts: tuple[str | None, ...] = ()
    is_damaged: bool = False

    def format(self, style: int) -> str:
        """The number format of a cell: "dd/mm/yyyy"."""
        return self.formats[style] if style < len(self.formats) else "General"

    def font(self, style: int) -> str | None:
        """The name of the font of a cell: ".VnTime"."""
        return self.fonts[style] if style < len(self.fonts) else None


@dataclass
class Sheet:
    """One sheet: cells in order, merged ranges as written, hidden rows and columns (from 0)."""

    name: str
    is_hidden: bool
    cells: list[Cell] = field(default_factory=list)
    merged: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


@dataclass(frozen=True)
class Workbook:
    """A workbook taken apart."""

    sheets: tuple[Sheet, ...]
    styles: Styles
    has_1904_dates: bool


def open_workbook(data: bytes) -> Workbook:
    """Every sheet of a workbook, in order."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        main = _main_part(archive)
        targets = _targets(archive, main)
        book = _parsed(archive, main)
        strings = _strings(archive, targets.get("sharedStrings", ""))
        styles = _styles(archive, targets.get("styles", ""))
        sheets = tuple(
            _sheet(archive, targets, each, strings) for each in _children(book, "sheets", "sheet")
        )
        properties = next(_children(book, "workbookPr"), None)
        is_1904 = properties is not None and properties.get("date1904") in ("1", "true")
    return Workbook(sheets, styles, is_1904)


def place_of(reference: str) -> tuple[int, int] | None:
    """Row and column (from 0) of a cell: "C5" is (5, 2)."""
    match = _PLACE_RE.fullmatch(reference)
    if match is None:
        return None
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]), column - 1


def _local(tag: Any) -> str:
    return str(tag).rpartition("}")[2]


def _children(element: ElementTree.Element, *path: str) -> Iterator[ElementTree.Element]:
    for child in element:
        if _local(child.tag) == path[0]:
            if len(path) == 1:
                yield child
            else:
                yield from _children(child, *path[1:])


def _parsed(archive: zipfile.ZipFile, part: str) -> ElementTree.Element:
    try:
        return ElementTree.fromstring(archive.read(part))
    except Exception as error:  # missing, cut short, not XML: whatever the archive holds
        name = posixpath.basename(part)
        raise Damaged(f"{_WORDS.get(name, 'một phần của tệp')} ({part}) bị hỏng") from error


def _main_part(archive: zipfile.ZipFile) -> str:
    try:
        root = ElementTree.fromstring(archive.read("_rels/.rels"))
        found = [each for each in root if each.get("Type", "").endswith("/officeDocument")]
        return found[0].get("Target", "").lstrip("/") or "xl/workbook.xml"
    except Exception:  # the part has one usual place
        return "xl/workbook.xml"


def _targets(archive: zipfile.ZipFile, main: str) -> dict[str, str]:
    """Parts by relation id, and the two that are alone of their kind by it."""
    folder, name = posixpath.split(main)
    targets: dict[str, str] = {}
    for each in _parsed(archive, f"{folder}/_rels/{name}.rels"):
        if each.get("TargetMode") != "External":
            part = posixpath.normpath(posixpath.join("/", folder, each.get("Target", ""))).lstrip(
                "/"
            )
            targets[each.get("Id", "")] = part
            targets.setdefault(posixpath.basename(each.get("Type", "")), part)
    return targets


def _strings(archive: zipfile.ZipFile, part: str) -> list[Runs]:
    if part not in archive.namelist():
        return []  # a workbook of numbers, or with its texts in the cells
    return [_runs(item) for item in _parsed(archive, part)]


def _runs(item: ElementTree.Element) -> Runs:
    """The pieces of a shared or inline string; how it is read aloud (rPh) is no part of it."""
    runs: list[tuple[str, str | None]] = []
    for child in item:
        if _local(child.tag) == "t":
            runs.append((_unescaped(child.text or ""), None))
        elif _local(child.tag) == "r":
            font = next(_children(child, "rPr", "rFont"), None)
            text = "".join(each.text or "" for each in _children(child, "t"))
            runs.append((_unescaped(text), font.get("val") if font is not None else None))
    return tuple(runs)


def _unescaped(text: str) -> str:
    return _ESCAPED_RE.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def _styles(archive: zipfile.ZipFile, part: str) -> Styles:
    if part not in archive.namelist():
        return Styles()
    try:
        root = _parsed(archive, part)
    except Damaged:
        return Styles(is_damaged=True)
    codes: dict[str, str] = {str(number): code for number, code in BUILTIN_FORMATS.items()}
    for each in _children(root, "numFmts", "numFmt"):
        codes[each.get("numFmtId", "")] = each.get("formatCode", "General")
    names = [
        next((name.get("val") for name in _children(font, "name")), None)
        for font in _children(root, "fonts", "font")
    ]
    fonts = {str(number): name for number, name in enumerate(names)}
    kinds = list(_children(root, "cellXfs", "xf"))
    return Styles(
        tuple(codes.get(each.get("numFmtId", "0"), "General") for each in kinds),
        tuple(fonts.get(each.get("fontId", "0")) for each in kinds),
    )


def _sheet(
    archive: zipfile.ZipFile,
    targets: dict[str, str],
    entry: ElementTree.Element,
    strings: list[Runs],
) -> Sheet:
    name = entry.get("name", "")
    relation = next((value for key, value in entry.attrib.items() if _local(key) == "id"), "")
    sheet = Sheet(name, entry.get("state", "visible") != "visible")
    last = 0
    try:
        with archive.open(targets[relation]) as part:
            for _, element in ElementTree.iterparse(part):
                if _local(element.tag) == "row":
                    last = _take_row(sheet, element, last, strings)
                    element.clear()
                elif _local(element.tag) == "mergeCell":
                    sheet.merged.append(element.get("ref", ""))
                elif _local(element.tag) == "col":
                    _take_columns(sheet, element)
    except Damaged:
        raise
    except Exception as error:  # missing, cut short, not XML: whatever the archive holds
        raise Damaged(f'trang "{name}" bị hỏng, chỉ đọc được tới dòng {last}') from error
    return sheet


def _take_row(sheet: Sheet, element: ElementTree.Element, last: int, strings: list[Runs]) -> int:
    number = element.get("r", "")
    row = int(number) if number.isdigit() else last + 1
    if element.get("hidden") in ("1", "true") or element.get("ht") == "0":
        sheet.hidden_rows.add(row)
    column = -1
    for child in element:
        place = place_of(child.get("r", ""))
        column = place[1] if place else column + 1
        runs = _held(child, strings)
        if runs:
            style = child.get("s", "0")
            number_of_style = int(style) if style.isdigit() else 0
            sheet.cells.append(Cell(row, column, child.get("t", "n"), runs, number_of_style))
    return row


def _held(cell: ElementTree.Element, strings: list[Runs]) -> Runs:
    """The text of a cell; a formula that no program has calculated yet is its own text."""
    parts = {_local(child.tag): child for child in cell}
    if cell.get("t") == "inlineStr" or "is" in parts:
        return _runs(parts["is"]) if "is" in parts else ()
    value = parts["v"].text if "v" in parts else None
    if value is None and "f" in parts and cell.get("t") != "str":
        return ((f"={parts['f'].text or '…'}", None),)
    if cell.get("t") == "s" and value is not None:
        if not strings:
            raise Damaged(f"{_WORDS['sharedStrings.xml']} bị thiếu")
        known = value.isdigit() and int(value) < len(strings)
        return strings[int(value)] if known else (("\ufffd", None),)
    return ((_unescaped(value), None),) if value else ()


def _take_columns(sheet: Sheet, element: ElementTree.Element) -> None:
    if element.get("hidden") in ("1", "true"):
        first, last = element.get("min", ""), element.get("max", "")
        if first.isdigit() and last.isdigit():
            sheet.hidden_columns |= set(range(int(first) - 1, min(int(last), 16_384)))
