"""The desk as one thing: what its pages and commands ask for, over one content folder.

In: settings. Out: records opened as forms, saved, reviewed, published, withdrawn, erased and taken
back. Holds what is shared by all who work at it.
"""

import shutil
import threading
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date

from cachetools import LRUCache

from kb.content.edits import Plain, edited
from kb.desk.erasing import Erased, erase
from kb.desk.files.journal import Entry
from kb.desk.files.store import CREATE, REMOVE, SAVE, Act, Saved, Store
from kb.desk.files.undoing import can_undo, undo
from kb.desk.files.versions import BODY, Clash, Difference, Version, clash
from kb.desk.finding import FoundPage, find
from kb.desk.forms.reading import changes, read_typed, understood, unix_lines
from kb.desk.forms.telling import told
from kb.desk.forms.typed import Typed, of_field, typed_fields, typed_of
from kb.desk.ids import new_id
from kb.desk.indexes import EveryState, Previews
from kb.desk.intake import Intake
from kb.desk.jobs import Jobs
from kb.desk.library import Library, Shelf
from kb.desk.materials import Dropping, Materials
from kb.desk.newspapers import Newspapers
from kb.desk.outgoing.outgoing import Outgoing
from kb.desk.outgoing.packet import Sent
from kb.desk.publishing import Published, Publisher, Tell, silent
from kb.desk.review import Review, review
from kb.desk.sources import SourcesSeen, look_at_sources, sources_seen
from kb.desk.states import State, StateName, state_of
from kb.desk.vocabularies.consequences import Judge
from kb.desk.vocabularies.items import Items
from kb.desk.vocabularies.kinds import FILE_OF, KIND_CLASSES, SITE_ID, is_item
from kb.desk.vocabularies.labels import title_of
from kb.desk.waiting import Task, tasks
from kb.errors import StepRefused
from kb.settings import Settings

_REMEMBERED = 200
_PATIENCE = 0.1  # seconds: one request asks many times
_EMPTY = "---\nstatus: draft\n---\n"


@dataclass(frozen=True)
class Opened:
    """A record or item as it stands, as its form shows it, and where it is in its life."""

    version: Version
    typed: Typed
    state: State
    steps: tuple[Entry, ...]

    @property
    def title(self) -> str:
        """What to call it."""
        return title_of(self.version.record_type, self.version.said)


