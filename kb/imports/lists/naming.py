"""Whom a row names, and of which kind that is.

In: the cells of a row and its `Context`. Out: a `Naming`: the names (several where one cell holds
several people), the kind, and the cells that state them. A cell of names that cannot be read costs
the row.
"""

import re
from dataclasses import dataclass
from typing import Any

from kb.citations import TYPE_LABELS
from kb.imports.lists.cells import RowCells, Stated, is_error, told_error
from kb.imports.lists.clues import CHECK_MARKS, is_kind_code, kind_of_cell, kind_of_name
from kb.imports.lists.columns import Column
from kb.imports.lists.context import Context
from kb.imports.lists.headings import KIND_OF_COLUMN, NAMES
from kb.imports.lists.looks import MARK
from kb.imports.lists.people import is_person, people_in, split_beside, without_mark
from kb.imports.lists.places import split_place
from kb.imports.origins import Spot
from kb.records.codes import FIGURE_KINDS, KINDS, THEME_KINDS
from kb.text.vietnamese import match_key

MAX_NAME = 250
_LONG = 12  # words; what is longer under "Tên gương" is a headline
_OTHER_RECORDS = frozenset(
    match_key(label)
    for label in (*TYPE_LABELS.values(), *THEME_KINDS.values(), *FIGURE_KINDS.values())
)


@dataclass(frozen=True)
class Naming:
    """The names of a row, the key of their column, and the kind of each where it is known.

    `is_of_people`: the column is one of people's names, not of what stories are called, so that
    "Lê Văn Mẫu, trưởng thôn" is a name and a post.
    """

    key: str
    column: int
    is_of_people: bool
    names: tuple[str, ...]
    spots: tuple[Spot, ...]
    kinds: tuple[Stated[str] | None, ...]


def read_names(cells: RowCells, context: Context) -> Naming | None:
    """Whom the row names; None, with a finding, when it names nobody that can be read."""
    reader = _Reader(cells, context)
    key, column, written = reader.name()
    if not key:
        return None
    names = reader.names(key, column, written)
    kinds = tuple(reader.kind(key, name) for name in names)
    return Naming(key, column, reader.is_of_people(key), tuple(names), written.spots, kinds)


def is_place(text: str, context: Context) -> bool:
    """Whether a text names a place: "xã Mẫu, tỉnh Cao Bằng"."""
    place = split_place(text, context.vocabularies)
    return bool(place.province or place.district or place.commune)


