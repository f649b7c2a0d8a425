"""What a report says in every format: its captions, its total, what was counted and when.

In: a `Report`. Out: Vietnamese lines.
"""

from collections.abc import Iterator

from kb.citations import PartialDate
from kb.newsroom.reports import Report, Table
from kb.text.phrases import format_number, inside

TABLE, COUNTED = "Bảng", "Số gương"


def numbered_tables(report: Report) -> Iterator[tuple[int, Table]]:
    """The tables that hold something, counted from 1."""
    return enumerate((table for table in report.tables if table.rows), 1)


def topic(table: Table) -> str:
    """What a table counts: "Số gương theo lĩnh vực"."""
    return f"{COUNTED} theo {inside(table.title)}"


def caption(place: int, table: Table) -> str:
    """What stands above a table: "Bảng 3. Số gương theo lĩnh vực"."""
    return f"{TABLE} {place}. {topic(table)}"


def total(report: Report) -> str:
    """How many there are: "Tổng số: 1.121 gương điển hình, trong đó 3 bản nháp chưa đăng."."""
    drafts = (
        f", trong đó {format_number(report.drafts)} bản nháp chưa đăng" if report.drafts else ""
    )
    return f"Tổng số: {format_number(report.total)} gương điển hình{drafts}."


def notes(report: Report) -> tuple[str, ...]:
    """What the numbers are, so that nobody takes them for more."""
    day = PartialDate.of(report.counted).with_unit()
    where = f" ({report.base_url})" if report.base_url else ""
    return (
        f"Số đếm hồ sơ trong kho tri thức Gương Sáng{where} {day}; "
        "không gồm số liệu đã công bố ở nơi khác.",
        "Gương thuộc nhiều lĩnh vực, nhiều năm hoặc có nhiều hình thức khen thưởng thì được đếm "
        "một lần ở mỗi dòng.",
    )
