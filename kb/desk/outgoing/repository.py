"""The Git repository in which the content folder lies, and commits that hold what they are given.

In: files by their path in the content folder (None: gone), a message, the name of whoever did it.
Out: one more commit on the branch, made beside the working tree: what an engineer has staged or
changed is neither in it nor touched. NotSent while the repository is in the middle of something.
"""

import contextlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kb.desk.outgoing import git
from kb.desk.outgoing.git import Git
from kb.desk.outgoing.troubles import sentence, told

DESK = "Bàn biên tập"
_TRIES, _PAUSE = 6, 0.5  # another program of Git is mostly done within seconds
_MIDWAY = ("MERGE_HEAD", "CHERRY_PICK_HEAD", "REVERT_HEAD", "rebase-merge", "rebase-apply")
Files = Mapping[str, bytes | None]


@dataclass(frozen=True)
class Repository:
    """A repository and the place of the content folder in it: "content/", or "" for all of it."""

    git: Git
    prefix: str

    @property
    def root(self) -> Path:
        """The folder that the repository is checked out in."""
        return self.git.folder

    def branch(self) -> str:
        """The branch that one is on; NotSent in the middle of a merge, or on none."""
        for name in _MIDWAY:
            if self.place(name).exists():
                raise sentence(
                    "kho Git đang gộp dở dang",
                    "nhờ người quản trị làm cho xong việc ấy (git status)",
                )
        answer = self.git.says("symbolic-ref", "--quiet", "--short", "HEAD")
        if not answer.is_good:
            raise sentence(
                "kho Git đang dừng ở một lần ghi cũ, không ở nhánh nào",
                "nhờ người quản trị chuyển về nhánh chính (git switch)",
            )
        return answer.line

    def place(self, name: str) -> Path:
        """Where Git keeps something of its own: the index, the state of a merge."""
        return self.root / self.git.ask("rev-parse", "--git-path", name).line

    def setting(self, name: str) -> str:
        """What is set in Git's configuration; "" where nothing is."""
        answer = self.git.says("config", "--get", name)
        return answer.line if answer.is_good else ""

    def head(self) -> str:
        """The commit that the branch ends with; "" before the first."""
        answer = self.git.says("rev-parse", "--verify", "--quiet", "HEAD^{commit}")
        return answer.line if answer.is_good else ""

    def commit(self, files: Files, message: str, who: str, if_missing: Files | None = None) -> bool:
        """One more commit with these files; False when the branch says all of it already.

        Of `if_missing` only what the branch does not know is taken.
        """
        branch, head = self.branch(), self.head()
        with self._index_held() as index, tempfile.TemporaryDirectory() as aside:
            tree = self._with(environ={"GIT_INDEX_FILE": str(Path(aside) / "index")})
            tree.git.ask("read-tree", head or "--empty")
            files = {**(tree.unknown(if_missing) if if_missing else {}), **files}
            tree.take(files, Path(aside) / "files")
            made = tree.git.ask("write-tree").line
            if head and made == self.git.ask("rev-parse", f"{head}^{{tree}}").line:
                return False
            parents = ("-p", head) if head else ()
            new = self.committed(made, parents, message, who)
            self._settle(index, tree, self._unstaged(files, head), len(new))
            self.move(branch, new, head, "Đăng")
            return True

    def committed(self, tree: str, parents: Sequence[str], message: str, who: str) -> str:
        """A commit that no branch knows yet; only the typed name is its author's."""
        name, address = self.setting("user.name"), self.setting("user.email")
        author = _plain(who) or DESK
        environ = {
            "GIT_AUTHOR_NAME": author,
            "GIT_AUTHOR_EMAIL": "",
            "GIT_COMMITTER_NAME": _plain(name) or author,
            "GIT_COMMITTER_EMAIL": address if name else "",
        }
        own = self._with(environ).git
        return own.ask("commit-tree", tree, *parents, "-F", "-", data=message.encode()).line

    def move(self, branch: str, new: str, old: str, why: str) -> None:
        """Let the branch end with a commit, if it still ends with the old one."""
        self.git.ask("update-ref", "-m", why, f"refs/heads/{branch}", new, old or "0" * len(new))

    def take(self, files: Files, aside: Path) -> None:
        """Put files into the index, as `git add` would: with the repository's line ends."""
        for path, data in files.items():
            place = aside / self.prefix / path
            place.parent.mkdir(parents=True, exist_ok=True)
            if data is not None:
                place.write_bytes(data)
        aside.mkdir(exist_ok=True)
        own = self._with({"GIT_WORK_TREE": str(aside), "GIT_DIR": str(self.place("."))})
        own.git.ask("update-index", "--add", "--remove", "-z", "--stdin", data=self._listed(files))

    def unknown(self, files: Files) -> Files:
        """Those of the files that the index does not hold."""
        held = self.held()
        return {path: data for path, data in files.items() if self.prefix + path not in held}

    def held(self) -> dict[str, str]:
        """What the index says of the content folder: "100644 3b18e5… 0", by path."""
        said = self.git.ask("ls-files", "--stage", "-z", "--", self._home).out
        rows = (row.partition("\t") for row in said.decode("utf-8", "replace").split("\0") if row)
        return {name: entry for entry, _, name in rows}

    @property
    def _home(self) -> str:
        """The content folder, to a Git that takes it as it is written, whatever signs are in it."""
        return f":(top,literal){self.prefix}"

    def _listed(self, files: Files) -> bytes:
        return "".join(f"{self.prefix}{path}\0" for path in files).encode()

    def _unstaged(self, files: Files, head: str) -> Files:
        """Those of which an engineer has nothing staged."""
        staged = set(self.held())
        if head:
            said = self.git.ask(
                "diff-index", "--cached", "--name-only", "-z", head, "--", self._home
            )
            staged = set(said.out.decode("utf-8", "replace").split("\0"))
        return {path: data for path, data in files.items() if self.prefix + path not in staged}

    def _settle(self, index: Path, tree: "Repository", files: Files, width: int) -> None:
        """Say of the files in the engineer's index what the new commit says."""
        now, nothing = tree.held(), f"0 {'0' * width} 0"
        rows = []
        for path in files:
            name = self.prefix + path
            rows.append(f"{now.get(name, nothing).rpartition(' ')[0]}\t{name}\0")
        own = self._with({"GIT_INDEX_FILE": str(index)})
        own.git.ask("update-index", "-z", "--index-info", data="".join(rows).encode())

    @contextlib.contextmanager
    def _index_held(self) -> Iterator[Path]:
        """A copy of the index, which takes its place at the end; nobody else changes it meanwhile.

        The lock is Git's own: a file `index.lock` that only one can make.
        """
        index = self.place("index")
        lock = index.with_name("index.lock")
        _take(lock)
        try:
            with tempfile.TemporaryDirectory(dir=index.parent) as aside:
                copy = Path(aside) / "index"
                if index.exists():
                    shutil.copyfile(index, copy)
                yield copy
                if copy.exists():
                    os.replace(copy, index)
        finally:
            lock.unlink(missing_ok=True)

    def with_own_ssh(self) -> "Repository":
        """The same, with the program that its owner has set to reach others by."""
        own = self.setting("core.sshCommand")
        return self._with({"GIT_SSH_COMMAND": own}) if own else self

    def _with(self, environ: Mapping[str, str]) -> "Repository":
        return replace(self, git=replace(self.git, environ={**self.git.environ, **environ}))


