"""What the editor is told of a list: each thing once, equal things together.

In: rows left out, columns not copied, findings of rows, entries. Out: `Finding`s in the order in
which an editor looks: the sheet, its columns, what its title supplied, its rows, what was left out.
"""

from collections import defaultdict
from dataclasses import dataclass, replace
from enum import Enum

from kb.imports.lists.cells import RowCells
from kb.imports.lists.columns import Column, Header
from kb.imports.lists.headings import GUESSED, LEFT_OUT, label_of
from kb.imports.lists.titles import Title
from kb.imports.origins import Entry, Finding, Spot
from kb.imports.readers.grid import Grid
from kb.records import Exemplar
from kb.records.codes import KINDS, LEVELS, STAGES
from kb.schema import spec_of
from kb.text.phrases import format_number, listed
from kb.text.vietnamese import lower

_MOST_SHOWN = 60
_KEEP = "giữ trong ghi chú của bản nháp, cần thì hãy đổi tên cột"


class Fate(Enum):
    """What became of a row that is no entry, in words."""

    TITLE = "phần đầu của danh sách"
    HEADING = "tiêu đề hoặc số cột lặp lại"
    SECTION = "tên mục"
    TOTAL = "dòng cộng"
    SIGNATURE = "nơi nhận, chữ ký"
    REMARK = "lời ghi dưới danh sách"
    BLANK = "dòng trống"
    HIDDEN = "dòng đang ẩn hoặc bị lọc"
    NO_LIST = "dòng của bảng không phải danh sách gương"


_REMEDIES = {
    Fate.HIDDEN: "không lấy; hãy bỏ ẩn, bỏ lọc rồi lưu lại nếu cần",
    Fate.BLANK: "không lấy gì ở các dòng này",
}
_COUNTED = frozenset({Fate.BLANK, Fate.HIDDEN, Fate.NO_LIST})


@dataclass
class _Use:
    """How the cells of a column that is not copied were met: the first, and how many."""

    column: Column
    row: int
    sample: str = ""
    filled: int = 0


