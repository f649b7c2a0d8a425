"""The end of a record: everything that the office keeps of a withdrawn one is removed for good.

In: the id of a record that readers do not see any longer. Out: a file that only says that there was
one (its addresses go on answering "đã rút"), no versions before, no reasons in the journal, no
pictures; and what Git still holds, which only those who keep it can take out.
"""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kb.content.drafts import field_lines
from kb.content.edits import Plain
from kb.desk.files import disk
from kb.desk.files.store import Act, Store
from kb.errors import StepRefused

_GIT_SECONDS = 20


@dataclass(frozen=True)
class Erased:
    """What was removed, as paths for people, and in how many commits Git has the file."""

    removed: tuple[str, ...]
    commits: int | None


def erase(store: Store, record_id: str, who: str = "") -> Erased:
    """Remove a withdrawn record for good; StepRefused when it is not withdrawn.

    What a crash leaves half done can be done again.
    """
    version = store.open(record_id)
    if version.status != "withdrawn":
        raise StepRefused("Chỉ xóa hẳn được hồ sơ đã rút; hãy rút hồ sơ trước.")
    commits = _commits(store.content_dir / version.path)
    bare = "".join(("---\n", *_addresses(version.said.get("aliases")), "status: withdrawn\n---\n"))
    store.replace(record_id, version.digest, bare, Act("erased", who))
    removed = [f"bài viết và mọi trường của {version.path}"]
    with disk.alone(store.archive_dir):
        for path in _traces(store, record_id):
            with disk.told(path):
                shutil.rmtree(path) if path.is_dir() else disk.remove(path)
            removed.append(path.as_posix())
        store.journal.without_words_of(record_id)
    return Erased(tuple(removed), commits)


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


def _commits(path: Path) -> int | None:
    """In how many commits Git has a file; None where there is no Git, or it does not answer."""
    command = ["git", "-C", str(path.parent), "log", "--format=%h", "--follow", "--", path.name]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_GIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return len(done.stdout.split()) if done.returncode == 0 else None
