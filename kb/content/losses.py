"""What a content folder lacks beside what is served: lost, since nobody took it back by name.

In: `Content`, the records that it can serve, and what is served now. Out: sentences that name each
loss and what to do. A record that is withdrawn, taken back (`removed.yaml`), a draft again, or
served under another id is not lost. Whether a loss is too much is decided in `kb.publish`.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kb.content.folder import Content
from kb.records import Record
from kb.schema import Problem

# More than this part of what is served is too much to lose by mistake.
MOST = 0.1


@dataclass(frozen=True)
class Served:
    """What is served now: titles by id, the golden records, and how long each vocabulary is."""

    titles: Mapping[str, str] = field(default_factory=dict)
    golden: Collection[str] = ()
    vocabularies: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Loss:
    """Something that is served and would be no more; `is_much` when that alone is too much."""

    name: str
    why: str
    is_much: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


def lost_records(content: Content, records: Iterable[Record], served: Served) -> tuple[Loss, ...]:
    """The records that are served and could not be served again."""
    kept = {name for record in records for name in (record.id, *record.aliases)}
    kept |= content.withdrawn_ids | {each.id for each in content.removed}
    kept |= {file.record.id for file in content.files if file.record.status == "draft"}
    golden = {*served.golden, *(each.record for each in content.golden)}
    return tuple(
        Loss(f"{record_id} ({title})", _why(content, record_id), record_id in golden)
        for record_id, title in served.titles.items()
        if record_id not in kept
    )


def _why(content: Content, record_id: str) -> str:
    file = content.by_id.get(record_id)
    if file:
        return f"{file.path} có lỗi"
    if record_id in content.unread_ids:
        return "tệp của hồ sơ này không đọc được"
    return f"không còn trong nội dung; nếu gỡ có ý, hãy chạy `kb remove {record_id}`"


def lost_vocabularies(
    content: Content, problems: Iterable[Problem], served: Served
) -> Iterator[Loss]:
    """The vocabularies of which much could not be read, or nothing at all."""
    broken = {problem.path.split("/")[-1] for problem in problems if problem.severity == "error"}
    for name, items in content.vocabularies.as_plain().items():
        file, before = f"{name}.yaml", served.vocabularies.get(name, 0)
        least = before * (1 - MOST) if file in broken else 1
        if not before and not items and file in broken:
            yield Loss(file, "không đọc được mục nào", True)
        elif before and len(items) < least:
            yield Loss(file, f"đang dùng {before} mục, nay chỉ đọc được {len(items)}", True)
