"""The text of the search box, read: any text at all, and never beyond the bounds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from kb.search import SearchQuery, search
from kb.search.reading import MAX_WORDS, parse
from kb.text.vietnamese import normalise

words = st.sampled_from(["nêu gương", "CT90", "chi thi so 90", "Cao Bằng", "2021", "sach", "-"])
filters = st.sampled_from(['tinh:"Cao Bằng"', "loai:mo-hinh", "nam:2020..2024", "nam:..", "tinh:"])
marks = st.sampled_from(
    ['"', '""', " ", "  ", "\n", ":", "(", "..", "*", "\0", "İ", "\u0323", "\ud800"]
)
texts = st.one_of(st.text(), st.lists(words | filters | marks, max_size=25).map("".join))


@given(texts)
@example('"nêu gương -sách"')
def test_any_text_is_read_and_its_parts_stand_in_it(content, text):
    parsed = parse(text, content.vocabularies)
    assert all(part.text in parsed.text for part in parsed.understood)
    assert all(parsed.text[token.start : token.end] for token in parsed.tokens)
    assert all(
        word.text for run in (*parsed.runs, *parsed.phrases, *parsed.excluded) for word in run
    )


@given(texts)
def test_what_was_read_once_is_read_the_same_again(content, text):
    assert parse(text, content.vocabularies) == parse(normalise(text), content.vocabularies)


bounds = st.none() | st.none() | st.integers() | st.sampled_from([2016, 2021])
chosen = st.sampled_from([{}, {"year": ("2021",)}, {"kind": ("mo-hinh",)}]) | st.builds(
    lambda value: {"year": (value,)}, st.text(max_size=9)
)
asked = st.builds(
    SearchQuery,
    text=texts | st.lists(words, max_size=2).map(" ".join),
    filters=chosen,
    from_year=bounds,
    to_year=bounds,
    sort=st.sampled_from(["relevance", "newest", "name"]) | st.text(max_size=9),
    page=st.just(1) | st.integers(),
    size=st.just(10) | st.integers(),
)


def test_any_question_has_an_answer(snapshot):
    hits = []

    @given(asked)
    def ask(question):
        found = search(snapshot, question)
        assert len(found.hits) <= min(found.total, found.query.size)
        hits.append(len(found.hits))

    ask()
    assert sum(count > 0 for count in hits) > 5


@pytest.mark.parametrize("text", ['"' * 10_000, '"a ' * 10_000, '-"' * 10_000, "(" * 10_000])
def test_ten_thousand_nested_quotes_are_read_as_far_as_the_bound(content, text):
    parsed = parse(text, content.vocabularies)
    held = [*parsed.runs, *parsed.phrases, *parsed.excluded]
    assert sum(map(len, held)) <= MAX_WORDS
