"""Builds an index generation: aside, incrementally by fingerprint, swapped in whole.

In: one `Source` per record (analysis runs only for those that changed). Out: a new generation and
a `BuildReport`. The web process never calls this.
"""

import json
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from whoosh import index as whoosh_index
from whoosh.codec.whoosh3 import W3Codec
from whoosh.writing import IndexWriter

from kb.analysis import TERM_KINDS, IndexDocument
from kb.engine.generations import building, current_generation, publish
from kb.engine.history import next_history
from kb.engine.reader import INFO_FILE, IndexReader
from kb.engine.schema import SCHEMA_VERSION, whoosh_schema
from kb.errors import IndexMissing
from kb.records import record_to_plain


@dataclass(frozen=True)
class Source:
    """A record to be indexed: its id, the fingerprint of its content, and how to analyse it."""

    id: str
    fingerprint: str
    analyse: Callable[[], IndexDocument]


@dataclass(frozen=True)
class BuildReport:
    """What a build did, in numbers of records."""

    generation: Path
    total: int
    written: int
    removed: int

    @property
    def is_unchanged(self) -> bool:
        """Whether the index in use was already up to date."""
        return not self.written and not self.removed


def build_index(
    index_dir: Path,
    sources: Sequence[Source],
    info: dict[str, Any],
    *,
    rebuild: bool = False,
    progress: Callable[[Iterable[Source]], Iterable[Source]] = iter,
) -> BuildReport:
    """Bring the index in line with `sources`; `info` is kept beside it and read back by readers.

    IndexBusy when another process is building. Nothing is swapped in when nothing changed.
    """
    with building(index_dir) as folder:
        last = _usable(index_dir)
        old = None if rebuild else last
        known = {row.id: row.fingerprint for row in old.rows} if old else {}
        wanted = {source.id: source for source in sources}
        changed = [each for each in sources if known.get(each.id) != each.fingerprint]
        gone = [record_id for record_id in known if record_id not in wanted]
        if old and not changed and not gone and old.info["info"] == info:
            return BuildReport(old.folder, len(sources), 0, 0)
        writer = _writer(folder, old)
        for record_id in gone:
            writer.delete_by_term("id", record_id)
        past = _Past(last)
        for source in progress(changed):
            if source.id in known:
                writer.delete_by_term("id", source.id)
            document = source.analyse()
            past.compare(document)
            _add(writer, document)
        writer.commit()
        history = past.continued(wanted, info.get("withdrawn", ()))
        kept = {"schema": SCHEMA_VERSION, "count": len(sources), "info": info, "history": history}
        (folder / INFO_FILE).write_text(json.dumps(kept, ensure_ascii=False), "utf-8")
        _verify(folder, len(sources))
        generation = publish(index_dir, folder)
        return BuildReport(generation, len(sources), len(changed), len(gone))


class _Past:
    """What the generation in use holds, so that the next one knows what it corrects."""

    def __init__(self, last: IndexReader | None) -> None:
        self._last = last
        self._places = {row.id: place for place, row in enumerate(last.rows)} if last else {}
        self._corrected: set[str] = set()

    def compare(self, document: IndexDocument) -> None:
        """Note a document whose record says something else than before."""
        place = self._places.get(document.id)
        if self._last is None or place is None:
            return
        if self._last.record(place)[0] != document.record:
            self._corrected.add(document.id)

    def continued(self, ids: Collection[str], withdrawn: Collection[str]) -> dict[str, list[int]]:
        """The history of the new generation; who has left, withdrawn or not, stays in it by id."""
        info = self._last.info if self._last else {}
        old = info.get("history", {})
        left = {*withdrawn, *old, *self._places}.difference(ids)
        fresh = {each for each in ids if each not in self._places}
        fresh |= {each for each in left if each in self._places}
        return next_history(old, (*ids, *sorted(left)), fresh, self._corrected, int(time.time()))


def _usable(index_dir: Path) -> IndexReader | None:
    """The index in use, if there is one that this version can build upon."""
    try:
        return IndexReader(current_generation(index_dir))
    except IndexMissing:
        return None


def _writer(folder: Path, old: IndexReader | None) -> IndexWriter:
    schema = whoosh_schema()
    if old is None:
        index = whoosh_index.create_in(folder, schema)
    else:
        shutil.copytree(old.folder, folder, dirs_exist_ok=True)
        index = whoosh_index.open_dir(folder, schema=schema)
    return index.writer(limitmb=256, codec=W3Codec(compression=0))


def _add(writer: IndexWriter, document: IndexDocument) -> None:
    row = [
        document.id,
        document.fingerprint,
        document.length,
        document.facets,
        document.issued,
        document.title,
        getattr(document.record, "number", None) or "",
    ]
    data = {"record": record_to_plain(document.record), "text": document.text}
    writer.add_document(
        id=document.id,
        row=json.dumps(row).encode(),
        data=json.dumps(data),
        **{kind: document.terms[kind] for kind in TERM_KINDS},
    )


def _verify(folder: Path, count: int) -> None:
    """Open what was built, as a reader would, before anybody is sent there."""
    reader = IndexReader(folder)
    try:
        if len(reader.rows) != count:
            raise IndexMissing(
                f"{folder}: chỉ mục vừa lập có {len(reader.rows)} hồ sơ, lẽ ra {count}; "
                "hãy chạy `kb index --rebuild`"
            )
    finally:
        reader.close()
