"""The repository's own content: whole, sourced, and in our own words."""

import re

import pytest

from kb.citations import find_citations
from kb.content.checks import check_content
from kb.documents.references import References
from kb.records import Record
from kb.text.markup import to_text
from kb.text.vietnamese import syllable_texts
from tests.support.paths import cases
from tests.support.references import meant

LONGEST_SHARED_RUN = 12
# Names may be the same everywhere: what is quoted, and document numbers with their dates.
QUOTED_RE = re.compile(r'"[^"\n]*"|“[^”\n]*”|«[^»\n]*»')


def test_the_content_has_no_error(real_content):
    problems = check_content(real_content)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []


def test_what_is_left_to_curate_is_only_numbers_of_documents_not_yet_here(real_content):
    warnings = [problem.wrong for problem in check_content(real_content)]
    assert [text for text in warnings if "không dẫn tới văn bản nào trong kho" not in text] == []


@pytest.mark.parametrize("case", cases("references")["kho_that"], ids=lambda case: case["cau"])
def test_a_sentence_leads_to(case, real_content):
    records = (file.record for file in real_content.files)
    references = References(records, real_content.vocabularies)
    assert meant(references, case["cau"]) == case["thay"]


def test_there_are_records_of_both_types(real_content):
    types = [file.record.record_type for file in real_content.files]
    assert types.count("exemplar") >= 10
    assert types.count("directive") >= 46


def test_every_record_has_a_source_with_a_name(real_content):
    assert [file.path for file in real_content.files if not file.record.sources] == []
    assert [
        file.path
        for file in real_content.files
        for source in file.record.sources
        if not source.name
    ] == []


def test_every_published_record_says_something_of_its_own(real_content):
    for file in real_content.files:
        if file.record.status == "published" and file.record.about.is_file:
            assert len(syllable_texts(to_text(file.record.body))) >= 20, file.path


def test_links_lead_to_published_records(real_content):
    published = {record.id for record in real_content.servable(check_content(real_content))}
    for file in real_content.files:
        links = [relation.to for relation in getattr(file.record, "relations", ())]
        links += getattr(file.record, "directives", ())
        assert set(links) <= published, file.path


def pieces_in_own_words(record: Record, titles: list[str]) -> list[str]:
    """The body cut at what may well stand in several bodies: titles, quotations, numbers."""
    text = to_text(record.body)
    for citation in reversed(find_citations(text)):
        text = text[: citation.start] + "\n" + text[citation.end_with_date :]
    for title in titles:
        text = text.replace(title, "\n")
    return QUOTED_RE.sub("\n", text).split("\n")


def runs_of_words(pieces: list[str]) -> set[str]:
    runs = set()
    for words in map(syllable_texts, pieces):
        for start in range(len(words) - LONGEST_SHARED_RUN + 1):
            runs.add(" ".join(words[start : start + LONGEST_SHARED_RUN]))
    return runs


def test_a_shared_run_of_words_would_be_seen():
    one = "Sáng nào cũng vậy, cả nhóm ra bến sông đón các em nhỏ đi học"
    other = "Chúng tôi thấy sáng nào cũng vậy: cả nhóm ra bến sông đón các em nhỏ."
    shared = runs_of_words([one]) & runs_of_words([other])
    assert sorted(shared) == [
        "nào cũng vậy cả nhóm ra bến sông đón các em nhỏ",
        "sáng nào cũng vậy cả nhóm ra bến sông đón các em",
    ]


def test_no_two_bodies_share_a_long_run_of_words(real_content):
    titles = sorted((file.record.title for file in real_content.files), key=len, reverse=True)
    first: dict[str, str] = {}
    shared = []
    for file in real_content.files:
        for run in runs_of_words(pieces_in_own_words(file.record, titles)):
            if first.setdefault(run, file.path) != file.path:
                shared.append(f"{first[run]} and {file.path}: {run}")
    assert shared == []
