"""`kb bench`: the same questions asked of our engines and of others, on a few invented articles."""

import gzip
import json
import xml.etree.ElementTree as ET
from contextlib import closing

import pytest

from kb.errors import EngineMissing, KBError, OutputUnusable
from kb.index.parallel import FEW
from kb.quality.benchmark import (
    CANDIDATES,
    Bounds,
    Options,
    read_benchmark,
    run_benchmark,
    tables,
    write_report,
)
from kb.quality.benchmark.candidates import candidate
from kb.quality.benchmark.corpus import VOCABULARIES, Corpus
from kb.quality.benchmark.questions import Question, questions_of
from kb.wording.facets import facet_values
from tests.support.databases import open_databases

WORKS = (
    "trồng hoa dọc đường làng theo Chỉ thị 05-CT/TW",
    "nấu cháo cho bệnh nhân nghèo",
    "dạy chữ cho trẻ vùng cao",
)
ARTICLES = [
    {
        "id": f"bai-{number}",
        "title": f"Bài Thử {number}",
        "body": f"Tổ Mẫu số {number} {work}.\nĐội Thí Dụ học sinh khen ngợi.\nMọi nhà cùng vui.",
    }
    for number, work in enumerate(WORKS)
]


@pytest.fixture
def articles(tmp_path):
    """The invented articles in a file."""
    path = tmp_path / "bai.jsonl.gz"
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.writelines(json.dumps(each, ensure_ascii=False) + "\n" for each in ARTICLES)
    return path


def named(name):
    """A candidate, where its library is installed."""
    try:
        return candidate(name)
    except EngineMissing as error:
        pytest.skip(str(error))


@pytest.fixture(params=[name for name in CANDIDATES if name != "opensearch"])
def opened(request, articles, tmp_path):
    """Each candidate with the invented articles, opened, and the kinds that it answers."""
    found = named(request.param)
    (tmp_path / "index").mkdir()
    found.build(Corpus(articles), tmp_path / "index", iter)
    with closing(found.open(tmp_path / "index")) as each:
        yield each, found.kinds


def test_every_candidate_finds_what_the_questions_were_taken_from(opened, articles):
    index, kinds = opened
    for kind, questions in questions_of(Corpus(articles), 5).items():
        for question in questions if kind in kinds else ():
            at_least = 0 if kind == "faceted" else 1  # a filter may leave nothing
            assert index.ask(question) >= at_least, question


def test_a_filter_lets_through_what_bears_it(opened, articles):
    records = Corpus(articles)
    of_one = records[0].kind
    question = Question("faceted", "tổ mẫu", ("tổ", "mẫu"), {"kind": (of_one,)})
    index, kinds = opened
    if "faceted" in kinds:
        assert index.ask(question) == sum(record.kind == of_one for record in records)


def test_articles_come_again_with_other_ids_places_and_order(articles):
    corpus = Corpus(articles, 30)
    assert len({record.id for record in corpus}) == len(corpus) == 30
    assert list(corpus) == list(Corpus(articles, 30))
    again = [record for record in corpus if record.id.startswith("bai-1")]
    assert len({record.body for record in again}) > 1
    assert len({tuple(sorted(record.body.split("\n"))) for record in again}) == 1
    assert len({facet_values(record, VOCABULARIES)["province"] for record in again}) > 1


def test_one_run_measures_builds_and_answers_and_leaves_nothing_open(articles, tmp_path):
    told = []
    options = Options(articles, (3, 6), ("whoosh", "fts5", "fts5-bare"), ("short", "phrase"), 4)
    found = run_benchmark(options, tmp_path, lambda *step: told.append(step))
    assert (found.sizes, found.engines) == ((3, 6), options.engines)
    for each in found.measured:
        assert not each.trouble
        assert each.built.disk > 0
        assert each.opening.open > 0 < each.opening.first
        assert set(each.first) == set(each.again) == {"short", "phrase"}
        for timing in (*each.first.values(), *each.again.values()):
            assert 0 < timing.p50 <= timing.p95 <= timing.p99 <= timing.slowest
            assert timing.found >= 1
    assert found.of("whoosh", 3).typed
    assert found.of("fts5", 3).typed is None
    assert ("Gương Sáng, Whoosh: lập chỉ mục", 6, 6) in told
    assert open_databases() == []
    assert not list(tmp_path.glob("3"))


