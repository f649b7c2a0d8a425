"""One row of a list, read: the records that it states, or why it states none.

In: the cells of a row and its `Context`. Out: `Entry`s (an `Exemplar` without an id, remarks for
the editor, and for each field the cells it was read from) and `Finding`s. What the row leaves out
stays out; what no field takes goes into the draft's note.
"""

import re
from collections.abc import Iterator
from typing import Any

from kb.imports.escaping import as_markdown
from kb.imports.lists.cells import RowCells, Stated, is_error, told_error
from kb.imports.lists.clues import CHECK_MARKS
from kb.imports.lists.columns import Column
from kb.imports.lists.context import Context
from kb.imports.lists.headings import LEFT_OUT, NAMES
from kb.imports.lists.location import locate, located_beside
from kb.imports.lists.naming import Naming, is_place, read_names
from kb.imports.lists.people import bare_name, public_beside, split_beside
from kb.imports.lists.places import is_village, split_place
from kb.imports.lists.recognition import Recognition, recognise
from kb.imports.lists.sections import is_number
from kb.imports.origins import Entry, Spot
from kb.records import Exemplar
from kb.records.parts import Source
from kb.text.vietnamese import match_key

_COMMA_RE = re.compile(r"[,;\n/]")
_AND_RE = re.compile(r"\svà\s")
Values = dict[str, Stated[Any]]


