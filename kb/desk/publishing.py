"""From saved files to what readers see: the checks, the index, the golden queries, one at a time.

In: the records that somebody publishes or withdraws. Out: a new generation of the public index with
them, and with everything else as readers have it: what others have not published yet stays where
it is. What goes wrong changes nothing for readers, and says so.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace

from kb.desk.files import disk
from kb.desk.files.store import Act, Saved, Store
from kb.desk.files.undoing import undo
from kb.desk.files.versions import Version
from kb.desk.forms.typed import typed_of
from kb.desk.library import Library, Shelf
from kb.desk.outgoing.outgoing import Outgoing
from kb.desk.outgoing.packet import NOWHERE, Before, Packet, Sent, Whole, as_served, packed
from kb.desk.pending import Pending, next_records, pending
from kb.desk.public import Public
from kb.desk.review import Finding, review, review_item
from kb.desk.states import hindrance, not_an_approver
from kb.desk.vocabularies.kinds import KIND_CLASSES, kind_and_key
from kb.desk.vocabularies.labels import title_of
from kb.desk.vocabularies.pending import PendingItem, next_vocabularies, pending_items
from kb.errors import KBError, NotSaved, StepRefused
from kb.index import BuildReport, Source
from kb.publish import index_records
from kb.records import RECORD_CLASSES, Record
from kb.schema.frontmatter import FormError
from kb.settings import Settings
from kb.vocabularies import Vocabularies

Tell = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Published:
    """What was brought to readers: the ids, the paths of their files, the build; where it went.

    `untold` says why the journal does not tell of it.
    """

    ids: tuple[str, ...]
    paths: tuple[str, ...]
    report: BuildReport
    sent: Sent = NOWHERE
    untold: str = ""


def silent(stage: str, done: int, total: int) -> None:
    """Tells nobody how far it is."""


class Publisher:
    """Publishes and withdraws, one step after another."""

    def __init__(self, settings: Settings, store: Store, library: Library) -> None:
        self.public = Public(settings.index_dir)
        self.outgoing = Outgoing(settings, self._as_served)
        self._settings, self._store, self._library = settings, store, library
        self._alone = threading.Lock()

    def pending(self) -> tuple[Pending | PendingItem, ...]:
        """Everything that readers do not have as it is saved, items of vocabularies included."""
        shelf, served = self._library.now(), self.public.vocabularies()
        items = pending_items(shelf.content.vocabularies, served) if served else ()
        return (*pending(shelf, self.public.records()), *items)

    def publish(
        self, ids: Collection[str], who: str = "", tell: Tell = silent, leaving: Iterable[str] = ()
    ) -> Published:
        """Bring these records to readers as they are saved; StepRefused names what hinders.

        Those that are `leaving` are drafts again: readers lose them.
        """
        with self._alone:
            tell("Kiểm tra hồ sơ và danh mục", 0, 0)
            self._refuse_broken_lists()
            self._refuse_unknown(ids)
            for record_id in ids:
                self._refuse_hindered(record_id, who)
            gone = tuple(filter(self.is_left_behind, leaving))
            turned = {record_id: self._turn(record_id, who) for record_id in ids}
            try:
                made = self._brought("published", (*ids, *gone), who, tell)
            except KBError:
                for step in filter(None, turned.values()):
                    undo(self._store, step, who)
                raise
            untold = self._note([each for each, step in turned.items() if step is None], who)
        return replace(self._sent(*made, tell), untold=untold)

    def _note(self, ids: Iterable[str], who: str) -> str:
        """Write down what was published; why that cannot be, since readers have it by now."""
        try:
            for record_id in filter(self._store.has, ids):
                self._store.note(record_id, Act("published", who))
        except NotSaved as error:
            return f"Đã đăng mà chưa ghi được vào nhật ký. {error}"
        return ""

    def publish_all(self, tell: Tell = silent) -> Published:
        """Bring readers everything that is published in content/, as `kb index` does."""
        with self._alone:
            shelf = self._library.now()
            everything = (*shelf.servable, *(each.id for each in self.pending()))
            report = self._build(shelf, everything, tell)
            return Published(tuple(shelf.servable), _paths(shelf, shelf.servable), report)

    def withdraw(self, record_id: str, why: str, who: str = "", tell: Tell = silent) -> Published:
        """Take a record from readers at once, and out of everything that is kept of the index."""
        with self._alone:
            version = self._store.open(record_id)
            act = Act("withdrawn", who, why)
            self._store.save(record_id, version.digest, {"status": "withdrawn"}, None, act)
            made = self._brought("withdrawn", (record_id,), who, tell)
        return self._sent(*made, tell)

    def bring_out(self, what: str, record_id: str, who: str = "") -> Sent:
        """Send on what a step made of a record that readers do not have any longer."""
        shelf, before = self._library.now(), self._before()
        packet = packed(what, who, (record_id,), shelf, before, self._store)
        return self.outgoing.send(packet, silent)

    def _sent(self, published: Published, packet: Packet, tell: Tell) -> Published:
        """When nobody has to wait for it any longer: a network may be slow."""
        return replace(published, sent=self.outgoing.send(packet, tell))

    def take_off(self, ids: Collection[str], who: str = "", tell: Tell = silent) -> Published:
        """Take from readers what is not published any longer, by a step taken back."""
        with self._alone:
            leaving = tuple(filter(self.is_left_behind, ids))
            if not leaving:
                raise StepRefused("Người đọc không còn thấy hồ sơ này; không có gì phải gỡ.")
            made = self._brought("undone", leaving, who, tell)
        return self._sent(*made, tell)

    def withdrawn_elsewhere(self) -> tuple[str, ...]:
        """What readers have although its file, as it came from others, says it is withdrawn."""
        self._library.look_again()
        served, files = self.public.records(), self._library.now().content.files
        withdrawn = (each.record.id for each in files if each.record.status == "withdrawn")
        return tuple(record_id for record_id in withdrawn if record_id in served)

    def is_left_behind(self, record_id: str) -> bool:
        """Whether readers still have a record that is not published any longer."""
        file = self._library.now().content.by_id.get(record_id)
        is_published = file is not None and file.record.status == "published"
        return not is_published and record_id in self.public.records()

    def hindrance(self, record_id: str, who: str) -> str:
        """Why somebody may not publish a record; "" when nothing speaks against it."""
        try:
            version = self._store.open(record_id)
            shelf = self._library.now()
            errors = len(_hinders(shelf, version))
        except FormError as error:
            return f"Phần đầu của hồ sơ hỏng ở dòng {error.line}: {error.wrong}; {error.remedy}."
        if errors:
            return f"Hồ sơ còn {errors} chỗ phải sửa hoặc ghi thêm; hãy mở hồ sơ, làm hết rồi đăng."
        if reason := not_an_approver(who, shelf.content.vocabularies.site.approvers):
            return reason
        steps = self._store.journal.of(record_id)
        return hindrance(who, steps) if self._settings.edit_approval else ""

    def _refuse_broken_lists(self) -> None:
        """A list that cannot be read whole would take names and places from every record."""
        shelf = self._library.now()
        lists = [each for each in shelf.problems if each.path.endswith(".yaml")]
        # A theme or a figure that is wrong stays behind alone, like a record with a file.
        own = [file for file in shelf.content.files if not file.record.about.is_file]
        lists = [each for each in lists if not any(file.has(each) for file in own)]
        if broken := [each for each in lists if each.severity == "error"]:
            first = broken[0]
            raise StepRefused(
                f"Danh mục {first.path} có lỗi ở dòng {first.line} ({first.wrong}; {first.remedy}) "
                "nên chưa đăng gì; hãy sửa danh mục trước."
            )

    def _refuse_unknown(self, ids: Iterable[str]) -> None:
        """What somebody chose on a page that is old by now."""
        shelf, waiting = self._library.now(), {each.id for each in self.pending()}
        known = {*waiting, *shelf.content.by_id, *shelf.content.unread_ids}
        for record_id in ids:
            if record_id not in known and not self._store.has(record_id):
                raise StepRefused(
                    f"Không có “{record_id[:100]}” để đăng (có thể vừa được bỏ); chưa đăng gì. "
                    "Hãy mở lại trang Đăng."
                )

    def _refuse_hindered(self, record_id: str, who: str) -> None:
        """Of a record whose file is gone nothing is asked: it leaves."""
        if not self._store.has(record_id):
            return
        file = self._library.now().content.by_id.get(record_id)
        title = (file.record.title if file else None) or _title(self._store, record_id)
        if file and file.record.status == "withdrawn":
            return
        if reason := self.hindrance(record_id, who):
            raise StepRefused(f"Chưa đăng được “{title}”. {reason}")

    def _turn(self, record_id: str, who: str) -> int | None:
        """Make a draft a published record; the number of the step, None when it is one already."""
        if not self._store.has(record_id):
            return None
        version = self._store.open(record_id)
        if version.status != "draft":
            return None
        act = Act("published", who)
        saved = self._store.save(record_id, version.digest, {"status": "published"}, None, act)
        if not isinstance(saved, Saved) or saved.entry is None:
            raise StepRefused("Hồ sơ vừa được người khác sửa; hãy mở lại rồi đăng.")
        return saved.entry.number

    def _before(self) -> Before:
        return Before(self.public.records(), self.public.vocabularies())

    def _as_served(self) -> Whole:
        return as_served(self._library.now(), self.public.records(), self._store)

    def _brought(
        self, what: str, ids: Collection[str], who: str, tell: Tell
    ) -> tuple[Published, Packet]:
        """The next generation, and the files of it as they stand at the same moment."""
        before = self._before()
        with disk.alone(self._store.archive_dir):
            self._library.look_again()
            shelf = self._library.now()
            packet = packed(what, who, ids, shelf, before, self._store)
        report = self._build(shelf, ids, tell, takes_away=what != "published")
        return Published(tuple(ids), _paths(shelf, ids), report), packet

    def _build(
        self, shelf: Shelf, ids: Collection[str], tell: Tell, *, takes_away: bool = False
    ) -> BuildReport:
        """The next generation; one that only takes away has no golden query to answer."""
        return index_records(
            records := self._records(shelf, ids),
            self._vocabularies(shelf, ids, records),
            self._settings.index_dir,
            content_dir=shelf.content.folder,
            withdrawn_ids=shelf.content.withdrawn_ids,
            golden=() if takes_away else shelf.content.golden,
            engine=self._settings.engine,
            progress=_progress(tell),
            fingerprint_of=shelf.fingerprints.of,
        )

    def _records(self, shelf: Shelf, ids: Collection[str]) -> tuple[Record, ...]:
        if not self.public.is_there:
            return tuple(shelf.servable.values())
        return next_records(shelf, self.public.records(), ids)

    def _vocabularies(
        self, shelf: Shelf, ids: Collection[str], records: Iterable[Record]
    ) -> Vocabularies:
        """Those of the next generation: what was chosen, and all else as readers have it."""
        served = self.public.vocabularies()
        return next_vocabularies(shelf.content.vocabularies, served, ids, records)


def _title(store: Store, record_id: str) -> str:
    """What an item is called, or a record without a name; the id of what cannot be read."""
    try:
        version = store.open(record_id)
        return title_of(version.record_type, version.said)
    except FormError:
        return record_id


def _hinders(shelf: Shelf, version: Version) -> tuple[Finding, ...]:
    """What must be mended before a record or an item can be published."""
    if version.is_list:
        return ()
    kind = version.record_type
    typed = typed_of(KIND_CLASSES[kind], version.document, shelf.names)
    if kind in RECORD_CLASSES:
        return review(shelf, kind, version.id, typed, version).hinders
    return review_item(shelf, kind, kind_and_key(version.id)[1], typed, version).hinders


def _paths(shelf: Shelf, ids: Iterable[str]) -> tuple[str, ...]:
    files = shelf.content.by_id
    return tuple(files[each].path for each in ids if each in files)


def _progress(tell: Tell) -> Callable[[Iterable[Source]], Iterator[Source]]:
    def told(sources: Iterable[Source]) -> Iterator[Source]:
        every = list(sources)
        for number, source in enumerate(every):
            tell("Lập chỉ mục", number, len(every))
            yield source
        tell("Hỏi các câu tìm mẫu, rồi đưa ra phục vụ", len(every), len(every))

    return told