def test_who_takes_too_long_is_named_and_the_others_go_on(articles, tmp_path):
    options = Options(articles, (3, 6), ("fts5",), ("short",), 2, Bounds(minutes=1e-9))
    found = run_benchmark(options, tmp_path, lambda *step: None)
    assert [bool(each.trouble) for each in found.measured] == [True, True]
    assert "- SQLite FTS5: chưa xong sau" in tables(found)


def test_a_collection_that_is_built_by_several_processes_is_measured(articles, tmp_path):
    options = Options(articles, (FEW,), ("whoosh",), ("short",), 1)
    found = run_benchmark(options, tmp_path, lambda *step: None)
    assert not found.measured[0].trouble


def test_memory_is_bounded(articles, tmp_path):
    options = Options(articles, (2000,), ("fts5",), ("short",), 2, Bounds(gigabytes=0.01))
    found = run_benchmark(options, tmp_path, lambda *step: None)
    assert found.measured[0].trouble


def test_the_page_keeps_what_people_wrote_around_the_figures(articles, tmp_path):
    options = Options(articles, (3,), ("fts5", "fts5-bare"), ("short",), 2)
    found = run_benchmark(options, tmp_path, lambda *step: None)
    page = tmp_path / "so-do.md"
    write_report([found], page)
    text = page.read_text("utf-8")
    page.write_text(text.replace("# Số đo", "# Của tôi") + "\nLời dặn thử.\n", "utf-8")
    write_report([found], page)
    again = page.read_text("utf-8")
    assert again.startswith("# Của tôi")
    assert again.endswith("\nLời dặn thử.\n")
    assert again.count("| SQLite FTS5") == text.count("| SQLite FTS5") > 0
    picture = ET.parse(page.with_suffix(".svg")).getroot()
    names = [each.tag.rpartition("}")[2] for each in picture]
    assert names[:2] == ["title", "desc"]
    assert "SQLite FTS5" in picture[1].text
    page.write_text("không có chỗ", "utf-8")
    with pytest.raises(OutputUnusable, match="không có chỗ để ghi"):
        write_report([found], page)


def test_what_was_measured_before_stands_beside_it(articles, tmp_path):
    small = run_benchmark(
        Options(articles, (3,), ("fts5", "fts5-bare"), ("short",), 2), tmp_path, lambda *step: None
    )
    large = run_benchmark(
        Options(articles, (6,), ("fts5",), ("short",), 2), tmp_path, lambda *step: None
    )
    kept, page = tmp_path / "lon.json", tmp_path / "so-do.md"
    kept.write_text(json.dumps(large.as_json()), "utf-8")
    assert read_benchmark(kept) == large
    write_report([small, read_benchmark(kept)], page)
    text = page.read_text("utf-8")
    assert text.count("Đo ngày") == 2
    assert text.index("### 3 bài") < text.index("### 6 bài")
    assert "với 3 bài" in text.splitlines()[3]
    assert "với 6 bài" in text.splitlines()[3]


def test_a_file_that_holds_no_figures_is_refused(tmp_path):
    kept = tmp_path / "khac.json"
    kept.write_text('{"machine": []}', "utf-8")
    with pytest.raises(KBError, match="không phải tệp số đo"):
        read_benchmark(kept)


def test_articles_without_words_to_ask_for_are_refused(tmp_path):
    path = tmp_path / "bai.jsonl"
    path.write_text('{"id": "bai-1", "title": "Bài Thử", "body": "…"}\n', "utf-8")
    with pytest.raises(KBError, match="Không bài viết nào"):
        run_benchmark(Options(path), tmp_path, lambda *step: None)