class RowReader:
    """Reads one row; `cells.findings` tells what could not be read."""

    def __init__(self, cells: RowCells, context: Context) -> None:
        self.cells, self.header, self.context = cells, cells.header, context

    def read(self) -> list[Entry]:
        """The entries of the row; none when any cell that counts cannot be read."""
        self._tell_broken_cells()
        naming = read_names(self.cells, self.context)
        if naming is None:
            return []
        shared = self._shared()
        rows = [self._of_one(naming, place, shared) for place in range(len(naming.names))]
        if self.cells.is_refused:
            return []
        stated = (each for values in rows for each in values.values() if each.value)
        notes = self._notes({spot for each in stated for spot in each.spots})
        return [self._entry(values, notes) for values in rows]

    def _entry(self, values: Values, notes: list[Stated[str]]) -> Entry:
        held = {name: stated.value for name, stated in values.items() if stated.value}
        held.setdefault("kind", "")
        sources = (self.context.source, *held.pop("sources", ()))
        record = Exemplar(id="", sources=sources, status="draft", **held)
        spots = {name: stated.spots for name, stated in values.items() if stated.value}
        spots["notes"] = tuple(spot for note in notes for spot in note.spots)
        return Entry(record, self.cells.origin, tuple(note.value for note in notes), spots)

    def _tell_broken_cells(self) -> None:
        """Errors cost the cell; letters that are gone may be anything, and cost the row."""
        for column in self.header.columns.values():
            text = self.cells.texts[column.index].value if column.index in self.cells.texts else ""
            if column.key in ("", "number", *LEFT_OUT) or not text:
                continue
            if "\ufffd" in text:
                wrong = f'chữ hỏng, không đọc được: "{text[:40]}"'
                self.cells.refuse(column.index, wrong, "hãy gõ lại ô này")
            elif is_error(text) and column.key not in (*NAMES, "family", "given"):
                self.cells.tell(column.index, *told_error(text))

    def _shared(self) -> Values:
        """What holds for everybody whom the row names."""
        located = locate(self.cells, self.context)
        province = located.get("province")
        recognition = recognise(self.cells, self.context, province.value if province else None)
        optional = {
            "honours": recognition.honours, "level": recognition.level,
            "years": recognition.years, "stage": recognition.stage, "fields": self._fields(),
            "sources": self._sources(), "body": self._body(recognition),
        }  # fmt: skip
        return located | {name: stated for name, stated in optional.items() if stated}

    def _of_one(self, naming: Naming, place: int, shared: Values) -> Values:
        """The values of one record; several people of a row differ in name and post."""
        name, kind = naming.names[place], naming.kinds[place]
        values: Values = dict(shared)
        beside: Stated[str] | None = None
        if kind:
            values["kind"] = kind
        if kind and kind.value == "ca-nhan":
            named = split_beside(name)
            rest = self._public(naming.column, named.beside)
            if naming.is_of_people or rest != named.beside:
                name = named.name
                if rest and is_place(rest, self.context):
                    values = located_beside(
                        values, Stated(rest, naming.spots), self.cells, self.context
                    )
                elif rest:
                    beside = Stated(rest, naming.spots)
            name = name.title() if name.isupper() or name.islower() else name
        name = " ".join(name.split())
        values["title"] = Stated(name, naming.spots)
        values |= self._subject_and_role(naming, place, name, beside)
        return values

    def _public(self, column: int, beside: str) -> str:
        """What stands beside a name, without a year of birth and numbers."""
        rest, had_private = public_beside(beside)
        if had_private:
            wrong = "năm sinh, số điện thoại bên cạnh tên là thông tin riêng"
            self.cells.tell(column, wrong, "không chép vào hồ sơ")
        return rest

    def _spots_of(self, key: str) -> tuple[Spot, ...]:
        return tuple(
            spot for column in self.cells.columns(key) for spot in self.cells.spots(column.index)
        )

    def _fields(self) -> Stated[tuple[str, ...]]:
        return Stated(tuple(dict.fromkeys(self._codes())), self._spots_of("field"))

    def _codes(self) -> Iterator[str]:
        known = self.context.fields
        for column in self.cells.columns("field"):
            written = self.cells.lines(column.index)
            for part in (written,) if match_key(written) in known else _COMMA_RE.split(written):
                whole = match_key(part) in known
                for name in (part,) if whole else _AND_RE.split(part):
                    if match_key(name) in known:
                        yield known[match_key(name)]
                    elif name.strip():
                        self._unknown_field(column, name.strip())

    def _unknown_field(self, column: Column, part: str) -> None:
        note = Stated(f"Lĩnh vực theo danh sách: {part}", self.cells.spots(column.index))
        self.cells.drop(column.index)
        if note not in self.cells.notes:
            self.cells.notes.append(note)
            remedy = "hãy chọn mã trong content/fields.yaml khi sửa bản nháp"
            self.cells.tell(column.index, f'không có lĩnh vực "{part}"', remedy)

    def _subject_and_role(
        self, naming: Naming, place: int, name: str, beside: Stated[str] | None
    ) -> Values:
        of_kind, spots = naming.kinds[place], naming.spots
        kind = of_kind.value if of_kind else None
        own = self.cells.get("subject")
        if kind == "ca-nhan":
            parts = [beside, self._role(place, len(naming.names)), self._unit()]
            stated = [part for part in parts if part and part.value]
            person = bare_name(split_beside(name).name)
            values: Values = {"subject": own or Stated(person, spots)}
            return values | ({"role": _joined(stated)} if stated else {})
        if own:
            return {"subject": own}
        unit = self._unit()
        if kind == "tap-the":
            return {"subject": _joined([Stated(name, spots), *([unit] if unit else [])])}
        others = (self.cells.get(key) for key in ("person", "group") if key != naming.key)
        people = (each for each in others if each and each.value.lower() not in CHECK_MARKS)
        chosen = next(people, unit)
        return {"subject": chosen} if chosen else {}

    def _role(self, place: int, count: int) -> Stated[str] | None:
        """The post; where a cell holds as many lines as people, a line each."""
        for column in self.cells.columns("role"):
            lines = [line for line in self.cells.lines(column.index).split("\n") if line]
            post = self.cells.at(column.index)
            if post and count > 1 and len(lines) == count:
                return Stated(lines[place], post.spots)
            if post:
                return post
        return None

    def _unit(self) -> Stated[str] | None:
        """The unit; a place alone says where somebody is from, and is no post and no body."""
        for column in self.cells.columns("unit"):
            unit = self.cells.at(column.index)
            place = split_place(unit.value if unit else "", self.context.vocabularies)
            if unit is None or not all(map(is_village, place.rest)):
                return unit
            if place.rest:
                wrong = "phần địa chỉ dưới cấp xã là thông tin riêng"
                self.cells.tell(column.index, wrong, "không chép vào hồ sơ")
                self.cells.drop(column.index)
        return None

    def _sources(self) -> Stated[tuple[Source, ...]] | None:
        found: list[Source] = []
        for column in self.cells.columns("source"):
            written = self.cells.at(column.index)
            if written and re.match(r"https?://\S+$", written.value):
                found.append(Source(url=written.value))
            elif written:
                found.append(Source(title=written.value, file=self.context.source.file))
        return Stated(tuple(found), self._spots_of("source")) if found else None

    def _body(self, recognition: Recognition) -> Stated[str]:
        paragraphs: list[str] = []
        spots: tuple[Spot, ...] = ()
        columns = [c for c in self.cells.columns("merit") if self.cells.lines(c.index)]
        for place, column in enumerate(columns):
            text = as_markdown(self.cells.lines(column.index))
            paragraphs.append(text if not place else f"{as_markdown(column.heading)}: {text}")
            spots += self.cells.spots(column.index)
        notes = [taken for c in self.cells.columns("note") if (taken := self.cells.at(c.index))]
        for label, stated in (
            *(("Quyết định", each) for each in (recognition.decision,) if each),
            *(("Hình thức đề nghị", each) for each in recognition.proposed),
            *(("Ghi chú", each) for each in notes),
        ):
            paragraphs.append(as_markdown(f"{label}: {stated.value}"))
            spots += stated.spots
        return Stated("\n\n".join(part for part in paragraphs if part), spots)

    def _notes(self, used: set[Spot]) -> list[Stated[str]]:
        """What no field holds, under its heading; private data and codes stay out."""
        for column in list(self.cells.left(used)):
            known = self.header.columns.get(column)
            text = self.cells.texts[column].value
            is_row_number = known is not None and known.key == "number" and is_number(text)
            if not is_row_number and (known is None or known.key not in LEFT_OUT):
                self.cells.keep(column)
        return self.cells.notes


def _joined(parts: list[Stated[str]]) -> Stated[str]:
    text = ", ".join(dict.fromkeys(part.value for part in parts))
    return Stated(text, tuple(spot for part in parts for spot in part.spots))
