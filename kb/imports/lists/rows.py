"""One row of a list, read: the record that it states, or why it states none.

In: a `Row`, its `Header`, and what sections, flags and title say. Out: an `Entry` (an `Exemplar`
without an id, and remarks for the editor) and `Finding`s. What the row leaves out stays out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from kb.imports.escaping import as_markdown
from kb.imports.lists.clues import (
    Clues,
    kind_of_cell,
    kind_of_name,
    level_in,
    level_of_cell,
    years_in,
)
from kb.imports.lists.headings import KIND_OF_COLUMN, NAMES, Header
from kb.imports.lists.places import CENTRAL_CITIES, province_named, split_place
from kb.imports.origins import Entry, Finding, Origin
from kb.imports.readers.grid import Row
from kb.records import Exemplar, Honour, Source
from kb.records.codes import KINDS, LEVELS
from kb.text.vietnamese import match_key
from kb.vocabularies.vocabularies import Vocabularies

MAX_NAME = 250
_ERRORS = ("#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NUM!", "#NULL!")
_CHECK_MARKS = {"x", "✓", "✔", "v"}
_BLANKS = {"", "-", "–", "—", "không", "không có", "0", "..."}
_RANK = {code: rank for rank, code in enumerate(LEVELS)}
_FIELD_RE = re.compile(r"[,;\n/]|\svà\s")


@dataclass(frozen=True)
class Context:
    """What holds for a row beside its own cells, strongest first."""

    section: Clues
    flags: Clues
    title: Clues
    commune: str | None
    source: Source
    vocabularies: Vocabularies

    def years(self) -> tuple[int, ...]:
        """The years that section, flag or title state."""
        return self.section.years or self.flags.years or self.title.years


class RowReader:
    """Reads one row; `findings` tells what could not be read."""

    def __init__(self, row: Row, header: Header, origin: Origin, context: Context) -> None:
        self.row, self.header, self.origin, self.context = row, header, origin, context
        self.findings: list[Finding] = []
        self.notes: list[str] = []

    def read(self) -> Entry | None:
        """The entry, or None when any cell that counts cannot be read."""
        self._refuse_broken_cells()
        key, name = self._name()
        kind = self._kind(key, name)
        province, district, commune = self._places()
        honours, level, years = self._recognition()
        fields = tuple(dict.fromkeys(self._fields()))
        if any(finding.is_skipped for finding in self.findings):
            return None
        if kind == "ca-nhan" and (name.isupper() or name.islower()):
            name = name.title()
        subject, role = self._subject_and_role(kind, name, key)
        record = Exemplar(
            id="", title=name, kind=kind or "", subject=subject, role=role, province=province,
            district=district, commune=commune, fields=fields, level=level, years=years,
            honours=honours, sources=tuple(self._sources()), stage=self._stage(),
            status="draft", body=self._body(),
        )  # fmt: skip
        return Entry(record, self.origin, tuple(self.notes))

    def cell(self, key: str) -> str:
        """The text of a column on one line; blank marks are nothing."""
        text = " ".join(self.row.cell(self.header.columns.get(key)).split())
        return "" if text.lower() in _BLANKS else text

    def _bad(self, key: str, wrong: str, remedy: str) -> None:
        column = self.header.columns.get(key)
        self.findings.append(Finding(self.origin, wrong, remedy, column, is_skipped=True))

    def _refuse_broken_cells(self) -> None:
        for key in self.header.columns:
            text = self.cell(key)
            if text in _ERRORS:
                self._bad(key, f"ô báo lỗi {text}", "hãy sửa công thức hoặc gõ lại giá trị")
            elif text.startswith("=") and key != "number":
                remedy = "hãy mở tệp bằng Excel rồi lưu lại, hoặc gõ giá trị"
                self._bad(key, "công thức chưa có giá trị", remedy)
            elif "\ufffd" in text:
                self._bad(key, f'chữ hỏng, không đọc được: "{text[:40]}"', "hãy gõ lại ô này")

    def _name(self) -> tuple[str, str]:
        found = {key: self.cell(key) for key in NAMES}
        if "family" in self.header.columns:
            found["person"] = f"{self.cell('family')} {self.cell('given')}".strip()
        elif found["person"]:
            found["person"] = f"{found['person']} {self._given_name_beside()}".strip()
        found = {k: name for k, name in found.items() if name and name.lower() not in _CHECK_MARKS}
        wanted = [k for k, kind in KIND_OF_COLUMN.items() if kind == self.context.section.kind]
        order = [*wanted, "model", "practice", "person", "group", "name"]
        key = next((key for key in order if key in found), None)
        if key is None:
            shown = next((name for name in (*NAMES, "family") if name in self.header.columns), "")
            self._bad(shown, "không có tên", "hãy ghi tên người, tập thể hoặc mô hình")
            return "", ""
        name = found[key].strip(" .,;:")
        if not re.search(r"[^\W\d_]{2}", name):
            self._bad(key, f'"{name}" không phải là tên', "hãy ghi tên bằng chữ")
        elif len(name) > MAX_NAME:
            wrong = f"tên dài {len(name)} chữ cái, có vẻ là cả bài viết"
            self._bad(key, wrong, f"hãy ghi tên dưới {MAX_NAME} chữ cái, phần còn lại ở cột khác")
        return key, name

    def _given_name_beside(self) -> str:
        """Lists often split a name over two columns under one merged heading."""
        column = self.header.columns["person"] + 1
        known = {*self.header.columns.values(), *self.header.unknown, *self.header.private}
        text = self.row.cell(column)
        return text if column not in known and len(text.split()) <= 2 else ""

    def _kind(self, key: str, name: str) -> str | None:
        written = self.cell("kind")
        if written:
            kind = kind_of_cell(written)
            if kind is None:
                remedy = f"hãy ghi một trong: {', '.join(KINDS.values())}"
                self._bad("kind", f'không rõ loại hình "{written}"', remedy)
            return kind
        marked = [
            kind
            for column, kind in KIND_OF_COLUMN.items()
            if self.cell(column).lower() in _CHECK_MARKS
        ]
        of_column = KIND_OF_COLUMN.get(key)
        is_choice = sum(column in self.header.columns for column in KIND_OF_COLUMN) > 1
        chosen = of_column if is_choice else None
        for kind in (*marked, chosen, self.context.section.kind, self.context.flags.kind):
            if kind:
                return kind
        guessed = of_column or kind_of_name(name) or self.context.title.kind
        return guessed or ("ca-nhan" if self.cell("role") else None)

    def _places(self) -> tuple[str | None, str | None, str | None]:
        vocabularies = self.context.vocabularies
        unit = split_place(self.cell("unit"), vocabularies)
        place = split_place(self.cell("place"), vocabularies)
        written = self.cell("province")
        province = province_named(written, vocabularies) if written else None
        if written and province is None:
            where = vocabularies.likely_place(written)
            remedy = f"hãy viết {where.name}" if where else "hãy viết đúng tên tỉnh, thành phố"
            self._bad("province", f'không có tỉnh, thành phố "{written}"', remedy)
        context = self.context
        district = self.cell("district") or place.district or unit.district
        commune = self.cell("commune") or place.commune or unit.commune
        return (
            province or place.province or unit.province or context.section.province
            or context.flags.province or context.title.province,
            district or context.section.district or context.title.district,
            commune or context.commune,
        )  # fmt: skip

    def _recognition(self) -> tuple[tuple[Honour, ...], str | None, tuple[int, ...]]:
        years = self._years()
        stated = self._stated_level()
        around = self.context.section.level or self.context.flags.level or self.context.title.level
        forms = [text.strip(" .,") for text in re.split(r"[\n;]", self._lines("form"))]
        forms = [form for form in forms if form.lower() not in _BLANKS]
        if not forms and not self._stage():
            clue = self.context.section.form or self.context.title.form
            is_told = self.cell("level") or self.cell("decision") or self.cell("issuer")
            forms = ["Khen thưởng"] if is_told else [clue] if clue else []
        honours = []
        for form in forms:
            title, issuer = form, self.cell("issuer") or None
            match = re.fullmatch(r"(\S.*?) của (.+)", form)
            if match and issuer is None:
                title, issuer = match[1], match[2]
            level = stated or level_in(form) or level_in(issuer or "") or around
            year = years[0] if len(years) == 1 else None
            honours.append(Honour(title=title, issuer=issuer, level=level, year=year))
        levels = [honour.level for honour in honours if honour.level]
        highest = max(levels, key=_RANK.__getitem__, default=None)
        return tuple(honours), highest or stated or around, years

    def _stated_level(self) -> str | None:
        written = self.cell("level")
        if not written:
            return None
        if match_key(written).removeprefix("cap ") == "thanh pho":
            province = self._places()[0]
            return "tinh" if province in CENTRAL_CITIES else "huyen"
        level = level_of_cell(written)
        if level is None:
            remedy = "hãy ghi một trong: xã (cơ sở), huyện, tỉnh, bộ ngành, trung ương"
            self._bad("level", f'không rõ cấp "{written}"', remedy)
        return level

    def _years(self) -> tuple[int, ...]:
        written = self.cell("year")
        years = years_in(written)
        if written and not years:
            remedy = "hãy viết đủ bốn chữ số, ví dụ 2023"
            self._bad("year", f'"{written}" không phải là năm', remedy)
        elif years and years[-1] > date.today().year + 1:
            self._bad("year", f"năm {years[-1]} chưa tới", "hãy xem lại năm")
        return years or years_in(self.cell("decision"))[-1:] or self.context.years()

    def _fields(self) -> Iterator[str]:
        written = self.cell("field")
        known = {
            match_key(name): field.code
            for field in self.context.vocabularies.fields
            for name in (*field.scope.split(","), field.label, field.code)
        }
        for part in (written,) if match_key(written) in known else _FIELD_RE.split(written):
            if match_key(part) in known:
                yield known[match_key(part)]
            elif part.strip():
                self.notes.append(f"Lĩnh vực theo danh sách: {part.strip()}")
                wrong = f'không có lĩnh vực "{part.strip()}"'
                remedy = "hãy chọn mã trong content/fields.yaml khi sửa bản nháp"
                column = self.header.columns["field"]
                self.findings.append(Finding(self.origin, wrong, remedy, column))

    def _subject_and_role(
        self, kind: str | None, name: str, key: str
    ) -> tuple[str | None, str | None]:
        unit, role = self.cell("unit"), self.cell("role")
        if kind == "ca-nhan":
            return name, ", ".join(part for part in (role, unit) if part) or None
        others = [self.cell(other) for other in ("person", "group") if other != key]
        people = [other for other in others if other and other.lower() not in _CHECK_MARKS]
        if kind == "tap-the":
            return ", ".join(dict.fromkeys(part for part in (name, unit) if part)), None
        return (people or [unit])[0] or None, None

    def _stage(self) -> str | None:
        if "proposed" in self.header.columns and self.cell("proposed"):
            return "de-nghi"
        return self.context.section.stage or self.context.title.stage

    def _sources(self) -> Iterator[Source]:
        yield self.context.source
        written = self.cell("source")
        if re.match(r"https?://\S+$", written):
            yield Source(url=written)
        elif written:
            yield Source(title=written, file=self.context.source.file)

    def _lines(self, key: str) -> str:
        return self.row.cell(self.header.columns.get(key))

    def _body(self) -> str:
        paragraphs = [as_markdown(self._lines("merit"))]
        for key, label in (
            ("decision", "Quyết định"),
            ("proposed", "Hình thức đề nghị"),
            ("note", "Ghi chú"),
        ):
            if self.cell(key):
                paragraphs.append(as_markdown(f"{label}: {self.cell(key)}"))
        return "\n\n".join(part for part in paragraphs if part)
