"""What a cluster keeps of the generations of a collection, so that any machine can serve them.

In: sealed folders. Out: an alias, `guong-sang`, that leads to the index of the generation that is
served; another, `guong-sang-kept`, to all that are kept; beside each index one with the files of
its folder; and `guong-sang-state`, which says who was withdrawn. What is not kept any more is
removed as a whole, files and all.
"""

import os
import time
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from kb.errors import EngineAway, IndexBusy, IndexDamaged
from kb.index.elsewhere import Shown
from kb.index.opensearch.cluster import Cluster, cluster, lines_of
from kb.index.opensearch.files import Place, place_of
from kb.index.opensearch.schema import MARK, packed, unpacked
from kb.index.opensearch.troubles import Absent
from kb.index.seal import INFO_FILE, seal_of

_FILTER = "*.aliases,*.mappings._meta"
_COPIED_IN, _LOOK = 60.0, 0.1  # seconds


class Sharing:
    """The generations in the cluster that the settings name."""

    def shown(self) -> Shown | None:
        """What is there; None when nothing was ever shown."""
        there = cluster()
        kept = _kept(there)
        if not kept:
            return None
        current = (each for each, found in kept.items() if there.named.alias in found["aliases"])
        return Shown(
            current=next((kept[each]["name"] for each in current), ""),
            kept={found["name"]: found["seal"] for found in kept.values()},
            withdrawn=_withdrawn(there),
        )

    def fetch(self, name: str, folder: Path) -> None:
        """Write the files of a kept generation into an empty folder."""
        there = cluster()
        index, found = next(each for each in _kept(there).items() if each[1]["name"] == name)
        answer = there.work("GET", f"/{index}-files/_search", size=1000)
        for hit in answer["hits"]["hits"]:
            (folder / hit["_id"]).write_text(unpacked(hit["_source"]["data"]), "utf-8", newline="")
        # When it was built is one and the same on every machine.
        os.utime(folder / INFO_FILE, ns=(found["written"], found["written"]))

    def holds(self, folder: Path) -> bool:
        """Whether a generation in a folder is one of a cluster's."""
        return place_of(folder) is not None

    def agree(self, current: Path) -> None:
        """IndexBusy when another generation than this one is served."""
        _agreed(cluster(), current)

    def withdraw(self, ids: Collection[str]) -> None:
        """Say which ids no generation may show."""
        there = cluster()
        index = f"{there.named.alias}-state"
        try:
            there.work("GET", f"/{index}/_settings")
        except Absent:
            _make(there, index)
        there.work("PUT", f"/{index}/_doc/withdrawn", {"data": packed(sorted(ids))}, refresh="true")

    def show(self, folder: Path, name: str, current: Path) -> None:
        """Keep a generation under this name; let it be served in the place of the current one."""
        there = cluster()
        place = _place_of(folder)
        index = place.index
        before = _agreed(there, current)
        _store(there, index, folder)
        _see_copied(there, index)
        seen = {
            "name": name,
            "seal": seal_of(folder),
            MARK: place.mark,
            "written": (folder / INFO_FILE).stat().st_mtime_ns,
        }
        there.work("PUT", f"/{index}/_mapping", {"_meta": seen})
        actions: list[dict[str, Any]] = [
            {"add": {"index": index, "alias": f"{there.named.alias}-kept"}}
        ]
        if before != index:
            # Of two machines that are the first, one is refused: there is one index to write in.
            first = {"index": index, "alias": there.named.alias, "is_write_index": True}
            actions.append({"add": first})
        if before and before != index:
            actions.insert(0, _without(before, there.named.alias))
        _move(there, index, actions)

    def hide(self) -> None:
        """Let none be served from here."""
        there = cluster()
        if before := _served(there):
            with suppress(Absent):
                there.work("POST", "/_aliases", {"actions": [_without(before, there.named.alias)]})

    def tidy(self, folders: Collection[Path]) -> None:
        """Remove all generations but those in these folders."""
        there = cluster()
        wanted = {place.index for place in map(place_of, folders) if place}
        for index in _kept(there):
            if index not in wanted:
                for each in (index, f"{index}-files"):
                    with suppress(Absent):
                        there.work("DELETE", f"/{each}")


