"""How things are called on a page: numbers, dates, places and documents, in Vietnamese.

In: values of records. Out: short texts; no HTML, no addresses.
"""

from collections.abc import Sequence

from kb.citations import TYPE_LABELS, PartialDate
from kb.records import KIND_LABELS, USES, Directive, Exemplar, Record
from kb.vocabularies.vocabularies import PLACE_KINDS, Vocabularies, Where

# After these the title is a name ("Nghị quyết Đại hội XIII"), after others a clause
# ("Kế hoạch thực hiện …").
_BEFORE_NAMES = {"nghi-quyet", "dieu-le", "luat"}
_QUOTED_CHARS = 80
_SHORT_CHARS = 70


def sentence(text: str) -> str:
    """With a capital at the head: "giáo viên" is "Giáo viên"."""
    return text[:1].upper() + text[1:]


def quoted(text: str) -> str:
    """A reader's own words, cut when they are long: “đỡ đầu học sinh”."""
    if len(text) > _QUOTED_CHARS:
        text = f"{text[:_QUOTED_CHARS].rstrip()}…"
    return f"“{text}”"


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Giáo dục, Phụ nữ và An sinh xã hội"; "" for none."""
    return " và ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def kind_label(record: Record) -> str:
    """What a record is: "Mô hình", "Chỉ thị" …"""
    return KIND_LABELS.get(record.kind, record.kind)


def heading(record: Record) -> str:
    """The name at the head of a page.

    "Chỉ thị số 05-CT/TW"; for a document without a number "Kế hoạch thực hiện việc học tập …".
    """
    if not isinstance(record, Directive) or record.number:
        return record.name
    label, title = TYPE_LABELS[record.type], record.title
    if title.startswith(label):
        return title
    if record.type not in _BEFORE_NAMES:
        title = title[0].lower() + title[1:]
    return f"{label} {title}"


def short_name(record: Directive) -> str:
    """The name in a narrow place: "Kết luận 01-KL/TW"; without a number the heading, cut."""
    if record.number:
        return f"{TYPE_LABELS[record.type]} {record.number}"
    name = heading(record)
    return name if len(name) <= _SHORT_CHARS else f"{name[:_SHORT_CHARS].rsplit(' ', 1)[0]}…"


def subtitle(record: Directive) -> str | None:
    """What a numbered document is about; without a number, its heading says so already."""
    return record.title if record.number else None


def full_title(record: Record) -> str:
    """The heading with its subtitle: "Chỉ thị số 05-CT/TW: Về đẩy mạnh học tập …"."""
    below = subtitle(record) if isinstance(record, Directive) else None
    return ": ".join(part for part in (heading(record), below) if part)


def dated(date: PartialDate) -> str:
    """A date with its unit: "ngày 18/5/2021", "tháng 5/2021", "năm 2021"."""
    unit = "ngày" if date.day else "tháng" if date.month else "năm"
    return f"{unit} {date.vietnamese()}"


def place(record: Exemplar, vocabularies: Vocabularies) -> str | None:
    """Where it is, as recorded: "Xã Côn Lôn, Na Hang, Tuyên Quang"; then today's unit."""
    named = ", ".join(part for part in (record.commune, record.district) if part)
    province = province_then_and_now(record.province, vocabularies)
    return sentence(", ".join(part for part in (named, province) if part)) or None


def told(record: Exemplar) -> str:
    """Where it has been told: "chưa giới thiệu ở đâu", "đã dùng: sách (2022)"."""
    if not record.used_in:
        return "chưa giới thiệu ở đâu"
    uses = (
        USES[use.kind].lower() + (f" ({use.year})" if use.year else "") for use in record.used_in
    )
    return f"đã dùng: {', '.join(uses)}"


def province_then_and_now(province: str | None, vocabularies: Vocabularies) -> str | None:
    """The name of its time, and today's: "Bắc Kạn (nay thuộc tỉnh Thái Nguyên)"."""
    where = vocabularies.where(province)
    if where is None or where.slug == where.today.slug:
        return province
    return f"{province} (nay thuộc {unit(where)})"


def unit(where: Where) -> str:
    """Today's unit in running text: "tỉnh Thái Nguyên", "TP. Hồ Chí Minh"."""
    name = where.today.name
    return name if name.startswith("TP.") else f"{PLACE_KINDS[where.today.kind].lower()} {name}"


def years(values: tuple[int, ...]) -> str | None:
    """(2021, 2022, 2023) is "2021–2023"; (2016, 2021) is "2016, 2021"."""
    runs: list[list[int]] = []
    for year in sorted(set(values)):
        if runs and year == runs[-1][-1] + 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    spans = (f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)
    return ", ".join(spans) or None
