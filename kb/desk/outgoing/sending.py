"""From the repository on this machine to the one that others take from.

In: a repository and the settings. Out: its branch pushed; or what others have pushed before taken
in, merged beside the working tree. NotSent where that cannot be, and then nothing is changed.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.desk.outgoing.git import NETWORK_SECONDS
from kb.desk.outgoing.repository import Repository
from kb.desk.outgoing.troubles import sentence, told
from kb.errors import NotSent
from kb.settings import Settings

OFF = "0"
_MESSAGE = "Gộp với bản nơi khác đã gửi\n"


@dataclass(frozen=True)
class Destination:
    """The repository that is pushed to, by name or address, and the branch there."""

    remote: str
    branch: str

    @property
    def name(self) -> str:
        """What to call it; an address may hold a password, so it is not shown."""
        return (
            "kho Git ở xa" if "/" in self.remote or ":" in self.remote else f"kho “{self.remote}”"
        )


def destination(repository: Repository, settings: Settings) -> Destination | None:
    """Where a branch goes: as set, else where Git would take it from; None for nowhere."""
    if settings.publish_remote == OFF:
        return None
    branch = repository.branch()
    upstream = repository.setting(f"branch.{branch}.remote")
    remote = settings.publish_remote or upstream or _only_one(repository)
    if not remote or remote == ".":
        return None
    merged = repository.setting(f"branch.{branch}.merge") if remote == upstream else ""
    there = settings.publish_branch or merged or branch
    return Destination(remote, there.removeprefix("refs/heads/"))


def _only_one(repository: Repository) -> str:
    names = repository.git.ask("remote").line.split()
    return names[0] if len(names) == 1 else ""


def push(repository: Repository, to: Destination) -> None:
    """Send the branch; NotSent, `is_behind` when others have sent before."""
    ours = f"refs/heads/{repository.branch()}:refs/heads/{to.branch}"
    line = ("push", "--porcelain", "--no-verify", "--recurse-submodules=no", "--", to.remote, ours)
    answer = repository.git.says(*line, seconds=NETWORK_SECONDS)
    if not answer.is_good:
        late = NETWORK_SECONDS if answer.code is None else None
        raise told(f"{answer.err}\n{answer.out.decode('utf-8', 'replace')}", seconds=late)


def fetch(repository: Repository, to: Destination) -> str:
    """The last commit that others have sent."""
    line = ("fetch", "--no-tags", "--quiet", "--", to.remote, f"refs/heads/{to.branch}")
    repository.git.ask(*line, seconds=NETWORK_SECONDS)
    return repository.git.ask("rev-parse", "FETCH_HEAD").line


def take_in(repository: Repository, theirs: str, who: str) -> None:
    """Merge what others have sent, and bring the files that it changes.

    NotSent, and nothing changed, where both have changed the same, or a file that would change has
    something in it that nobody has published.
    """
    git, head = repository.git, repository.head()
    if git.says("merge-base", "--is-ancestor", theirs, head).is_good:
        return
    merged = git.says("merge-tree", "--write-tree", "--name-only", head, theirs)
    if merged.code == 1:
        raise _clash(merged.line.split("\n\n")[0].splitlines()[1:])
    if not merged.is_good:
        raise sentence(
            "bản Git trên máy này không tự gộp được (cần Git 2.38 trở lên)",
            "nhờ người quản trị lấy bản ấy về (git pull)",
        )
    new = repository.committed(merged.line, ("-p", head, "-p", theirs), _MESSAGE, who)
    done = git.says("merge", "--ff-only", "--no-autostash", "--quiet", new)
    if "would be overwritten" in done.err:
        raise _clash([line.strip() for line in done.err.splitlines() if line.startswith("\t")])
    if not done.is_good:
        raise told(done.err)


def _clash(paths: Sequence[str]) -> NotSent:
    names = ", ".join(path.rpartition("/")[2].removesuffix(".md") for path in paths[:5])
    return sentence(
        f"nơi khác đã sửa cùng chỗ với máy này: {names}",
        "hỏi nơi ấy lấy bản nào, rồi nhờ người quản trị gộp (git pull)",
    )
