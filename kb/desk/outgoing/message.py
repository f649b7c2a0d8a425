"""What a commit says of what was published: a line to read in a list, and below it every record.

In: steps. Out: text such as "Đăng “Tổ Mẫu giúp nhau”".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.desk.files.journal import STEPS
from kb.desk.outgoing.packet import Line

_LONGEST = 72  # signs of the first line, as lists of commits show it


@dataclass(frozen=True)
class Step:
    """What was done, by whom, when (as the clock of the machine says), and to which records."""

    what: str
    who: str
    when: str
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """What was done, in one word: "Đăng"; what is taken back was published before."""
        return "Gỡ khỏi trang" if self.what == "undone" else STEPS[self.what]


def message(steps: Sequence[Step]) -> str:
    """What a commit says.

    One record: "Đăng “Tổ Mẫu giúp nhau”"; more: "Đăng 3 hồ sơ, rút 1 hồ sơ".
    """
    paragraphs = ["\n".join(_told(step)) for step in steps]
    return "\n\n".join([_subject(steps), *paragraphs]) + "\n"


def _subject(steps: Sequence[Step]) -> str:
    titles = {line.record: line.title for step in steps for line in step.lines}
    labels = list(dict.fromkeys(step.label for step in steps))
    if len(titles) == 1 and len(labels) == 1:
        return _cut(f"{labels[0]} “{_plain(next(iter(titles.values())))}”")
    counts = {
        label: {x.record for s in steps if s.label == label for x in s.lines} for label in labels
    }
    said = ", ".join(f"{label.lower()} {len(ids)} hồ sơ" for label, ids in counts.items())
    return said[0].upper() + said[1:]


def _told(step: Step) -> list[str]:
    head = f"{step.label} lúc {step.when}" + (f", người làm: {step.who}" if step.who else "")
    return [head, *(f"- {_plain(each.title)} ({each.record}): {each.note}" for each in step.lines)]


def _plain(title: str) -> str:
    return " ".join(title.split())


def _cut(line: str) -> str:
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 2].rstrip()}…”"
