"""Writing a generation: an index of its own in the cluster, and lists beside it in the folder.

In: entries. Out: an index that nobody writes into any more. One that goes on from another begins
as a clone of it, which shares its files on the machines' disks. A build that fails takes its index
along; one that was killed leaves it to the next build in the same folder.
"""

import hashlib
import re
import secrets
import socket
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from kb.errors import EngineAway, IndexDamaged, IndexRejected
from kb.index.engine import LISTED, Entry, Row
from kb.index.opensearch.bulk import Bulk
from kb.index.opensearch.cluster import Answer, Cluster, cluster
from kb.index.opensearch.files import Kept, Place, place_of, read_kept, write_kept
from kb.index.opensearch.schema import MARK, TERMS, document, listed_terms, mapping
from kb.index.opensearch.troubles import Absent

_MOST_HITS = 10_000_000  # pages can be turned to the end
_AT_ONCE = 500
_A_DAY = 86_400
_FILTER = "*.aliases,*.mappings._meta,*.settings.index.creation_date"


class Writer:
    """Writes entries into an index of a cluster, and counts what is in it."""

    def __init__(self, cluster: Cluster, index: str, old: Kept | None) -> None:
        self._cluster, self._index = cluster, index
        self._bulk = Bulk(cluster, index)
        self._rows: dict[str, Row] = dict(old.rows) if old else {}
        known = old.lexicon if old else {}
        self._counts = {kind: Counter(known.get(kind, {})) for kind in LISTED}
        self._gone: list[str] = []
        self._dead = old.place.dead if old else 0

    def remove(self, record_id: str) -> None:
        """Take a document out that was taken over from the generation before."""
        if record_id in self._rows:
            del self._rows[record_id]
            self._gone.append(record_id)

    def add(self, entry: Entry) -> None:
        """Put a document in."""
        self._take_out()
        for kind in LISTED:
            self._counts[kind].update(entry.levels.get(kind, {}).keys())
        self._bulk.put(entry.id, document(entry))
        self._rows[entry.id] = entry.row

    def _take_out(self) -> None:
        """Take out those that are gone, and what they held out of the lexicon."""
        gone, self._gone = self._gone, []
        if not gone:
            return
        for first in range(0, len(gone), _AT_ONCE):
            some = gone[first : first + _AT_ONCE]
            for source in self._sources(some):
                for kind, terms in listed_terms(source).items():
                    self._counts[kind].subtract(terms)
        for record_id in gone:
            self._bulk.remove(record_id)
        self._bulk.flush()
        self._dead += len(gone)

    def _sources(self, record_ids: Sequence[str]) -> Iterator[Mapping[str, Any]]:
        path = f"/{self._index}/_mget"
        answer = self._cluster.work("POST", path, {"ids": record_ids}, _source_includes=TERMS)
        for found in answer["docs"]:
            if not found.get("found"):
                raise IndexDamaged(
                    f"cụm máy OpenSearch mất hồ sơ {found['_id']} của {self._index}; "
                    "hãy chạy `kb index --rebuild`"
                )
            yield found["_source"]

    def finish(self, folder: Path) -> None:
        """See that all is there, close the index to writers, write the lists."""
        self._take_out()
        self._bulk.flush()
        for step in ("_refresh", "_flush"):
            self._cluster.work("POST", f"/{self._index}/{step}")
        self._cluster.work("PUT", f"/{self._index}/_settings", {"index.blocks.write": True})
        count = self._cluster.work("GET", f"/{self._index}/_count")["count"]
        if count != len(self._rows):
            raise IndexRejected(
                f"cụm máy OpenSearch giữ {count} hồ sơ, lẽ ra {len(self._rows)}; "
                "chỉ mục cũ vẫn được dùng; hãy chạy lại `kb index`"
            )
        place = Place(self._index, mark_of(self._cluster.work, self._index), self._dead)
        lexicon = {kind: dict(+counts) for kind, counts in self._counts.items()}
        write_kept(folder, Kept(place, self._rows, lexicon))


@contextmanager
def writing(folder: Path, old: Path | None) -> Iterator[Writer]:
    """A writer of a new generation in this folder; it goes on from an old one if there is one."""
    there = cluster()
    remove_left(there, folder)
    index = f"{there.named.alias}-{secrets.token_hex(6)}"
    before = read_kept(old) if old is not None else None
    try:
        _begin(there, index, folder, before.place.index if before else None)
        writer = Writer(there, index, before)
        yield writer
        writer.finish(folder)
    except BaseException:
        with suppress(EngineAway, Absent):
            there.ask("DELETE", f"/{index}")
        raise


def _begin(there: Cluster, index: str, folder: Path, old: str | None) -> None:
    """An index to write into, with enough machines for it."""
    body: dict[str, Any] = {
        "settings": {"index.number_of_replicas": there.named.replicas, "index.blocks.write": None}
    }
    path = f"/{index}" if old is None else f"/{old}/_clone/{index}"
    if old is None:
        body["settings"] = {
            "index.number_of_shards": there.named.shards,
            "index.number_of_replicas": there.named.replicas,
            "index.refresh_interval": "-1",
            "index.max_result_window": _MOST_HITS,
        }
        body["mappings"] = mapping()
    there.make(index, body, path)
    known = {"builder": _builder(folder), MARK: secrets.token_hex(8)}
    there.work("PUT", f"/{index}/_mapping", {"_meta": known})
    waits = {"wait_for_status": "yellow", "wait_for_no_initializing_shards": "false"}
    there.work("GET", f"/_cluster/health/{index}", timeout="60s", **waits)


def mark_of(request: Callable[..., Answer], index: str) -> str:
    """The mark that an index bears, if any; another one of the name has another."""
    found = request("GET", f"/{index}/_mapping")
    return str(found[index]["mappings"].get("_meta", {}).get(MARK, ""))


def remove_left(there: Cluster, folder: Path) -> None:
    """Remove what builds left: no machine is led to it, and no generation here is it.

    That of other folders (a measurement, a machine that is no more) when it is a day old.
    """
    found = there.work("GET", f"/{there.named.alias}-*", filter_path=_FILTER)
    here = {place.index for place in map(place_of, folder.parent.iterdir()) if place}
    for index, each in found.items():
        made = int(each["settings"]["index"]["creation_date"]) / 1000
        is_ours = each.get("mappings", {}).get("_meta", {}).get("builder") == _builder(folder)
        is_left = is_ours or time.time() - made > _A_DAY
        is_one = re.fullmatch(rf"{there.named.alias}-[0-9a-f]{{12}}", index)
        if is_one and is_left and not each.get("aliases") and index not in here:
            for name in (index, f"{index}-files"):
                with suppress(Absent):
                    there.work("DELETE", f"/{name}")


def _builder(folder: Path) -> str:
    """Who builds in this folder."""
    return hashlib.sha256(f"{socket.gethostname()}:{folder.resolve()}".encode()).hexdigest()[:16]
