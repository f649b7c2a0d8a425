"""Accepted drafts become files, one step of the journal each; nothing is written before.

In: offers with what was chosen for them. Out: for each what it became, or why it could not: those
that can be written are written.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from kb.content.drafts import free_id, record_text
from kb.content.edits import Plain
from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.versions import BODY, Version, same
from kb.desk.forms.names import Names
from kb.desk.intake.kept import Choice, Taken, What, mark_of
from kb.desk.intake.merging import Addition, stated
from kb.desk.intake.planning import Offer, Twin, noted
from kb.errors import StepRefused
from kb.records import Exemplar
from kb.schema import spec_of
from kb.schema.frontmatter import FormError

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Refused:
    """A draft that was not accepted, and why."""

    offer: Offer
    why: str


class Accepting:
    """Writes drafts through the store."""

    def __init__(self, store: Store, names: Names, number: int, who: str) -> None:
        self._store, self._names, self._who = store, names, who
        self._mark = mark_of(number)

    def take(self, offer: Offer) -> Taken:
        """Do what was chosen; StepRefused tells why not, and then nothing was written."""
        way = offer.way
        if way is None:
            raise StepRefused("chưa chọn: ghi thêm vào hồ sơ cũ, hồ sơ mới, hay để ngoài")
        if way.what == "new":
            return self._create(offer)
        twin = offer.into(way.into)
        if way.what == "skip" or twin is None:
            raise StepRefused("hồ sơ định ghi thêm vào không còn; hãy chọn lại")
        return self._add(offer, twin, way)

    def _act(self, what: str, offer: Offer) -> Act:
        return Act(what, self._who, f"nhập từ {offer.entry.origin}{self._mark}")

    def _create(self, offer: Offer) -> Taken:
        record_id = offer.record.id
        if self._store.has(record_id):
            record_id = free_id(offer.record.title, offer.record.province, _Ids(self._store))
        text = record_text(replace(noted(offer.entry), id=record_id))
        saved = self._store.create("exemplar", record_id, text, self._act("created", offer))
        return _taken(offer, saved, "new")

    def _add(self, offer: Offer, twin: Twin, way: Choice) -> Taken:
        record_id = twin.record.id
        wanted = list(_wanted(offer.additions(twin, self._names), way))
        if not wanted:
            raise StepRefused("không có gì để ghi thêm; hãy chọn ít nhất một mục, hoặc để ngoài")
        current = self._store.open(record_id)
        _refuse_unlike(current, twin.record, wanted)
        fields = {each.field: each.plain for each in wanted if each.field != BODY}
        body = next((str(each.plain) for each in wanted if each.field == BODY), None)
        act = self._act("saved", offer)
        saved = self._store.save(record_id, current.digest, fields, body, act)
        if not isinstance(saved, Saved) or saved.entry is None:
            raise StepRefused("hồ sơ vừa được người khác sửa; hãy tải lại trang rồi nhận lại")
        return _taken(offer, saved, "add")


@dataclass(frozen=True)
class _Ids:
    """The ids that are taken, asked of the disk."""

    store: Store

    def __contains__(self, record_id: object) -> bool:
        return self.store.has(str(record_id))


def _taken(offer: Offer, saved: Saved, what: What) -> Taken:
    assert saved.entry is not None
    said = stated(offer.entry.record)
    return Taken(saved.version.id, saved.entry.number, what, said)


def _wanted(found: tuple[Addition, ...], way: Choice) -> Iterator[Addition]:
    """What is taken over; where anything is, its source comes along."""
    chosen = [
        each
        for each in found
        if (each.is_offered if way.fields is None else each.field in way.fields)
    ]
    if chosen:
        yield from (each for each in found if each.field == "sources" and each not in chosen)
    yield from chosen


def _refuse_unlike(current: Version, record: Exemplar, wanted: list[Addition]) -> None:
    """A field that could not be read whole must not be written over."""
    try:
        said = current.said
    except FormError as error:
        raise StepRefused(
            f"phần đầu của hồ sơ hỏng ở dòng {error.line}; hãy sửa hồ sơ trước"
        ) from error
    for each in wanted:
        value = getattr(record, each.field)
        held = value if each.field == BODY else _plain(each.field, value)
        if not same(said.get(each.field), held):
            raise StepRefused(f"mục “{each.label}” của hồ sơ có chỗ chưa đúng; hãy sửa hồ sơ trước")


def _plain(name: str, value: object) -> Plain:
    return None if value in (None, (), "") else spec_of(Exemplar, name).type.plain(value)
