"""From content to an index generation: the one place where both ends are known.

In: `Content` and its problems. Out: a `BuildReport`. Records whose file has an error are left out
(loudly: the caller prints the problems); the site serves the others, unless so much would be lost
that it must be a mistake. An index that does not answer
the golden queries, well-known questions whose right answer editors wrote down, is not put in place.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from kb.content.folder import Content
from kb.content.losses import MOST, Loss, Served, lost_records, lost_vocabularies
from kb.documents import Relations
from kb.errors import ContentShrunk, IndexDamaged, IndexRejected
from kb.index import (
    DEFAULT,
    BuildReport,
    IndexReader,
    Source,
    build_index,
    build_lock,
    engine_kind,
    follow,
    last_sound,
    read_withdrawn,
)
from kb.index.analysis import fingerprint
from kb.index.generations import kept_by
from kb.pictures import Noted, clear_out, made_ready
from kb.records import Record
from kb.schema import Problem
from kb.search import SearchQuery, Snapshot, search
from kb.vocabularies import GoldenQuery, Vocabularies

AMONG = 3  # the first answers, of which one must be right
_REPLACED_MARK = "-replaced"  # added to a fingerprint

Progress = Callable[[Iterable[Source]], Iterable[Source]]


def index_content(
    content: Content,
    problems: Sequence[Problem],
    index_dir: Path,
    *,
    engine: str = DEFAULT,
    rebuild: bool = False,
    allow_shrink: bool = False,
    progress: Progress = iter,
) -> BuildReport:
    """Bring the index in line with the servable records of `content`.

    ContentShrunk, and nothing built, when much of what is served could not be served again, or when
    there is nothing at all, not even a draft; unless `allow_shrink`. What little is lost
    stands in the report.
    """
    with build_lock(index_dir):
        follow(index_dir)
        last = last_sound(index_dir)
        served = _served(index_dir, last) if last else None
        records = _as_served(content.alternatives(problems), content.vocabularies, served)
        lost = _lost(content, problems, records, served)
        if not allow_shrink:
            _refuse_to_shrink(content, records, lost, served)
        report = index_records(
            records,
            content.vocabularies,
            index_dir,
            content_dir=content.folder,
            withdrawn_ids=content.withdrawn_ids,
            golden=content.golden,
            engine=engine,
            rebuild=rebuild,
            last=last,
            progress=progress,
        )
    return replace(report, lost=tuple(map(str, lost)))


@dataclass(frozen=True)
class _Index(Served):
    """What is served now, with the fingerprint of each record."""

    fingerprints: Mapping[str, str] = field(default_factory=dict)


def _served(index_dir: Path, reader: IndexReader) -> _Index:
    withdrawn: frozenset[str] = frozenset()
    with suppress(IndexDamaged):
        withdrawn = read_withdrawn(index_dir)
    info = reader.info["info"]
    rows = {key: row for key, row in reader.engine.listing().items() if key not in withdrawn}
    return _Index(
        titles={record_id: row.title for record_id, row in rows.items()},
        golden=info.get("golden", ()),
        vocabularies={name: len(items) for name, items in info["vocabularies"].items()},
        fingerprints={record_id: _own(row.fingerprint) for record_id, row in rows.items()},
    )


def _as_served(
    alternatives: Mapping[str, Sequence[Record]], vocabularies: Vocabularies, served: _Index | None
) -> Sequence[Record]:
    """Of several files with one id the one that is served already, else the first."""
    fingerprints = served.fingerprints if served else {}

    def chosen(same: Sequence[Record]) -> Record:
        known = fingerprints.get(same[0].id)
        as_before = (each for each in same if fingerprint(each, vocabularies) == known)
        return next(as_before, same[0]) if len(same) > 1 else same[0]

    return tuple(map(chosen, alternatives.values()))


def _lost(
    content: Content, problems: Iterable[Problem], records: Iterable[Record], served: Served | None
) -> tuple[Loss, ...]:
    served = served or Served()
    found = lost_records(content, records, served)
    return (*found, *lost_vocabularies(content, problems, served))


def _refuse_to_shrink(
    content: Content, records: Sequence[Record], lost: Sequence[Loss], served: Served | None
) -> None:
    if served is None and not records and not content.is_begun:
        raise ContentShrunk(
            "Nội dung không có hồ sơ nào đăng được nên không lập chỉ mục; hãy xem thư mục nội dung "
            "và chạy `kb check`, hoặc thêm --allow-shrink nếu kho mới chỉ có từ vựng."
        )
    size = len(served.titles) if served else 0
    if any(each.is_much for each in lost) or len(lost) > MOST * size:
        many = f"Thiếu {len(lost)} thứ mà trang đang có (trang có {size} hồ sơ): không lập chỉ mục"
        told = f"{many}, chỉ mục cũ vẫn phục vụ." if served else "Không lập chỉ mục."
        raise ContentShrunk(
            "\n".join(f"thiếu {each}" for each in lost)
            + f"\n{told} Hãy xem lại thư mục nội dung (đang chép dở, thiếu tệp, tệp lỗi); nếu đúng "
            "ý thì chạy lại với --allow-shrink."
        )


def index_records(
    records: Sequence[Record],
    vocabularies: Vocabularies,
    index_dir: Path,
    *,
    content_dir: Path | None = None,
    withdrawn_ids: Collection[str] = (),
    golden: Sequence[GoldenQuery] = (),
    engine: str = DEFAULT,
    rebuild: bool = False,
    last: IndexReader | None = None,
    progress: Progress = iter,
    fingerprint_of: Callable[[Record, Vocabularies], str] = fingerprint,
) -> BuildReport:
    """Bring the index in line with these records; of withdrawn ones only the addresses are kept.

    Their pictures are made ready out of the content folder. Of the golden queries those are asked
    whose record is among these. `last` is for `build_index`.
    """
    ids = {record.id for record in records}
    asked = [each for each in golden if each.record in ids]

    def check(reader: IndexReader) -> None:
        if asked:
            check_golden(Snapshot(reader), asked)

    info = {
        "vocabularies": vocabularies.as_plain(),
        "withdrawn": sorted(withdrawn_ids),
        "golden": sorted({each.record for each in golden}),
    }
    sources = tuple(_sources(records, lambda each: fingerprint_of(each, vocabularies)))
    engine_kind(engine)  # before anything is touched: whether it is there
    build = partial(build_index, engine=engine, check=check, rebuild=rebuild, progress=progress)
    with build_lock(index_dir):
        pictures = made_ready(records, content_dir, index_dir, _noted(index_dir))
        report = build(index_dir, sources, vocabularies, info | {"pictures": pictures}, last=last)
        _clear_out(index_dir)
    return report


def _sources(
    records: Sequence[Record], fingerprint_of: Callable[[Record], str]
) -> Iterator[Source]:
    """What is indexed; the fingerprint of a document that was replaced says that as well."""
    relations = Relations(records)
    for each in records:
        is_replaced = bool(relations.replacing(each.id))
        mark = _REPLACED_MARK if is_replaced else ""
        yield Source(each, fingerprint_of(each) + mark, is_replaced)


def _own(fingerprint: str) -> str:
    """The fingerprint of a record alone."""
    return fingerprint.removesuffix(_REPLACED_MARK)


def _noted(index_dir: Path) -> Noted:
    """The pictures of the generation that was built last."""
    return next((each.get("pictures", {}) for each in kept_by(index_dir)), {})


def _clear_out(index_dir: Path) -> None:
    """Pictures that no generation on disk may show leave the disk."""
    noted = (each.get("pictures", {}) for each in kept_by(index_dir))
    clear_out(index_dir, noted, read_withdrawn(index_dir))


def check_golden(snapshot: Snapshot, queries: Iterable[GoldenQuery]) -> None:
    """IndexRejected unless every query finds its record among the first three."""
    wrong = []
    for golden in queries:
        found = [hit.id for hit in search(snapshot, SearchQuery(golden.query, size=AMONG)).hits]
        if golden.record not in found:
            seen = ", ".join(found) or "không thấy gì"
            wrong.append(f'"{golden.query}" phải thấy {golden.record}, nhưng thấy: {seen}')
    if wrong:
        raise IndexRejected(
            "\n".join(f"golden.yaml: câu tìm mẫu {each}" for each in wrong)
            + f"\nHồ sơ phải thấy không đứng trong {AMONG} kết quả đầu nên chỉ mục mới không được "
            "dùng, chỉ mục cũ vẫn phục vụ; hãy xem lại hồ sơ và từ vựng vừa sửa, hoặc sửa "
            "golden.yaml nếu câu ấy không còn đúng rồi chạy lại."
        )
