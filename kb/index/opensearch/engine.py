"""A cluster executes plans over one index of its own; nothing is held here but lists.

In: what lies in the folder of a generation, and a cluster. Out: an `Engine`.
"""

import json
import threading
import time
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

from cachetools import LRUCache

from kb.errors import EngineAway, IndexMissing
from kb.index.engine import ID, LISTED, Page, Plan, Row, Term
from kb.index.opensearch.cluster import Answer, Cluster, lines_of
from kb.index.opensearch.execution import Execution, Search
from kb.index.opensearch.files import Kept
from kb.index.opensearch.queries import holding
from kb.index.opensearch.schema import DATA
from kb.index.opensearch.troubles import Absent

_AT_ONCE = 100  # searches in one request
_AHEAD = 200  # documents read ahead
_CACHED_COUNTS = 50_000  # about 10 MB
_TRIES = 4
_PAUSE = 0.2  # seconds


class OpenSearchEngine:
    """One generation."""

    def __init__(self, cluster: Cluster, kept: Kept) -> None:
        self._cluster, self._kept = cluster, kept
        self._index = kept.place.index
        self._lock = threading.Lock()
        self._counts: LRUCache[Term, int] = LRUCache(_CACHED_COUNTS)
        self._ahead: Mapping[str, Any] = {}
        self._last = ""

    @property
    def size(self) -> int:
        """How many documents there are."""
        return len(self._kept.rows)

    @property
    def dead(self) -> int:
        """How many documents were taken out since the generation was begun anew."""
        return self._kept.place.dead

    def execute(self, plan: Plan) -> Page:
        """Find, order and count."""
        return Execution(plan, self._searched).page()

    def frequencies(self, terms: Iterable[Term]) -> Mapping[Term, int]:
        """In how many documents each term stands."""
        wanted = list(terms)
        counted = {term: count for term in wanted if (count := self._known(term)) is not None}
        asked = [term for term in dict.fromkeys(wanted) if term not in counted]
        searches = [{"query": holding(t), "size": 0, "track_total_hits": True} for t in asked]
        for term, answer in zip(asked, self._searched(searches), strict=True):
            counted[term] = int(answer["hits"]["total"]["value"])
        with self._lock:
            self._counts.update({term: counted[term] for term in asked})
        return {term: counted[term] for term in wanted}

    def _known(self, term: Term) -> int | None:
        if term.kind in LISTED:
            return self._kept.lexicon[term.kind].get(term.text, 0)
        if term.kind == ID:
            return int(term.text in self._kept.rows)
        with self._lock:
            return self._counts.get(term)

    def lexicon(self, kind: str) -> Mapping[str, int]:
        """Every term of a listed kind with its frequency."""
        return self._kept.lexicon[kind]

    def listing(self) -> Mapping[str, Row]:
        """All documents by id."""
        return self._kept.rows

    def stored(self, record_id: str) -> Mapping[str, Any]:
        """What was stored with a document."""
        if record_id not in self._kept.rows:
            raise KeyError(record_id)
        with self._lock:
            found = self._ahead.get(record_id)
            is_next = record_id == self._following.get(self._last)
            self._last = record_id
        if found is None:
            wanted = self._run(record_id) if is_next else [record_id]
            read = self._read(wanted)
            with self._lock:
                self._ahead = read if is_next else self._ahead
            found = read[record_id]
        held: Mapping[str, Any] = json.loads(found)
        return held

    @cached_property
    def _following(self) -> Mapping[str, str]:
        """Which document comes after another in the listing."""
        every = list(self._kept.rows)
        return dict(pairwise(every))

    def _run(self, record_id: str) -> Sequence[str]:
        """A document and those after it: who reads two in a row will read on."""
        found = [record_id]
        while len(found) < _AHEAD and found[-1] in self._following:
            found.append(self._following[found[-1]])
        return found

    def _read(self, record_ids: Sequence[str]) -> Mapping[str, Any]:
        try:
            answer = self._cluster.ask(
                "POST", f"/{self._index}/_mget", {"ids": record_ids}, _source_includes=DATA
            )
        except Absent as error:
            raise self._lost() from error
        found = {doc["_id"]: doc for doc in answer["docs"]}
        for record_id in record_ids:
            if "error" in found[record_id] and "index_not_found" not in str(found[record_id]):
                raise _refused(found[record_id]["error"])
            if not found[record_id].get("found"):
                raise self._lost()
        return {record_id: found[record_id]["_source"][DATA] for record_id in record_ids}

    def _searched(self, searches: Sequence[Search]) -> list[Answer]:
        """What several searches find; all of them, and from all parts of the index."""
        found: list[Answer] = []
        for first in range(0, len(searches), _AT_ONCE):
            found += self._search_some(searches[first : first + _AT_ONCE])
        return found

    def _search_some(self, searches: Sequence[Search]) -> list[Answer]:
        """A machine that is lost meanwhile may fail some: they are asked again."""
        found: dict[int, Answer] = {}
        for attempt in range(_TRIES):
            left = [place for place in range(len(searches)) if place not in found]
            answers = self._sent([searches[place] for place in left])
            for place, answer in zip(left, answers, strict=True):
                if answer.get("status") == 404:
                    raise self._lost()
                is_whole = "error" not in answer and not answer["_shards"]["failed"]
                if is_whole:
                    found[place] = answer
                elif attempt + 1 == _TRIES or answer.get("status", 503) < 429:
                    raise _refused(answer.get("error") or answer["_shards"])
            if len(found) == len(searches):
                break
            time.sleep(_PAUSE)
        return [found[place] for place in range(len(searches))]

    def _sent(self, searches: Sequence[Search]) -> list[Answer]:
        header = {"index": self._index, "allow_partial_search_results": False}
        plain = {"_source": False, "stored_fields": "_none_"}
        lines = (part for search in searches for part in (header, plain | search))
        answers: list[Answer] = self._cluster.ask("POST", "/_msearch", lines_of(lines))["responses"]
        return answers

    def _lost(self) -> IndexMissing:
        return IndexMissing(
            f"cụm máy OpenSearch không còn chỉ mục {self._index}; hãy chạy `kb index`"
        )


def _refused(error: Any) -> EngineAway:
    return EngineAway(f"Cụm máy OpenSearch không trả lời được câu hỏi: {error}")
