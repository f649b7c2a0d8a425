"""Asks a new index the golden queries: well-known questions whose right answer editors wrote down.

In: a snapshot that nobody is served from yet, and the queries of content/golden.yaml. Out:
nothing, or IndexRejected that names each query, what should have been found and what was.
"""

from collections.abc import Iterable

from kb.errors import IndexRejected
from kb.search.query import SearchQuery
from kb.search.search import search
from kb.search.snapshot import Snapshot
from kb.vocabularies.vocabularies import GoldenQuery

AMONG = 3


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