class Desk:
    """Everything that can be done with the records of a content folder."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.library = Library(settings.content_dir, _PATIENCE)
        folders = settings.content_dir, settings.archive_dir
        self.store = Store(*folders, self.library.look_again, Judge(self.library))
        own = settings.cache_dir / "desk"
        self.everything = EveryState(self.library, own / "everything")
        self.previews = Previews(own / "preview")
        self.publisher = Publisher(settings, self.store, self.library)
        self.intake = Intake(self.store, self.library, self.publisher)
        self.items = Items(self.store, self.library, self.publisher)
        self.materials = Materials(self.store, self.library)
        self.newspapers = Newspapers(settings, self.library)
        self.jobs = Jobs()
        self._opened: LRUCache[str, Version] = LRUCache(_REMEMBERED)
        self._remembering = threading.Lock()

    @property
    def outgoing(self) -> Outgoing:
        """Where what is published goes on to."""
        return self.publisher.outgoing

    # Reading

    @property
    def shelf(self) -> Shelf:
        """The collection as it is now."""
        return self.library.now()

    def open(self, record_id: str) -> Opened:
        """A record to be worked on; UnknownRecord, FormError or NotSaved when it cannot be."""
        version = self.store.open(record_id)
        with self._remembering:
            self._opened[version.digest] = version
        self.materials.follow(version)
        typed = typed_of(KIND_CLASSES[version.record_type], version.document, self.shelf.names)
        return Opened(version, typed, self.state(record_id), self.store.journal.of(record_id))

    def state(self, record_id: str) -> State:
        """Where a record is in its life."""
        if is_item(record_id) or record_id == SITE_ID:
            return self.items.state(record_id)
        file = self.shelf.content.by_id.get(record_id)
        served = self.publisher.public.records().get(record_id)
        steps = self.store.journal.of(record_id)
        return state_of(file.record, steps, served) if file else State("draft")

    def review(
        self, record_type: str, record_id: str, typed: Typed, version: Version | None = None
    ) -> Review:
        """What there is to say of a record as it is typed."""
        archive_dir = self.settings.archive_dir
        return review(self.shelf, record_type, record_id, typed, version, archive_dir)

    def tasks(self, today: date) -> tuple[Task, ...]:
        """What waits."""
        steps: dict[str, list[Entry]] = {}
        for entry in self.store.journal.entries():
            steps.setdefault(entry.record, []).append(entry)
        by_record = {record_id: tuple(entries) for record_id, entries in steps.items()}
        served = self.publisher.public.records()
        unpublished = self.publisher.pending() if served else ()
        snapshot = self.everything.snapshot()
        told = self.materials.ids()
        return tasks(self.shelf, served, by_record, snapshot, today, unpublished, told)

    def find(self, text: str, page: int, state: StateName | None = None) -> FoundPage | None:
        """The site's search over all states; None while there is no index yet."""
        snapshot = self.everything.snapshot()
        return find(snapshot, text, page, state, self.state) if snapshot else None

    def title_of(self, record_id: str) -> str:
        """What to call a record that may have no name, or be gone."""
        file = self.shelf.content.by_id.get(record_id)
        return (file.record.title if file else self.items.title(record_id)) or record_id

    def sources(self, today: date) -> SourcesSeen:
        """What was seen of the addresses of sources."""
        return sources_seen(self.shelf.content, self.settings, today)

    def look_at_sources(self, today: date, tell: Tell) -> int:
        """Ask for the addresses that are due."""
        return look_at_sources(self.shelf.content, self.settings, today, tell)

    def dropping(self, who: str = "") -> Dropping:
        """Somebody drops files or pastes addresses."""
        return Dropping(self.settings, self.library, self.intake, self.materials, who)

    # Writing

    def create(self, record_type: str, typed: Typed, who: str = "") -> Saved:
        """A new draft with what is typed, under an id made from it."""
        shelf = self.shelf
        reading = read_typed(record_type, "", typed, shelf.names)
        taken = {*shelf.content.by_id, *shelf.content.unread_ids}
        record_id = new_id(reading.file.record, taken)
        order = [spec.name for spec in typed_fields(KIND_CLASSES[record_type])] + ["status"]
        if record_type in FILE_OF:
            held = {"id": record_id, **reading.fields, "status": "draft"}
            return self.items.put(record_type, record_id, held, replace(CREATE, who=who))
        text = edited(_EMPTY, reading.fields, order, reading.body)
        return self.store.create(record_type, record_id, text, replace(CREATE, who=who))

    def save(self, record_id: str, digest: str, typed: Typed, who: str = "") -> Saved | Clash:
        """What is typed into the file, if that is still the one that was opened."""
        current, names = self.store.open(record_id), self.shelf.names
        base = current if current.digest == digest else self._remembered(record_id, digest)
        reading = understood(current.record_type, record_id, typed, names, base)
        if base is None:
            return clash(None, reading.fields | {BODY: reading.body}, current)
        fields, body = changes(current.record_type, typed, reading, base, names)
        if base is current:
            return self.store.save(record_id, digest, fields, body, replace(SAVE, who=who))
        return clash(base, fields | ({} if body is None else {BODY: body}), current)

    def merged(self, record_id: str, typed: Typed, mine: Collection[str]) -> Typed:
        """The file as it stands by now, with these fields as they are typed."""
        current = self.open(record_id).typed
        for name in mine:
            current = {key: text for key, text in current.items() if key.split(".", 1)[0] != name}
            current |= {BODY: unix_lines(typed.get(BODY, ""))} if name == BODY else {}
            current |= of_field(typed, name) if name != BODY else {}
        return current

    def replace_text(self, record_id: str, digest: str, text: str, who: str = "") -> Saved | Clash:
        """A whole text in the place of a file's, where no form can mend it."""
        return self.store.replace(record_id, digest, text, replace(SAVE, who=who))

    def undo(self, number: int, who: str = "") -> Saved | Clash:
        """Take a step back."""
        return undo(self.store, number, who)

    def changed(self, entry: Entry) -> tuple[Difference, ...]:
        """What a step changed: `mine` is what it wrote, `on_disk` what had stood there."""
        before, after = self.store.before(entry), self.store.kept(entry.record, entry.after)
        if after is None and self.store.has(entry.record):
            current = self.store.open(entry.record)
            after = current if current.digest == entry.after else None
        if before is None or after is None or entry.fields == ("",):
            return ()
        wrote = {name: after.said.get(name) for name in entry.fields}
        return clash(None, wrote, before).differences

    def typed_before(self, entry: Entry) -> Typed:
        """The form of the version that a step replaced; empty where none is kept."""
        before = self.store.before(entry)
        if before is None:
            return {}
        return typed_of(KIND_CLASSES[before.record_type], before.document, self.shelf.names)

    def told(self, record_type: str, field: str, plain: Plain) -> tuple[str, ...]:
        """A field's value as lines for people who compare two versions."""
        return told(record_type, field, plain, self.shelf.names)

    def can_undo(self, entry: Entry) -> bool:
        """Whether a step can be taken back."""
        return can_undo(self.store, entry)

    def take_step(self, record_id: str, act: Act) -> None:
        """A step between the people of an office: sent, returned, restored."""
        version, state = self.store.open(record_id), self.state(record_id)
        _refuse_untimely(act.what, state)
        if act.what == "restored":
            self.store.save(record_id, version.digest, {"status": "draft"}, None, act)
        else:
            self.store.note(record_id, act)

    def drop(self, record_id: str, digest: str, who: str = "") -> Saved | Clash:
        """Take a draft away; StepRefused for what readers have or had."""
        if self.state(record_id).name not in ("draft", "waiting"):
            raise StepRefused("Chỉ bỏ được bản nháp; hồ sơ đã đăng thì rút.")
        if record_id in self.publisher.public.records():
            raise StepRefused("Người đọc còn thấy hồ sơ này; hãy rút nó trước khi bỏ.")
        return self.store.remove(record_id, digest, replace(REMOVE, who=who))

    def publish(
        self, ids: Iterable[str], who: str = "", tell: Tell = silent, leaving: Iterable[str] = ()
    ) -> Published:
        """Bring these records to readers as they are saved; take off those `leaving`."""
        chosen = tuple(dict.fromkeys(ids))
        if not chosen:
            return self.take_off(leaving, who, tell)
        return self.publisher.publish(chosen, who, tell, leaving)

    def withdraw(self, record_id: str, why: str, who: str = "", tell: Tell = silent) -> Published:
        """Take a record from readers, at once and everywhere."""
        return self.publisher.withdraw(record_id, why, who, tell)

    def take_off(self, ids: Iterable[str], who: str = "", tell: Tell = silent) -> Published:
        """Take records from readers whose publishing was taken back."""
        return self.publisher.take_off(tuple(ids), who, tell)

    def send_again(self, who: str = "", tell: Tell = silent, *, takes_in: bool = False) -> Sent:
        """Send what has not gone out yet, if asked after taking in what others sent."""
        sent = self.outgoing.again(tell, takes_in=takes_in, who=who)
        gone = self.publisher.withdrawn_elsewhere() if takes_in else ()
        if not gone:
            return sent
        self.publisher.take_off(gone, who, tell)
        told = f"gỡ khỏi trang {len(gone)} hồ sơ mà nơi khác đã rút"
        return replace(sent, places=(*sent.places, told))

    def erase(self, record_id: str, who: str = "") -> Erased:
        """Remove all that the office keeps of a withdrawn record, the desk's indexes included."""
        self.materials.follow(self.store.open(record_id))
        erased = erase(self.store, record_id, who)
        erased = replace(erased, sent=self.publisher.bring_out("erased", record_id, who))
        with self._remembering:
            self._opened.clear()
        with self.previews.alone:
            shutil.rmtree(self.previews.folder, ignore_errors=True)
        self.everything.refresh(anew=True)
        return erased

    def _remembered(self, record_id: str, digest: str) -> Version | None:
        with self._remembering:
            known = self._opened.get(digest)
        return known or self.store.kept(record_id, digest)


_FROM = {
    "sent": ("draft", "Chỉ bản nháp mới gửi duyệt được."),
    "returned": ("waiting", "Hồ sơ này không chờ duyệt."),
    "restored": ("withdrawn", "Chỉ hồ sơ đã rút mới đưa về bản nháp được."),
}


def _refuse_untimely(what: str, state: State) -> None:
    wanted, why = _FROM[what]
    if state.name != wanted:
        raise StepRefused(f"{why} Hồ sơ đang ở trạng thái “{state.label.lower()}”.")