def repository_of(content_dir: Path) -> Repository | None:
    """The repository that a folder lies in and does not ignore; None where there is none.

    NotSent where there is one and no command to use it, or Git refuses to.
    """
    folder = content_dir.resolve()
    command = git.command()
    if command is None:
        if any((each / ".git").exists() for each in (folder, *folder.parents)):
            raise sentence("máy này không có lệnh git", "nhờ người quản trị cài Git")
        return None
    asked = Git(command, folder)
    answer = asked.says("rev-parse", "--show-toplevel", "--show-prefix")
    if "not a git repository" in answer.err or "must be run in a work tree" in answer.err:
        return None
    if not answer.is_good:
        raise told(answer.err, seconds=git.SECONDS if answer.code is None else None)
    root, _, prefix = answer.out.decode("utf-8", "replace").rstrip("\n").partition("\n")
    found = Repository(Git(command, Path(root)), prefix)
    if prefix and asked.says("check-ignore", "--quiet", ".").is_good and not found.held():
        return None
    return found.with_own_ssh()


def _take(lock: Path) -> None:
    for left in reversed(range(_TRIES)):
        try:
            lock.open("xb").close()
            return
        except FileExistsError:
            if not left:
                raise told(f"Unable to create '{lock}': index.lock exists") from None
            time.sleep(_PAUSE)


def _plain(name: str) -> str:
    """A name that Git can keep: without the signs that end one; "" when nothing is left."""
    kept = " ".join(name.translate(dict.fromkeys(map(ord, "<>\n\r\0"), " ")).split())
    return kept if any(letter.isalnum() for letter in kept) else ""
