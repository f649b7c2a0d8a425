"""What waits on the desk: the figures of its front page, each with the records behind it.

In: the collection as it is, what readers have, the journal. Out: `Task`s, most pressing first;
those with nothing to do are left out.
"""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from kb.desk.alike import twins
from kb.desk.files.journal import Entry
from kb.desk.library import Shelf
from kb.desk.pending import Pending
from kb.desk.states import state_of
from kb.desk.vocabularies.kinds import LIST_FILES, item_id
from kb.desk.vocabularies.pending import PendingItem
from kb.newsroom.calendar import coming
from kb.records import Exemplar, Record, RecordFile, of_type
from kb.schema import Severity
from kb.search import Snapshot

WEEKS_AHEAD = 6
_BY_HAND, _FROM_ARTICLE = "Thêm ở bàn biên tập", "Từ bài báo"


@dataclass(frozen=True)
class Item:
    """One thing to do: a record (or none, of a place or a day), its name, and a few words."""

    record: str
    title: str
    note: str = ""
    group: str = ""


@dataclass(frozen=True)
class Task:
    """Things of one kind; `name` is part of an address."""

    name: str
    label: str
    help: str
    items: tuple[Item, ...]


# name: (label, what to do)
_TASKS = {
    "cho-duyet": ("Chờ duyệt", "người khác đã viết xong và xin duyệt"),
    "chua-dang": ("Đã lưu, chưa lên trang", "người đọc chưa thấy những điều này"),
    "loi": ("Lỗi", "hồ sơ có lỗi không được đăng"),
    "ban-nhap": ("Bản nháp", "theo bài báo, danh sách đã nhập"),
    "canh-bao": ("Cảnh báo", "có thể là nhầm, nên xem lại"),
    "trung": ("Có thể trùng nhau", "nên gộp làm một, hoặc nói rõ chỗ khác"),
    "mot-nguon": ("Chỉ có một nguồn", "tìm thêm một nguồn nữa thì chắc hơn"),
    "nguon-thieu": ("Nguồn thiếu tên hoặc ngày", "người đọc khó tìm lại"),
    "tinh-trong": ("Tỉnh chưa có gương", "cả bản nháp cũng chưa"),
    "ngay-trong": ("Ngày sắp tới chưa có gương hợp", f"trong {WEEKS_AHEAD} tuần tới"),
}


def tasks(
    shelf: Shelf,
    served: Mapping[str, Record],
    steps: Mapping[str, tuple[Entry, ...]],
    everything: Snapshot | None,
    today: date,
    unpublished: Iterable[Pending | PendingItem],
    with_article: Container[str] = (),
) -> tuple[Task, ...]:
    """What there is to do today; `with_article` are ids for which an article is kept."""
    found = {
        "cho-duyet": _waiting(shelf, served, steps),
        "chua-dang": (Item(each.id, each.title, each.label) for each in unpublished),
        "loi": _problems(shelf, "error"),
        "ban-nhap": _drafts(shelf, with_article),
        "canh-bao": _problems(shelf, "warning"),
        "trung": _twins(shelf),
        "mot-nguon": _one_source(shelf),
        "nguon-thieu": _bare_sources(shelf),
        "tinh-trong": _places(shelf),
        "ngay-trong": _days(everything, today),
    }
    every = ((name, tuple(items)) for name, items in found.items())
    return tuple(Task(name, *_TASKS[name], items) for name, items in every if items)


def _living(shelf: Shelf) -> Iterator[RecordFile]:
    """The records that are files of their own, but for withdrawn ones."""
    for file in shelf.content.by_id.values():
        if file.record.about.is_file and file.record.status != "withdrawn":
            yield file


def _title(record: Record) -> str:
    return record.title or f"(chưa đặt tên: {record.id})"


def _waiting(
    shelf: Shelf, served: Mapping[str, Record], steps: Mapping[str, tuple[Entry, ...]]
) -> Iterator[Item]:
    for file in shelf.content.by_id.values():
        record = file.record
        state = state_of(record, steps.get(record.id, ()), served.get(record.id))
        if state.name == "waiting" and state.step:
            by = f"{state.step.who} gửi" if state.step.who else "gửi"
            yield Item(record.id, _title(record), f"{by} {state.step.moment.astimezone():%d/%m}")


def _problems(shelf: Shelf, severity: Severity) -> Iterator[Item]:
    found = [each for each in shelf.problems if each.severity == severity]
    files = {file.path: file for file in shelf.content.files if file.record.about.is_file}
    listed = [file for file in shelf.content.files if not file.record.about.is_file]
    for problem in found:
        own = (file for file in listed if file.has(problem))
        owner = files.get(problem.path) or next(own, None)
        if owner and owner.record.status == "withdrawn":
            continue
        name = _title(owner.record) if owner else f"{problem.path}, dòng {problem.line}"
        home = problem.path.rpartition("/")[2]
        record_id = owner.record.id if owner else home if home in LIST_FILES else ""
        yield Item(record_id, name, f"{problem.wrong}; {problem.remedy}")


def _drafts(shelf: Shelf, with_article: Container[str]) -> Iterator[Item]:
    records = (file.record for file in shelf.content.by_id.values())
    drafts = [each for each in records if each.status == "draft"]
    items = [Item(each.id, _title(each), group=_origin(each, with_article)) for each in drafts]
    yield from sorted(items, key=lambda item: (*_place(item.group), item.title))


def _place(group: str) -> tuple[int, str]:
    first = (_BY_HAND, _FROM_ARTICLE)
    return (first.index(group) if group in first else len(first)), group


def _origin(record: Record, with_article: Container[str]) -> str:
    """The list that a draft came from, if it is not from an article."""
    if record.id in with_article:
        return _FROM_ARTICLE
    source = next((each for each in record.sources if each.file), None)
    return (source.title or source.file or _BY_HAND) if source else _BY_HAND


def _twins(shelf: Shelf) -> Iterator[Item]:
    for one, other, why in twins(file.record for file in _living(shelf)):
        yield Item(other.id, _title(other), f"{why} với “{_title(one)}”")


def _one_source(shelf: Shelf) -> Iterator[Item]:
    for file in _living(shelf):
        if len(file.record.sources) == 1:
            yield Item(file.record.id, _title(file.record), file.record.sources[0].name)


def _bare_sources(shelf: Shelf) -> Iterator[Item]:
    for file in _living(shelf):
        bare = [each.name for each in file.record.sources if not (each.title and each.date)]
        if bare:
            yield Item(file.record.id, _title(file.record), "; ".join(bare))


def _places(shelf: Shelf) -> Iterator[Item]:
    lists = shelf.content.vocabularies
    where = lists.where
    exemplars = of_type(Exemplar, (file.record for file in _living(shelf)))
    told = {found.today.slug for each in exemplars if (found := where(each.province))}
    for place in lists.places:
        if place.slug not in told and lists.is_of_home(place.slug):
            former = ", ".join(place.former_names)
            yield Item("", place.name, f"gồm {former}" if former else "")


def _days(everything: Snapshot | None, today: date) -> Iterator[Item]:
    occasions = coming(everything, today, WEEKS_AHEAD) if everything else ()
    for each in occasions:
        if not each.exemplars:
            day = item_id("anniversaries", each.anniversary.id)
            yield Item(day, each.anniversary.title, f"{each.day.day}/{each.day.month}")
