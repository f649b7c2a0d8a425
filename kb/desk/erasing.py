"""The end of a record: everything that the office keeps of a withdrawn one is removed for good.

In: the id of a record that readers do not see any longer. Out: a file that only says that there was
one (its addresses go on answering "đã rút"), no versions before, no reasons in the journal, no
pictures; and what Git still holds, which only those who keep it can take out.
"""

import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kb.content.drafts import field_lines
from kb.content.edits import Plain
from kb.content.listing import item_text
from kb.desk.files import disk
from kb.desk.files.store import Act, Store
from kb.desk.files.versions import Version
from kb.desk.intake.kept import Lists
from kb.desk.outgoing import git
from kb.desk.outgoing.git import Git
from kb.desk.outgoing.packet import NOWHERE, Sent
from kb.errors import StepRefused
from kb.sources import Ledger
from kb.watching import FeedLedger


@dataclass(frozen=True)
class Erased:
    """What was removed, as paths for people, in how many commits Git has it, where the end went.

    `lists` are files that offices sent and that still tell of it.
    """

    removed: tuple[str, ...]
    commits: int | None
    sent: Sent = NOWHERE
    lists: tuple[str, ...] = ()


def erase(store: Store, record_id: str, who: str = "") -> Erased:
    """Remove a withdrawn record for good; StepRefused when it is not withdrawn.

    What a crash leaves half done can be done again.
    """
    version = store.open(record_id)
    if version.status != "withdrawn":
        raise StepRefused("Chỉ xóa hẳn được hồ sơ đã rút; hãy rút hồ sơ trước.")
    commits = _commits(store.content_dir / version.path)
    store.replace(record_id, version.digest, tombstone(version), Act("erased", who))
    removed = [f"bài viết và mọi trường của {version.path}"]
    with disk.alone(store.archive_dir):
        for path in (*_traces(store, record_id), *_wholes(store, version)):
            with disk.told(path):
                shutil.rmtree(path) if path.is_dir() else disk.remove(path)
            removed.append(path.as_posix())
        store.journal.without_words_of(record_id)
        addresses = _addresses_of(version.said)
        Ledger(store.archive_dir).without(addresses)
        names = _names_of(version.said)
        FeedLedger(store.archive_dir).without(record_id, addresses, names)
        lists = Lists(store.archive_dir).without_words_of(record_id)
    return Erased(tuple(removed), commits, lists=lists)


def tombstone(version: Version) -> str:
    """A file or item that only says that there was a record, and its old addresses."""
    if version.is_item:
        kept = {name: version.said[name] for name in ("id", "aliases") if name in version.said}
        return item_text(kept | {"status": "withdrawn"}, is_block=True)
    return "".join(("---\n", *_addresses(version.said.get("aliases")), "status: withdrawn\n---\n"))


def _addresses(aliases: Plain) -> Iterator[str]:
    """Old addresses go on answering as well."""
    if aliases:
        yield from (f"{line}\n" for line in field_lines("aliases", aliases))


def _traces(store: Store, record_id: str) -> Iterator[Path]:
    """What archive and pictures hold under the id: a folder, or files that bear its name."""
    homes = [each for each in store.archive_dir.iterdir() if each.is_dir()]
    for home in (*homes, store.content_dir / "pictures"):
        if (home / record_id).is_dir():
            yield home / record_id
        yield from home.glob(f"{record_id}.*")


def _wholes(store: Store, version: Version) -> Iterator[Path]:
    """The lists as they once were, with the item in them."""
    if version.is_item and (home := store.history_of(version.path)).is_dir():
        yield home


def _addresses_of(said: Mapping[str, Plain]) -> set[str]:
    """The addresses of its sources."""
    sources = said.get("sources")
    found = (
        [each.get("url") for each in sources if isinstance(each, dict)]
        if isinstance(sources, list)
        else []
    )
    return {url for url in found if isinstance(url, str)}


def _names_of(said: Mapping[str, Plain]) -> tuple[str, ...]:
    """What newspapers would call whom it tells of: the person or unit, not the name of a model."""
    titles = ("title", "subject") if said.get("kind") == "ca-nhan" else ("subject",)
    return tuple(name for each in titles if isinstance(name := said.get(each), str))


def _commits(path: Path) -> int | None:
    """In how many commits Git has a file; None where there is no Git, or it does not answer."""
    command = git.command()
    if command is None:
        return None
    answer = Git(command, path.parent).says("log", "--format=%h", "--follow", "--", path.name)
    return len(answer.out.split()) if answer.is_good else None
