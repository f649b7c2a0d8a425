"""The life of a record: nháp, chờ duyệt, đã đăng, đã rút, and who took which step.

In: what files say (`status`), what the journal tells, what readers are served. Out: a state, and
the reasons why a step cannot be taken. Waiting for approval is a step in the journal, not a value
of `status`: it is between two people of an office, not between the collection and its readers.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from kb.desk.files.journal import Entry
from kb.records import Record
from kb.text.vietnamese import match_key

StateName = Literal["draft", "waiting", "ready", "published", "changed", "withdrawn"]
STATES: dict[StateName, str] = {
    "draft": "Bản nháp",
    "waiting": "Chờ duyệt",
    "ready": "Chưa lên trang",
    "published": "Đã đăng",
    "changed": "Đã đăng, có sửa chưa đăng",
    "withdrawn": "Đã rút",
}
_DECIDE = frozenset({"sent", "returned", "published", "withdrawn", "restored"})
_WRITE = frozenset({"created", "saved", "undone"})


@dataclass(frozen=True)
class State:
    """Where a record stands, and the step that brought it there, if the desk took it."""

    name: StateName
    step: Entry | None = None

    @property
    def label(self) -> str:
        """What it is called."""
        return STATES[self.name]


def state_of(record: Record, steps: Iterable[Entry], served: Record | None) -> State:
    """The state of a record; `served` is what readers have of it today."""
    decided = [each for each in steps if each.what in _DECIDE]
    last = decided[-1] if decided else None
    if record.status == "withdrawn":
        return State("withdrawn", last)
    if record.status == "draft":
        return State("waiting" if last and last.what == "sent" else "draft", last)
    if served is None:
        return State("ready", last)
    return State("published" if record == served else "changed", last)


def writers(steps: Iterable[Entry]) -> tuple[str, ...]:
    """Who has changed a record since it was last published; "" for somebody without a name."""
    since: list[str] = []
    for step in steps:
        if step.what == "published":
            since.clear()
        elif step.what in _WRITE:
            since.append(step.who)
    return tuple(dict.fromkeys(since))


def not_an_approver(who: str, approvers: Iterable[str]) -> str:
    """Why somebody may not publish where certain people approve; "" for one of them."""
    names = tuple(approvers)
    if not names or match_key(who) in {match_key(name) for name in names}:
        return ""
    return (
        f"Cơ quan giao việc duyệt và đăng cho {', '.join(names)}. Hãy gửi duyệt; nếu bạn là người "
        "ấy thì ghi đúng họ tên ở ô “Người làm” đầu trang."
    )


def hindrance(who: str, steps: Iterable[Entry]) -> str:
    """Why somebody may not publish where a second person must approve; "" when nothing speaks."""
    if not who:
        return "Cơ quan này đặt hai người: người đăng phải ghi tên (ô “Người làm” ở đầu trang)."
    authors = writers(steps)
    if "" in authors:
        return "Có lần sửa không ghi tên nên chưa biết người đăng có phải là người khác hay không."
    if match_key(who) in {match_key(name) for name in authors}:
        return f"{who} đã sửa hồ sơ này; cơ quan đặt hai người: xin một người khác duyệt và đăng."
    return ""
