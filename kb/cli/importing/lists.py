"""Lists and write-ups that `kb import` is given.

In: a path, then a plan. Out: what was read; what would be written, shown; drafts written.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

import click

from kb.content.drafts import free_id, texts_on_disk, write_new
from kb.imports import Clues, Draft, Plan, Reading, read_file
from kb.records.codes import KINDS, LEVELS
from kb.vocabularies import Vocabularies

T = TypeVar("T")
_LONG = 200  # rows from which a bar is worth showing
_NONE = "(trống)"


def read_list(path: Path, flags: Clues, vocabularies: Vocabularies) -> Reading:
    """What a file holds, with a bar for a long one; FileRefused when it cannot be read at all."""
    return read_file(path, flags, vocabularies, _bar(f"Đọc {path.name}"))


def write_drafts(drafts: Iterable[Draft], content_dir: Path) -> int:
    """Write them all; how many were written."""
    return sum(1 for draft in _bar("Ghi")(drafts) if _write(draft, content_dir))


def _bar(label: str) -> Callable[[Iterable[T]], Iterable[T]]:
    """A progress bar for long work on a terminal, silence elsewhere."""

    def with_bar(items: Iterable[T]) -> Iterator[T]:
        held = list(items)
        if not sys.stderr.isatty() or len(held) < _LONG:
            yield from held
            return
        with click.progressbar(held, label=label, file=sys.stderr) as bar:
            yield from bar

    return with_bar


def _write(draft: Draft, content_dir: Path) -> bool:
    """Write one draft; should another program take its id meanwhile, under the next free one."""
    record_id = draft.record.id
    while True:
        try:
            write_new(content_dir, "exemplar", record_id, draft.text)
            return True
        except FileExistsError:
            record = draft.record
            record_id = free_id(record.title, record.province, texts_on_disk(content_dir))


def show_plan(reading: Reading, made: Plan) -> None:
    """What would be written, what was left out, and why."""
    rows = [
        (
            draft.record.id,
            KINDS.get(draft.record.kind, _NONE),
            LEVELS.get(draft.record.level or "", _NONE),
            draft.record.title,
            draft.record.province or _NONE,
        )
        for draft in made.drafts
    ]
    if rows:
        _table(("Mã", "Loại hình", "Cấp", "Tên", "Tỉnh"), rows)
    skipped = [finding for finding in reading.findings if finding.is_skipped]
    others = [each for each in reading.findings if not each.is_skipped and not each.is_notice]
    notices = [finding for finding in reading.findings if finding.is_notice]
    section("Không đọc được (bỏ qua; sửa rồi chạy lại)", map(str, skipped))
    section("Cần xem lại", map(str, others))
    section("Đã điền thêm, đã để ngoài", map(str, notices))
    section("Có thể trùng (vẫn ghi, hãy so rồi giữ một)", _twins(made.drafts))
    section(
        "Đã có trong kho, không ghi lại",
        (f"{entry.origin.shown()}: {twin.title} [{twin.id}]" for entry, twin in made.repeated),
    )
    section(
        "Đã rút khỏi kho, không ghi lại",
        (f"{entry.origin.shown()}: trùng với hồ sơ đã rút [{twin.id}]"
         for entry, twin in made.withdrawn),
    )  # fmt: skip
    bad_rows = {
        (each.origin.file, each.origin.holder, row)
        for each in skipped
        for row in each.rows or (each.origin.number,)
    }
    _summary(reading, made, len(bad_rows))


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    for row in [head, *rows]:
        cells = (text.ljust(width) for text, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def section(title: str, lines: Iterable[str]) -> None:
    """A heading with the number of its lines, and the lines; nothing without any."""
    held = list(lines)
    if held:
        click.echo(f"\n{title}: {len(held)}")
        for line in held:
            click.echo(f"  {line}")


def _twins(drafts: Iterable[Draft]) -> Iterator[str]:
    for draft in drafts:
        ours = f'{draft.entry.origin.shown()}: "{draft.record.title}"'
        for twin in draft.twins:
            yield f"{ours} giống {twin.title} [{twin.id}]"
        if draft.has_more_twins:
            yield f"{ours} giống những hồ sơ khác cùng tên nữa"


def _summary(reading: Reading, made: Plan, bad_rows: int) -> None:
    records = [draft.record for draft in made.drafts]
    kinds = Counter(KINDS.get(record.kind, "chưa rõ loại hình") for record in records)
    levels = Counter(LEVELS.get(record.level or "", "chưa rõ cấp") for record in records)
    both = Counter((KINDS.get(r.kind, "?"), LEVELS.get(r.level or "", "?")) for r in records)
    parts = [f"{len(records)} bản nháp mới"]
    if made.known or made.repeated:
        parts.append(f"{len(made.known) + len(made.repeated)} dòng đã có trong kho")
    if bad_rows:
        parts.append(f"{bad_rows} dòng không đọc được")
    click.echo(f"\nTổng cộng: {', '.join(parts)}.")
    for counts in (kinds, levels):
        if records:
            click.echo("  " + ", ".join(f"{name} {count}" for name, count in counts.items()))
    if len(kinds) > 1 and len(levels) > 1:
        cells = (f"{kind} - {level} {count}" for (kind, level), count in both.items())
        click.echo("  " + ", ".join(cells))
