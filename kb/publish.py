"""From content to an index generation: the one place where both ends are known.

In: `Content` and its problems. Out: a `BuildReport`. Records whose file has an error are left out
(loudly: the caller prints the problems); the site serves the others. An index that does not answer
the golden queries, well-known questions whose right answer editors wrote down, is not put in place.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from contextlib import closing
from pathlib import Path

from kb.content.folder import Content
from kb.errors import IndexRejected
from kb.index import (
    BuildReport,
    IndexReader,
    Segmenter,
    Source,
    build_index,
    document_for,
    fingerprint,
)
from kb.records import Record
from kb.schema import Problem
from kb.search import SearchQuery, Snapshot, search
from kb.vocabularies.vocabularies import GoldenQuery, Vocabularies

AMONG = 3  # the first answers, of which one must be right

Progress = Callable[[Iterable[Source]], Iterable[Source]]


def index_content(
    content: Content,
    problems: Sequence[Problem],
    index_dir: Path,
    cache_dir: Path | None,
    *,
    rebuild: bool = False,
    progress: Progress = iter,
) -> BuildReport:
    """Bring the index in line with the servable records of `content`."""
    records = content.servable(tuple(problems))
    return index_records(
        records,
        content.vocabularies,
        index_dir,
        cache_dir,
        withdrawn_ids=content.withdrawn_ids,
        golden=content.golden,
        rebuild=rebuild,
        progress=progress,
    )


def index_records(
    records: Sequence[Record],
    vocabularies: Vocabularies,
    index_dir: Path,
    cache_dir: Path | None,
    *,
    withdrawn_ids: Collection[str] = (),
    golden: Sequence[GoldenQuery] = (),
    rebuild: bool = False,
    progress: Progress = iter,
) -> BuildReport:
    """Bring the index in line with these records; of withdrawn ones only the addresses are kept.

    Of the golden queries those are asked whose record is among these.
    """
    ids = {record.id for record in records}
    asked = [each for each in golden if each.record in ids]

    def check(reader: IndexReader) -> None:
        if asked:
            check_golden(Snapshot(reader), asked)

    info = {"vocabularies": vocabularies.as_plain(), "withdrawn": sorted(withdrawn_ids)}
    with closing(Segmenter(cache_dir)) as segmenter:
        sources = [_source(record, vocabularies, segmenter) for record in records]
        report = build_index(
            index_dir, sources, info, check=check, rebuild=rebuild, progress=progress
        )
        segmenter.save()
    return report


def _source(record: Record, vocabularies: Vocabularies, segmenter: Segmenter) -> Source:
    return Source(
        record.id,
        fingerprint(record, vocabularies),
        lambda: document_for(record, vocabularies, segmenter),
    )


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