def _kept(there: Cluster) -> Mapping[str, dict[str, Any]]:
    """Of each index that is kept: its aliases, name, seal, and when it was written."""
    try:
        found = there.ask("GET", f"/{there.named.alias}-kept", filter_path=_FILTER)
    except Absent:
        return {}
    return {
        index: {"aliases": each["aliases"], **each["mappings"]["_meta"]}
        for index, each in found.items()
    }


def _withdrawn(there: Cluster) -> frozenset[str]:
    try:
        found = there.ask("GET", f"/{there.named.alias}-state/_doc/withdrawn")
    except Absent as error:
        raise IndexDamaged(
            "cụm máy OpenSearch không còn danh sách hồ sơ đã rút, nên không bản chỉ mục nào được "
            "dùng; hãy chạy `kb index`"
        ) from error
    return frozenset(unpacked(found["_source"]["data"]))


def _served(there: Cluster) -> str:
    """The index that the alias leads to."""
    try:
        return next(iter(there.work("GET", f"/_alias/{there.named.alias}")), "")
    except Absent:
        return ""


def _agreed(there: Cluster, current: Path) -> str:
    """The index that the alias leads to, which is that of the current generation, or none."""
    served, held = _served(there), place_of(current)
    if served and (held is None or held.index != served):
        raise _forestalled()
    return served


def _forestalled() -> IndexBusy:
    return IndexBusy("một máy khác vừa đăng chỉ mục của kho này; hãy chạy lại `kb index`")


def _place_of(folder: Path) -> Place:
    place = place_of(folder)
    if place is None:
        raise IndexDamaged(f"{folder}: không mở được chỉ mục; hãy chạy `kb index --rebuild`")
    return place


def _store(there: Cluster, index: str, folder: Path) -> None:
    """Keep the files of a folder beside its index."""
    with suppress(Absent):
        there.work("DELETE", f"/{index}-files")
    _make(there, f"{index}-files")
    parts = []
    for path in sorted(folder.iterdir()):
        parts += [{"index": {"_id": path.name}}, {"data": packed(path.read_text("utf-8"))}]
    done = there.work("POST", f"/{index}-files/_bulk", lines_of(parts), refresh="true")
    if done["errors"]:
        raise IndexBusy("cụm máy OpenSearch chưa nhận tệp của chỉ mục; hãy chạy lại `kb index`")


def _see_copied(there: Cluster, index: str) -> None:
    """Wait for the second copies that are being made: until then one machine's loss is the index's.

    Not for those that no machine can take, and not for ever: what is slow is made meanwhile.
    """
    until = time.monotonic() + _COPIED_IN
    while time.monotonic() < until:
        health = there.work("GET", f"/_cluster/health/{index},{index}-files")
        if not health["initializing_shards"]:
            return
        time.sleep(_LOOK)


def _make(there: Cluster, index: str) -> None:
    """An index for what is only kept, not searched."""
    settings = {"index.number_of_shards": 1, "index.number_of_replicas": there.named.replicas}
    there.make(index, {"settings": settings, "mappings": {"enabled": False}})


def _without(index: str, alias: str) -> dict[str, Any]:
    return {"remove": {"index": index, "alias": alias, "must_exist": True}}


def _move(there: Cluster, index: str, actions: list[dict[str, Any]]) -> None:
    """All aliases in one step; whoever built on another machine meanwhile was there first."""
    try:
        there.work("POST", "/_aliases", {"actions": actions})
    except (Absent, EngineAway) as error:
        served = _served(there)
        if served == index:  # it was done, and only the answer was lost
            return
        if served or isinstance(error, Absent):
            raise _forestalled() from error
        raise


ELSEWHERE = Sharing()
