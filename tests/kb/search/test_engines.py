"""Whichever engine answers, readers see the same: judged questions on the real content."""

import pytest

from kb.search import SearchQuery, open_snapshot, relatives, search
from tests.support import engines
from tests.support.indexes import indexed
from tests.support.judged import SEARCHES

JUDGED = [each.text for each in SEARCHES]
# Phrases, what is left out, one of several, numbers with dots: plain, alone, together, of nothing.
TYPED = (
    *('"hũ gạo"', '"hu gao"', '"gạo hũ"', '"đỡ đầu" "trẻ em"', '"hũ gạo tiết kiệm" 2021'),
    *("gạo -rừng", 'gạo -"hũ gạo"', '-"đỡ đầu"', "-gạo", "học tập -Bác -gạo", "gạo -gạo"),
    *(
        "(gạo | rừng)",
        "nuôi (ong | dê | bò sữa)",
        '(hũ gạo tiết kiệm | "đỡ đầu") -rừng',
        "(xyzt | xyz)",
    ),
    *("05-CT/TW", "số 05.CT/TW", "v.v", "Q.1", '"không ở đâu cả"', 'nam:2021 "làm theo" -gạo'),
)

pytestmark = pytest.mark.parametrize("engine_name", engines.OTHERS, indirect=True)


@pytest.fixture(scope="module")
def other_snapshot(engine_name, real_content, tmp_path_factory):
    """The real content as another engine holds it."""
    folder = tmp_path_factory.mktemp("other")
    indexed(real_content, folder, engine=engine_name)
    return open_snapshot(folder)


def seen(snapshot, query):
    """All that a reader is told, but for the time it took."""
    results = search(snapshot, query)
    hits = [(hit.id, hit.score, hit.title, hit.snippet) for hit in results.hits]
    return (hits, results.total, results.step, results.suggestion, results.facets)


def test_every_judged_question_is_answered_alike(engine_name, real_snapshot, other_snapshot):
    """Of a cluster every eighth is asked: each is a message or three, and minutes in all."""
    for text in JUDGED[:: 8 if engine_name == "opensearch" else 1]:
        query = SearchQuery(text)
        assert seen(other_snapshot, query) == seen(real_snapshot, query), text


@pytest.mark.parametrize("text", TYPED)
def test_phrases_and_what_is_left_out_are_understood_alike(real_snapshot, other_snapshot, text):
    assert seen(other_snapshot, SearchQuery(text)) == seen(real_snapshot, SearchQuery(text))


@pytest.mark.parametrize("sort", SearchQuery.SORTS)
def test_every_order_is_the_same_to_the_last_page(real_snapshot, other_snapshot, sort):
    for text in ("", "làm theo Bác", "nam:2021.. gạo"):
        for page in range(1, real_snapshot.size // 50 + 2):
            query = SearchQuery(
                text, {"level": ("tinh", "trung-uong")}, sort=sort, page=page, size=50
            )
            assert seen(other_snapshot, query) == seen(real_snapshot, query), (text, page)


def test_records_have_the_same_relatives(real_snapshot, other_snapshot):
    for record in real_snapshot.records[::9]:
        assert relatives(other_snapshot, record) == relatives(real_snapshot, record), record.id