class Teller:
    """Collects what has to be told of one grid."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid
        self._rows: list[Finding] = []
        self._fates: dict[Fate, list[int]] = defaultdict(list)
        self._uses: dict[tuple[int, str], _Use] = {}
        self._headers: list[Header] = []

    def start(self, header: Header) -> None:
        """Another header: its columns are told by their own headings."""
        self._headers.append(header)
        if not header.name_columns:
            return
        for column in header.columns.values():
            if column.key in ("", "other", "measure", *LEFT_OUT):
                self._use(column, header.row)
            elif column.certainty == GUESSED:
                wrong = f'tiêu đề "{column.heading}" được hiểu là "{label_of(column.key)}"'
                origin = self.grid.origin(header.row)
                self.tell(Finding(origin, wrong, "nếu không phải, hãy đổi tên cột", column.index))

    @property
    def headers(self) -> tuple[Header, ...]:
        """The headers that were met, from the top."""
        return tuple(self._headers)

    def tell(self, finding: Finding) -> None:
        """One thing of one row."""
        self._rows.append(finding)

    def left_out(self, fate: Fate, *rows: int) -> None:
        """Rows that are no entries."""
        self._fates[fate] += [row for row in rows if row]

    def row(self, cells: RowCells) -> None:
        """A row that was read: what is wrong with it, and which columns not copied it fills."""
        self._rows += dict.fromkeys(cells.findings)
        for index, stated in cells.texts.items():
            column = cells.header.columns.get(index, Column(index, ""))
            if column.key in ("", "other", "measure", *LEFT_OUT):
                use = self._use(column, cells.row.number)
                use.filled += 1
                use.sample = use.sample or " ".join(stated.value.split())

    def _use(self, column: Column, row: int) -> _Use:
        return self._uses.setdefault((column.index, column.heading), _Use(column, row))

    def findings(self, entries: list[Entry], titles: list[Title]) -> list[Finding]:
        """Everything, in order."""
        return [
            *self.grid.findings,
            *self._of_sheet(),
            *self._of_columns(),
            *(each for title in titles for each in _supplied(self.grid, entries, title)),
            *_grouped(self._rows),
            *self._of_kinds(entries),
            *self._of_rows_left_out(),
        ]

    def _of_sheet(self) -> list[Finding]:
        if not self._headers:
            remedy = 'hãy thêm một dòng như "STT, Họ và tên, Đơn vị, Thành tích" trên danh sách'
            return [Finding(self.grid.origin(), "không thấy dòng tiêu đề cột", remedy)]
        return [self._no_list(header) for header in self._headers if not header.name_columns]

    def _no_list(self, header: Header) -> Finding:
        """A table that names nobody."""
        names = ", ".join(f'"{column.heading}"' for column in header.columns.values())[:200]
        origin = self.grid.origin(header.row)
        if "measure" in header.by_key:
            wrong = f"đây là bảng chỉ tiêu, số liệu ({names}), không phải danh sách gương"
            return Finding(origin, wrong, "không lấy gì ở bảng này")
        wrong = f"không thấy cột ghi tên ({names}): có vẻ không phải danh sách gương"
        remedy = 'nếu là danh sách, hãy đặt tiêu đề "Họ và tên", "Tên tập thể" hoặc "Tên mô hình"'
        return Finding(origin, wrong, remedy)

    def _of_columns(self) -> list[Finding]:
        told = []
        empty = []
        for use in sorted(self._uses.values(), key=lambda use: (use.row, use.column.index)):
            origin = self.grid.origin(use.row)
            heading = use.column.heading
            name = f'tiêu đề "{heading}"' if heading else "cột không có tiêu đề"
            if use.column.key in LEFT_OUT:
                wrong, remedy = f"{name} {LEFT_OUT[use.column.key]}", "không chép vào hồ sơ"
            elif not use.filled:
                empty.append(use.column.heading)
                continue
            else:
                sample = use.sample[:_MOST_SHOWN]
                unclear = " không rõ là gì" if heading else ""
                wrong, remedy = f'{name}{unclear} (ví dụ: "{sample}")', _KEEP
            told.append(Finding(origin, wrong, remedy, use.column.index))
        if empty:
            names = listed([f'"{name}"' for name in empty])
            wrong = f"tiêu đề không rõ là gì, cột để trống: {names}"
            told.append(Finding(self.grid.origin(), wrong, "không có gì để chép"))
        return told

    def _of_kinds(self, entries: list[Entry]) -> list[Finding]:
        unknown = [entry for entry in entries if not entry.record.kind]
        if not unknown:
            return []
        wrong = f"không rõ loại hình của {len(unknown)} dòng (dòng đầu: {unknown[0].origin})"
        remedy = "hãy thêm --kind, hoặc dòng mục như I. TẬP THỂ; bản nháp sẽ để trống"
        return [Finding(self.grid.origin(), wrong, remedy)]

    def _of_rows_left_out(self) -> list[Finding]:
        """Rows that are no entries, by what became of them; blank and hidden ones counted."""
        told = []
        for fate, numbers in self._fates.items() if self._headers else ():
            rows = tuple(sorted(set(numbers)))
            if not rows:
                continue
            count = f"{format_number(len(rows))} " if fate in _COUNTED else ""
            remedy = _REMEDIES.get(fate, "không phải là gương, để ngoài")
            told.append(
                Finding(
                    self.grid.origin(rows[0]),
                    f"{count}{fate.value}",
                    remedy,
                    rows=rows,
                    is_notice=fate is not Fate.HIDDEN,
                )
            )
        return told


def _grouped(findings: list[Finding]) -> list[Finding]:
    """Equal findings of several rows as one: "dòng 5–556: không có tên (552 dòng)"."""
    alike: dict[Finding, list[int]] = {}
    for finding in findings:
        key = replace(finding, origin=replace(finding.origin, number=0), rows=())
        alike.setdefault(key, []).append(finding.origin.number)
    told = []
    for key, rows in alike.items():
        origin = replace(key.origin, number=rows[0])
        if len(rows) == 1:
            told.append(replace(key, origin=origin))
            continue
        wrong = f"{key.wrong} ({format_number(len(rows))} dòng)"
        told.append(replace(key, origin=origin, wrong=wrong, rows=tuple(rows)))
    return told


def _supplied(grid: Grid, entries: list[Entry], title: Title) -> list[Finding]:
    """What the lines above the list supplied where rows leave it open."""
    layer = title.layer
    lines: set[int] = set()
    parts = []
    for name, spots in layer.spots.items():
        field = {"form": "honours"}.get(name, name)
        taken = [e for e in entries if _is_from(e.spots.get(field, ()), spots)]
        if taken:
            lines |= {spot.row for spot in spots}
            parts.append(
                f"{_shown(name, getattr(layer.clues, name))} ({format_number(len(taken))} bản nháp)"
            )
    if not parts:
        return []
    rows = tuple(sorted(lines - {0}))
    wrong = f"lấy theo phần đầu của danh sách: {', '.join(parts)}"
    remedy = "nếu không đúng, hãy thêm cột có giá trị đúng"
    origin = grid.origin(rows[0] if rows else 0)
    return [Finding(origin, wrong, remedy, rows=rows, is_notice=True)]


def _is_from(own: tuple[Spot, ...], spots: tuple[Spot, ...]) -> bool:
    return bool(own) and set(own) <= set(spots)


def _shown(name: str, value: object) -> str:
    """A value as the editor reads it: "tỉnh, thành phố Cao Bằng", "cấp ghi nhận Tỉnh"."""
    label = lower(spec_of(Exemplar, {"form": "honours"}.get(name, name)).label)
    words = {**KINDS, **LEVELS, **STAGES}
    shown = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
    shown = words.get(shown, shown)
    return shown if lower(shown).startswith(label) else f"{label} {shown}"
