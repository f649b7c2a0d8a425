"""Sends what is published on to Git and to a folder, and remembers what could not go.

In: packets. Out: `Sent`: where it has gone, or why not. Nothing that goes wrong here is an error
for whoever published: readers have it.
"""

import logging
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass

from filelock import FileLock, Timeout

from kb.desk.files import disk
from kb.desk.outgoing.message import Step, message
from kb.desk.outgoing.mirror import mirror
from kb.desk.outgoing.outbox import HOME, Load, Outbox
from kb.desk.outgoing.packet import Packet, Sent, Whole
from kb.desk.outgoing.repository import Repository, repository_of
from kb.desk.outgoing.sending import OFF, Destination, destination, fetch, push, take_in
from kb.desk.outgoing.troubles import sentence
from kb.errors import KBError, NotSaved, NotSent, disk_trouble
from kb.settings import Settings

Tell = Callable[[str, int, int], None]
_PATIENCE = 300.0  # seconds: another sending has a push, a fetch and a push at most
_UNKNOWN = "Có lỗi bất ngờ ở chương trình; chi tiết nằm trong cửa sổ đã mở bàn."
_WITHOUT = " (chưa có bản đang đăng của: {}; đăng lại thì có)"
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Waiting:
    """What has not gone out, and why; it may just be going."""

    steps: tuple[Step, ...]
    why: str
    is_behind: bool
    is_going: bool


class Outgoing:
    """What goes out of a desk; `as_served` gives the files of everything that readers have."""

    def __init__(self, settings: Settings, as_served: Callable[[], Whole]) -> None:
        self._settings, self._as_served = settings, as_served
        self._box = Outbox(settings.archive_dir)
        self._going = threading.Lock()

    def send(self, packet: Packet, tell: Tell) -> Sent:
        """Keep a packet, and bring out all that is kept."""
        try:
            if not (lanes := self._lanes()):
                return Sent()
            self._box.put(packet, lanes)
        except (KBError, OSError) as error:
            return Sent(why=f"Chưa ghi được vào sổ gửi đi. {error} Rồi hãy đăng lại hồ sơ này.")
        return self.again(tell)

    def again(self, tell: Tell, *, takes_in: bool = False, who: str = "") -> Sent:
        """Bring out what is kept; with `takes_in` after taking in what others have sent."""
        with self._going:
            try:
                sent = self._go(tell, takes_in, who)
            except KBError as error:
                sent = Sent(why=str(error))
            except Exception:  # whoever published must not be told that it failed
                _log.exception("Gửi đi")
                sent = Sent(why=_UNKNOWN)
            with suppress(NotSaved):  # it is told here, and waits all the same
                self._box.failed(sent.why, is_behind=sent.is_behind)
            return sent

    def waiting(self) -> Waiting | None:
        """What has not gone out; None when everything has, or has nowhere to go."""
        if self._box.is_empty:
            return None
        return Waiting(self._box.steps, *self._box.trouble, self._going.locked())

    def _lanes(self) -> tuple[str, ...]:
        """Where there is anywhere to go: a repository that cannot be used now is one, too."""
        try:
            has_git = self._repository() is not None
        except NotSent:
            has_git = True
        return (("git",) if has_git else ()) + (
            ("folder",) if self._settings.publish_folder else ()
        )

    def _repository(self) -> Repository | None:
        found, remote = repository_of(self._settings.content_dir), self._settings.publish_remote
        if found is None and remote not in ("", OFF):
            raise sentence(
                "KB_PUBLISH_REMOTE đã đặt mà thư mục nội dung không nằm trong kho Git nào",
                "nhờ người quản trị lập kho Git (git clone), hoặc bỏ KB_PUBLISH_REMOTE",
            )
        return found

    def _go(self, tell: Tell, takes_in: bool, who: str) -> Sent:
        """Every lane goes as far as it can, whatever keeps the other."""
        places, troubles = list[str](), list[NotSent]()
        with self._alone():
            for lane in (self._by_git(tell, takes_in, who), self._by_folder(tell)):
                try:
                    for place in lane:
                        places.append(place)
                except NotSent as trouble:
                    troubles.append(trouble)
                except OSError as error:
                    troubles.append(_refused(error))
        why = " ".join(map(str, troubles))
        return Sent(tuple(places), why, any(each.is_behind for each in troubles))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """No other program sends from this archive meanwhile."""
        home = self._settings.archive_dir / HOME
        home.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(home / "sending.lock", timeout=_PATIENCE):
                yield
        except Timeout as error:
            raise NotSent("Đang có một lần gửi khác; hãy đợi rồi bấm “Gửi lại”.") from error

    def _by_git(self, tell: Tell, takes_in: bool, who: str) -> Iterator[str]:
        repository = self._repository()
        if repository is None:
            self._box.dropped("git")
            return
        load, to = self._box.load("git"), destination(repository, self._settings)
        if load.files:
            tell("Ghi vào Git", 0, 0)
            _commit(repository, load)
            self._box.taken("git", load, is_pushed=to is None)
            yield "ghi vào Git trên máy này"
        if to is None:
            self._box.pushed()
        elif not self._box.is_pushed:
            if takes_in:
                self._take_in(repository, to, tell, who)
                yield "lấy về bản nơi khác đã gửi (điều mới đợi ở trang Đăng)"
            tell(f"Gửi tới {to.name}", 0, 0)
            push(repository, to)
            self._box.pushed()
            yield f"gửi tới {to.name}, nhánh {to.branch}"

    def _take_in(self, repository: Repository, to: Destination, tell: Tell, who: str) -> None:
        tell("Lấy về bản nơi khác đã gửi", 0, 0)
        theirs = fetch(repository, to)
        with disk.alone(self._settings.archive_dir):
            take_in(repository, theirs, who)

    def _by_folder(self, tell: Tell) -> Iterator[str]:
        folder = self._settings.publish_folder
        if folder is None:
            self._box.dropped("folder")
            return
        load = self._box.load("folder")
        if load.files:
            tell(f"Chép vào {folder}", 0, 0)
            lost = mirror(folder, self._settings.content_dir, load, self._as_served)
            self._box.taken("folder", load)
            yield f"chép vào {folder}" + (_WITHOUT.format(", ".join(lost)) if lost else "")


def _refused(error: OSError) -> NotSent:
    return sentence(
        f"ổ đĩa không cho ghi ({disk_trouble(error)})",
        "xem ổ đĩa còn chỗ, thư mục nội dung và kho Git cho phép ghi",
    )


def _commit(repository: Repository, load: Load) -> None:
    """One commit for all that waits; its author is who did it, if that was one person."""
    files = dict(load.files)
    homes = tuple(f"{repository.prefix}{folder}/" for folder in load.folders)
    for name in repository.held():
        if name.startswith(homes):
            files.setdefault(name.removeprefix(repository.prefix), None)
    people = {step.who for step in load.steps}
    who = people.pop() if len(people) == 1 else ""
    repository.commit(files, message(load.steps), who, load.needed)
