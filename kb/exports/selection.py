"""Which records go into a file: all that a search finds, or those named one by one.

In: a snapshot, and a question or ids. Out: a `Selection`, bounded, that knows how many there were.
Only published records are in a snapshot, so only they leave it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from kb.documents import Relations
from kb.errors import UnknownRecord
from kb.newsroom.shortlist import Mark
from kb.pictures import NO_PICTURES, Gallery
from kb.records import Directive, Record
from kb.schema.types import nearest
from kb.search import SearchQuery, Snapshot, search
from kb.text.phrases import format_number
from kb.vocabularies import Site, Vocabularies

MOST_RECORDS = 1_000


@dataclass(frozen=True)
class Selection:
    """Records to be written, and what their columns need; `total` counts those left out too."""

    records: tuple[Record, ...]
    total: int
    title: str
    base_url: str
    built: datetime
    vocabularies: Vocabularies
    relations: Relations
    marks: Mapping[str, Mark] = field(default_factory=dict)
    gallery: Gallery = NO_PICTURES

    @property
    def site(self) -> Site:
        """Whose collection they come from."""
        return self.vocabularies.site

    def mark(self, record: Record) -> Mark:
        """State and note of a record; the usual where nobody has marked it."""
        return self.marks.get(record.id, Mark())

    def documents_of(self, record: Record) -> tuple[Directive, ...]:
        """The documents that a record answers to."""
        return self.relations.directives_of(record)

    @property
    def has_states(self) -> bool:
        """Whether somebody has set a state: a column of it says something."""
        return any(mark.state != Mark().state for mark in self.marks.values())

    @property
    def has_notes(self) -> bool:
        """Whether somebody has written a note."""
        return any(mark.note for mark in self.marks.values())

    @property
    def note(self) -> str | None:
        """What a file must say that does not hold everything."""
        if self.total <= len(self.records):
            return None
        kept, total = format_number(len(self.records)), format_number(self.total)
        return f"Tệp chỉ gồm {kept} hồ sơ đầu trong {total} hồ sơ; hãy thu hẹp bộ lọc để lấy đủ."


def search_selection(
    snapshot: Snapshot, query: SearchQuery, title: str = "", base_url: str = ""
) -> Selection:
    """All that a question finds, in its order, up to `MOST_RECORDS`."""
    page = replace(query, page=1, size=SearchQuery.MAX_SIZE)
    first = search(snapshot, page)
    records = [hit.record for hit in first.hits]
    for place in range(2, min(first.pages, MOST_RECORDS // SearchQuery.MAX_SIZE) + 1):
        records += (hit.record for hit in search(snapshot, replace(page, page=place)).hits)
    return _selection(snapshot, records, first.total, title, base_url)


def pick(
    snapshot: Snapshot,
    ids: Iterable[str],
    title: str = "",
    base_url: str = "",
    marks: Mapping[str, Mark] | None = None,
) -> Selection:
    """The records of these ids, old ids included, each once; UnknownRecord names the nearest id."""
    records = {record.id: record for record in _named(snapshot, ids)}
    found = _selection(snapshot, records.values(), len(records), title, base_url)
    return replace(found, marks={key: m for key, m in (marks or {}).items() if key in records})


def _named(snapshot: Snapshot, ids: Iterable[str]) -> Iterator[Record]:
    for record_id in ids:
        found = snapshot.find(snapshot.aliases.get(record_id, record_id))
        if found is None:
            likely = nearest(record_id, snapshot.engine.listing())
            hint = f'có phải là "{likely}"?' if likely else "hãy tìm bằng `kb search`."
            raise UnknownRecord(f'Không có hồ sơ "{record_id}" trong chỉ mục; {hint}')
        yield found


def _selection(
    snapshot: Snapshot, records: Iterable[Record], total: int, title: str, base_url: str
) -> Selection:
    return Selection(
        records=tuple(records),
        total=total,
        title=title,
        base_url=base_url,
        built=snapshot.history.built,
        vocabularies=snapshot.vocabularies,
        relations=snapshot.relations,
        gallery=snapshot.gallery,
    )
