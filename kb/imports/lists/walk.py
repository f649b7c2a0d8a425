"""Walks a list from its title to its signatures: titles, header, sections, entries.

In: a `Grid`, the editor's flags, the vocabularies. Out: a `Reading`: entries in order, and
everything that could not be read or was left out. Knows no file format.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from kb.imports.lists.clues import Clues, clues_in, holds
from kb.imports.lists.headings import Header, find_header
from kb.imports.lists.rows import Context, RowReader
from kb.imports.lists.sections import (
    Sections,
    is_column_numbers,
    is_number,
    is_signature,
    is_title,
    is_total,
    section_in,
)
from kb.imports.origins import Entry, Finding, Reading
from kb.imports.readers.grid import Grid, Row
from kb.records import Honour, Source
from kb.records.codes import LEVELS
from kb.text.vietnamese import match_key
from kb.vocabularies.vocabularies import Vocabularies

Progress = Callable[[Iterable[Row]], Iterable[Row]]
_MOTTO = ("cong hoa xa hoi chu nghia viet nam", "doc lap tu do hanh phuc", "dang cong san viet nam")
_LETTERHEAD = r"ubnd|ủy ban|đảng bộ|đảng ủy|huyện ủy|tỉnh ủy|thành ủy|ban|sở|hội|phòng|mttq|bộ"
_SPEAKS_OF_HONOURS = r"cấp|quyết định|khen|biểu dương|tôn vinh|tuyên dương|vinh danh"


def read_list(
    grid: Grid, flags: Clues, vocabularies: Vocabularies, progress: Progress = lambda rows: rows
) -> Reading:
    """Every entry of a sheet."""
    return _Walk(grid, flags, vocabularies).read(progress)


class _Walk:
    def __init__(self, grid: Grid, flags: Clues, vocabularies: Vocabularies) -> None:
        self.grid, self.flags, self.vocabularies = grid, flags, vocabularies
        self.reading = Reading(findings=list(grid.findings))
        self.header: Header | None = None
        self.sections = Sections()
        self.title_lines: list[str] = []
        self.title = Clues()
        self.unnamed: list[Row] = []  # rows with only an STT: blank at the end, bad in the middle
        self.is_after_signature = False
        self.told: set[str] = set()

    def read(self, progress: Progress) -> Reading:
        rows = self.grid.rows
        skip = 0
        for index, row in enumerate(progress(rows)):
            if skip or not row.filled:
                skip = max(0, skip - 1)
                continue
            header = find_header(row, rows[index + 1] if index + 1 < len(rows) else None)
            if header:
                self._start(header)
                skip = header.depth - 1
            elif self.header is None:
                self.title_lines.append("\n".join(dict.fromkeys(row.filled.values())))
            else:
                self._take(row, self.header)
        if self.header is None:
            wrong = "không thấy dòng tiêu đề cột"
            remedy = 'hãy thêm một dòng như "STT, Họ và tên, Đơn vị, Thành tích" trên danh sách'
            self.reading.findings.append(Finding(self.grid.origin(), wrong, remedy))
        self._tell_unknown_kinds()
        return self.reading

    def _start(self, header: Header) -> None:
        self.header = header
        self.title = self._title_clues()
        self.is_after_signature = False
        for columns, told in (
            (header.private, "là thông tin riêng; không chép vào hồ sơ"),
            (header.unknown, "không rõ là gì; không chép, cần thì hãy đổi tên cột"),
        ):
            for column, text in columns.items():
                if text not in self.told:
                    self.told.add(text)
                    origin = self.grid.origin(header.row)
                    is_what, remedy = told.split("; ")
                    wrong = f'tiêu đề "{" ".join(text.split())}" {is_what}'
                    self.reading.findings.append(Finding(origin, wrong, remedy, column))

    def _title_clues(self) -> Clues:
        clues = Clues()
        for line in self.title_lines:
            found = clues_in(line, self.vocabularies)
            if not holds(_SPEAKS_OF_HONOURS, line):
                found = replace(found, level=None, form=found.form)
            stated = {name: value for name, value in vars(found).items() if value}
            known = {name for name, value in vars(clues).items() if value}
            clues = replace(
                clues, **{name: value for name, value in stated.items() if name not in known}
            )
        return replace(clues, form=None) if clues.stage else clues

    def _take(self, row: Row, header: Header) -> None:
        if is_column_numbers(row) or is_total(row):
            return
        if is_title(row):
            self.title_lines, self.sections = [next(iter(row.filled.values()))], Sections()
            self.title = self._title_clues()
            return
        number = row.cell(header.columns.get("number"))
        if is_signature(row, header):
            self.is_after_signature = True
        if self.is_after_signature and not is_number(number):
            return
        section = section_in(row, header, self.vocabularies)
        if section:
            self.sections.enter(section)
            if section.clues == Clues() and section.commune is None:
                wrong = f'coi "{section.text[:60]}" là tên mục'
                remedy = "nếu là một người hay tập thể, hãy ghi số thứ tự cho dòng này"
                self.reading.findings.append(Finding(self.grid.origin(row.number), wrong, remedy))
            return
        if row.filled and set(row.filled) <= {header.columns.get("number")}:
            self.unnamed.append(row)
            return
        for unnamed in self.unnamed:
            self._read_row(unnamed, header)
        self.unnamed.clear()
        self._read_row(row, header)

    def _read_row(self, row: Row, header: Header) -> None:
        reader = RowReader(row, header, self.grid.origin(row.number), self._context(row))
        entry = reader.read()
        self.reading.findings += reader.findings
        if entry is None:
            return
        names = [header.columns.get(key) for key in ("person", "group", "model", "name", "family")]
        if self.reading.entries and any(column in row.carried for column in names):
            self._extend(entry)
        else:
            self.reading.entries.append(entry)

    def _extend(self, further: Entry) -> None:
        """Several rows under one merged name are one entry with several honours."""
        last = self.reading.entries[-1]
        honours: tuple[Honour, ...] = (*last.record.honours, *further.record.honours)
        years = tuple(sorted({*last.record.years, *further.record.years}))
        bodies = dict.fromkeys(body for body in (last.record.body, further.record.body) if body)
        record = replace(
            last.record,
            honours=tuple(dict.fromkeys(honours)),
            years=years,
            level=_higher(last.record.level, further.record.level),
            body="\n\n".join(bodies),
        )
        self.reading.entries[-1] = replace(last, record=record)

    def _context(self, row: Row) -> Context:
        section, commune = Clues(), None
        for each in self.sections.open:
            section = replace(section, **{k: v for k, v in vars(each.clues).items() if v})
            commune = each.commune or commune
        origin = self.grid.origin(row.number)
        source = Source(title=self._list_title(), publisher=self._publisher(), file=str(origin))
        return Context(section, self.flags, self.title, commune, source, self.vocabularies)

    def _list_title(self) -> str:
        lines = [line for line in self.title_lines if match_key(line) not in _MOTTO]
        begin = next((i for i, line in enumerate(lines) if _is_list_title(line)), None)
        if begin is None:
            return re.sub(r"\.\w+$", "", self.grid.file)
        ends = (i for i, line in enumerate(lines) if i > begin and line.startswith("("))
        return " ".join(" ".join(lines[begin : next(ends, begin + 3)]).split())[:300]

    def _publisher(self) -> str | None:
        """The last line of the letterhead: under "ĐẢNG BỘ TỈNH BẮC KẠN", "HUYỆN ỦY NA RÌ"."""
        publisher = None
        for line in self.title_lines:
            if _is_list_title(line):
                break
            match = holds(_LETTERHEAD, line)
            if match and match.start() == 0 and len(line) <= 120:
                cut = re.split(r"\s+CỘNG (?:HÒA|HOÀ)|\s+ĐẢNG CỘNG SẢN|\n", line)[0]
                publisher = " ".join(cut.split())
        return publisher

    def _tell_unknown_kinds(self) -> None:
        unknown = [entry for entry in self.reading.entries if not entry.record.kind]
        if unknown:
            wrong = f"không rõ loại hình của {len(unknown)} dòng (dòng đầu: {unknown[0].origin})"
            remedy = "hãy thêm --kind, hoặc dòng mục như I. TẬP THỂ; bản nháp sẽ để trống"
            self.reading.findings.append(Finding(self.grid.origin(), wrong, remedy))


def _is_list_title(line: str) -> bool:
    match = holds(r"danh sách|tổng hợp|biểu|bảng|các điển hình|điển hình", line)
    return match is not None and match.start() == 0


def _higher(one: str | None, other: str | None) -> str | None:
    return max((one, other), key=lambda level: list(LEVELS).index(level) if level else -1)