class _Reader:
    """Reads the cells of one row that name somebody."""

    def __init__(self, cells: RowCells, context: Context) -> None:
        self.cells, self.header, self.context = cells, cells.header, context

    def name(self) -> tuple[str, int, Stated[str]]:
        """The key, the column and the text of the cell that names the exemplar."""
        found: dict[str, tuple[int, Stated[str]]] = {}
        for key in ("family", *NAMES):
            for column in self.cells.columns(key):
                text = self.cells.lines(column.index)
                if text and text.lower() not in CHECK_MARKS:
                    found[key] = (column.index, Stated(text, self.cells.spots(column.index)))
        if "family" in found:
            found["person"] = self._joined(*found.pop("family"), self.header.first("given"))
        elif "person" in found:
            found["person"] = self._joined(
                *found["person"], self._unheaded_beside(found["person"][0])
            )
        section = self.context.section("kind")
        wanted = [key for key, kind in KIND_OF_COLUMN.items() if section and kind == section.value]
        order = [*wanted, "model", "practice", "person", "group", "name"]
        key = next((key for key in order if key in found), "")
        if not key:
            self._refuse_nameless()
            return "", 0, Stated("", ())
        return key, *found[key]

    def _refuse_nameless(self) -> None:
        columns = [c.index for key in (*NAMES, "family") for c in self.cells.columns(key)]
        held = [(c, self.cells.texts[c].value) for c in columns if c in self.cells.texts]
        broken = next(((c, text) for c, text in held if is_error(text)), None)
        if broken:
            self.cells.refuse(broken[0], *told_error(broken[1]))
        elif not self.cells.is_refused:
            remedy = "hãy ghi tên người, tập thể hoặc mô hình"
            self.cells.refuse(next(iter(columns), None), "không có tên", remedy)

    def _joined(
        self, column: int, name: Stated[str], beside: int | None
    ) -> tuple[int, Stated[str]]:
        """A name that is split over two columns."""
        given = self.cells.at(beside) if beside is not None else None
        if given is None:
            return column, name
        return column, Stated(f"{name.value} {given.value}", name.spots + given.spots)

    def _unheaded_beside(self, column: int) -> int | None:
        """Lists often split a name over two columns under one merged heading."""
        if column + 1 in self.header.columns:
            return None
        words = self.cells.lines(column + 1).split()
        return (
            column + 1 if 1 <= len(words) <= 2 and all(word.isalpha() for word in words) else None
        )

    def is_of_people(self, key: str) -> bool:
        """Whether the column of names says that it names people."""
        headings = (match_key(column.heading) for column in self.cells.columns(key))
        return key == "person" or any("ca nhan" in each or "ho " in each for each in headings)

    def names(self, key: str, column: int, written: Stated[str]) -> list[str]:
        """The names in the cell: one, or one for each of several people."""
        text = written.value
        several: list[str] | None = []
        if key in ("person", "name") and (self.is_of_people(key) or len(text.split()) <= _LONG):
            several = people_in(text, lambda piece: is_place(piece, self.context))
        if several is None:
            shown = " ".join(text.split())[:80]
            wrong = f'có vẻ có nhiều người trong một ô: "{shown}"'
            self.cells.refuse(column, wrong, "hãy ghi mỗi người một dòng")
            return []
        found = several or [without_mark(text)]
        names = ["\n".join(" ".join(line.split()) for line in name.split("\n")) for name in found]
        names = [name.strip(" .,;:\n") for name in names]
        for name in names:
            if not re.search(r"[^\W\d_]{2}", name):
                self.cells.refuse(column, f'"{name}" không phải là tên', "hãy ghi tên bằng chữ")
            elif len(name) > MAX_NAME:
                wrong = f"tên dài {len(name)} chữ cái, có vẻ là cả bài viết"
                remedy = f"hãy ghi tên dưới {MAX_NAME} chữ cái, phần còn lại ở cột khác"
                self.cells.refuse(column, wrong, remedy)
        return names

    def kind(self, key: str, name: str) -> Stated[str] | None:
        for column in self.cells.columns("kind"):
            written = " ".join(self.cells.lines(column.index).split())
            kind = kind_of_cell(written) if written else None
            if kind:
                if not is_kind_code(written):
                    self.cells.keep(column.index)
                return Stated(kind, self.cells.spots(column.index))
            if match_key(written) in _OTHER_RECORDS:
                wrong = f'"{written}" không phải là gương'
                self.cells.pass_over(column.index, wrong, "không lấy dòng này")
            elif written:
                remedy = f"hãy ghi một trong: {', '.join(KINDS.values())}"
                self.cells.misfit(column, f'không rõ loại hình "{written}"', remedy)
        return self._marked_kind() or self._kind_around(key, name)

    def _marked_kind(self) -> Stated[str] | None:
        """A cross under "Tập thể" or "Cá nhân"."""
        for key, kind in KIND_OF_COLUMN.items():
            for column in (*self.cells.columns(f"{MARK}{key}"), *self.cells.columns(key)):
                if self.cells.lines(column.index).lower() in CHECK_MARKS:
                    return Stated(kind, (*self._heading(column), *self.cells.spots(column.index)))
        return None

    def _heading(self, column: Column) -> tuple[Spot, ...]:
        return (Spot(self.header.row, column.index),)

    def _kind_around(self, key: str, name: str) -> Stated[str] | None:
        named = self.cells.columns(key)[0] if self.cells.columns(key) else None
        of_column = Stated(KIND_OF_COLUMN.get(key, ""), self._heading(named) if named else ())
        by_name = Stated(kind_of_name(name) or "", self.cells.spots(named.index) if named else ())
        keys = [each for each in KIND_OF_COLUMN if each in self.header.by_key]
        if len(keys) > 1 and of_column.value:
            return of_column
        for stated in (self.context.section("kind"), self._flag("kind")):
            if stated:
                return stated
        is_body = by_name.value not in ("", "ca-nhan") and _names_a_body(split_beside(name).name)
        if of_column.value == "ca-nhan" and is_body:
            return by_name
        for stated in (of_column, by_name, self.context.around("kind")):
            if stated and stated.value:
                return stated
        role = self.header.first("role")
        if role is not None and self.cells.lines(role):
            return Stated("ca-nhan", self.cells.spots(role))
        return None

    def _flag(self, name: str) -> Stated[Any] | None:
        value = getattr(self.context.layers[-2].clues, name)
        return Stated(value, ()) if value else None


def _names_a_body(name: str) -> bool:
    """Whether a name is a unit's beyond doubt: "Chi bộ thôn Mẫu" has words without capitals."""
    return not is_person(name) and any(word[:1].islower() for word in name.split()[1:])
