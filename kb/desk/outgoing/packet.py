"""What one step brings out: the files of records as readers have them by now, and what to say.

In: the collection as it was indexed, and what readers had before. Out: a `Packet`: the bytes of
each file by its path in the content folder (None: gone), lists that say something else than before
included; and a line for every record. `Sent` says what became of it.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from kb.content.removals import FILE as REMOVED
from kb.desk.files.store import Store
from kb.desk.files.versions import Version
from kb.desk.library import Shelf
from kb.desk.vocabularies.pending import next_vocabularies, pending_items
from kb.records import Directive, Exemplar, Record, RecordFile, as_type, read_record
from kb.schema.frontmatter import FormError
from kb.vocabularies import Vocabularies

Files = Mapping[str, bytes | None]
PICTURES = "pictures"
# Of a record that is published for the first time, or again, or not any longer.
_NEW, _AGAIN, _GONE, _ERASED = "đăng lần đầu", "đăng bản sửa", "gỡ khỏi trang", "xóa hẳn"


@dataclass(frozen=True)
class Line:
    """A record of a step: its id, what it is called, and what becomes of it."""

    record: str
    title: str
    note: str


@dataclass(frozen=True)
class Packet:
    """What one step brings out.

    `needed` are drafts of documents that published records name: without them nobody else could
    read those. Of the `folders` all is gone that `files` do not hold.
    """

    what: str
    who: str
    lines: tuple[Line, ...]
    files: Files
    needed: Files = field(default_factory=dict)
    folders: tuple[str, ...] = ()


@dataclass(frozen=True)
class Sent:
    """Where it has gone, in words; why it has not gone everywhere; "" and nothing for nowhere."""

    places: tuple[str, ...] = ()
    why: str = ""
    is_behind: bool = False


NOWHERE = Sent()


@dataclass(frozen=True)
class Whole:
    """The files of everything that readers have, and the titles of those of which none is left."""

    files: Files
    lost: tuple[str, ...]


@dataclass(frozen=True)
class Before:
    """What readers had before a step; no lists when they had nothing."""

    records: Mapping[str, Record]
    lists: Vocabularies | None


def packed(
    what: str, who: str, ids: Collection[str], shelf: Shelf, before: Before, store: Store
) -> Packet:
    """Gather what a step brings out, as it stands in the content folder at this moment."""
    content, files, asked = shelf.content, dict[str, bytes | None](), ids
    ids = [each for each in ids if each in content.by_id or each in before.records]
    for record_id in ids:
        file = content.by_id.get(record_id)
        path = path_of(file) if file else _path_before(record_id, before, store)
        files[path] = _bytes(store.content_dir / path)
        if what == "published" and file:
            files |= _pictures(store.content_dir, file.record)
    chosen = [content.by_id[each].record for each in ids if each in content.by_id]
    ours = content.vocabularies
    lists = next_vocabularies(ours, before.lists, asked, chosen)
    for path in _lists(shelf, lists, before, ids) if what != "erased" else ():
        files[path] = _bytes(store.content_dir / path)
    items = pending_items(ours, before.lists) if before.lists else ()
    return Packet(
        what,
        who,
        (
            *(_line(what, each, shelf, before) for each in ids),
            *(Line(each.id, each.title, each.label) for each in items if each.id in asked),
        ),
        files,
        needed(chosen, shelf, store.content_dir) if what == "published" else {},
        tuple(f"{PICTURES}/{each}" for each in ids) if what in ("published", "erased") else (),
    )


def path_of(file: RecordFile) -> str:
    """Its path within the content folder, without the name of that: "exemplars/….md"."""
    return file.path.partition("/")[2]


def _path_before(record_id: str, before: Before, store: Store) -> str:
    """Where the file stood of a record that has none any longer."""
    if steps := store.journal.of(record_id):
        return steps[-1].path
    about = before.records[record_id].about
    return f"{about.home}/{record_id}.md" if about.is_file else f"{about.home}.yaml"


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _pictures(content_dir: Path, record: Record) -> Iterator[tuple[str, bytes]]:
    """The pictures that a record names; what else lies there (one before a cut) is nobody's."""
    exemplar = as_type(Exemplar, record)
    for picture in exemplar.pictures if exemplar else ():
        path = content_dir / PICTURES / record.id / picture.file
        if path.is_file():
            yield path.relative_to(content_dir).as_posix(), path.read_bytes()


def _lists(
    shelf: Shelf, lists: Vocabularies, before: Before, ids: Collection[str]
) -> Iterator[str]:
    """The lists that readers have otherwise than before, and that of the records taken back.

    One with an error stays until it is mended.
    """
    held = before.lists.as_plain() if before.lists else {}
    broken = {each.path.rpartition("/")[2] for each in shelf.problems if each.severity == "error"}
    for name, said in lists.as_plain().items():
        if said != held.get(name, []) and f"{name}.yaml" not in broken:
            yield f"{name}.yaml"
            yield from _logo(shelf) if name == "site" else ()
    if {each.id for each in shelf.content.removed}.intersection(ids):
        yield REMOVED


def _logo(shelf: Shelf) -> tuple[str, ...]:
    logo = shelf.content.vocabularies.site.logo
    return (logo,) if logo else ()


def _line(what: str, record_id: str, shelf: Shelf, before: Before) -> Line:
    file, old = shelf.content.by_id.get(record_id), before.records.get(record_id)
    record = file.record if file else old
    title = (record.title if record else "") or record_id
    if file is None or file.record.status != "published":
        return Line(record_id, title, _ERASED if what == "erased" else _GONE)
    return Line(record_id, title, _AGAIN if old else _NEW)


def needed(records: Iterable[Record], shelf: Shelf, content_dir: Path) -> dict[str, bytes | None]:
    """The documents that these records name and that are not published."""
    named = set[str]()
    for record in records:
        directive = as_type(Directive, record)
        relations = directive.relations if directive else ()
        named |= {*record.directives, *(each.to for each in relations)}
    files = (shelf.content.by_id[each] for each in sorted(named) if each in shelf.content.by_id)
    paths = [path_of(file) for file in files if file.record.status != "published"]
    return {path: _bytes(content_dir / path) for path in paths}


def as_served(shelf: Shelf, served: Mapping[str, Record], store: Store) -> Whole:
    """Everything that readers have, withdrawn records too, which others must know of.

    A record that was changed since is looked for among the versions that are kept.
    """
    files, lost = dict[str, bytes | None](), list[str]()
    for record_id, record in served.items():
        file = shelf.content.by_id.get(record_id)
        if file and (file.record == record or not record.about.is_file):
            files[path_of(file)] = _bytes(store.content_dir / path_of(file))
        elif kept := _kept(record, store):
            files[kept.path] = kept.data
        else:
            lost.append(record.title)
            continue
        files |= _pictures(store.content_dir, record)
    for file in shelf.content.files:
        if file.record.status == "withdrawn":
            files[path_of(file)] = _bytes(store.content_dir / path_of(file))
    files |= {path: _bytes(store.content_dir / path) for path in _logo(shelf)}
    return Whole(files, tuple(lost))


def _kept(record: Record, store: Store) -> Version | None:
    """The version that says what readers have, the latest first."""
    for entry in reversed(store.journal.of(record.id)):
        version = store.before(entry)
        if version and _reads_as(version, record):
            return version
    return None


def _reads_as(version: Version, record: Record) -> bool:
    try:
        read, _ = read_record(version.record_type, version.id, version.document, version.path)
    except FormError:
        return False
    return read.record == record
