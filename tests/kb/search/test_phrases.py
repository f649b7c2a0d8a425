"""A phrase in quotes is found wherever the words of a record are indexed."""

from collections.abc import Iterator

import pytest

from kb.records import Record
from kb.search.clauses import allowed
from kb.search.reading import MAX_WORDS, parse
from kb.search.snippets import contains_phrase
from kb.text.vietnamese import syllable_texts
from kb.vocabularies import Vocabularies

NAMES = ("subject", "role", "district", "commune", "province", "issuer", "signer", "period")


def names_in(record: Record) -> Iterator[str]:
    """What readers quote of a record, besides its title and its text."""
    yield from (getattr(record, name, None) or "" for name in NAMES)
    for part in (*getattr(record, "honours", ()), *getattr(record, "used_in", ())):
        yield part.title
    yield from (source.title or "" for source in record.sources)


def holding_phrase(snapshot, text):
    return snapshot.holding(allowed(snapshot, parse(f'"{text}"', snapshot.vocabularies)))


def test_every_name_that_stands_in_a_real_record_finds_it_as_a_phrase(real_snapshot):
    quoted = {
        (record.id, text.replace('"', " "))
        for record in real_snapshot.records
        for text in names_in(record)
        if 1 < len(syllable_texts(text)) <= MAX_WORDS
    }
    assert len(quoted) > 300
    missed = [
        (record_id, text)
        for record_id, text in sorted(quoted)
        if record_id not in holding_phrase(real_snapshot, text)
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "phrase", "stands"),
    [
        ("Bữa cơm nhân ái", "bữa cơm", True),
        ("Nấu bữa, cơm nguội", "bữa cơm", True),
        ("Băn cơm cháo, ăn cơm", "ăn cơm", True),
        ("Băn cơm, chăn cơm, ăn cơmm", "ăn cơm", False),
        ("ma má ma", "má ma", True),
        ("ma ma má ma", "má ma", True),
        ("ma má mà", "má ma", True),
        ("ma mà ma", "má ma", False),
        ("Ủy ban họp", "uỷ ban", True),
        ("có 1.008 hộ", "1008 hộ", True),
        ("có 1 008 hộ", "1008 hộ", False),
    ],
)
def test_a_phrase_stands_where_its_words_follow_one_another(text, phrase, stands):
    (words,) = parse(f'"{phrase}"', Vocabularies()).phrases
    assert contains_phrase(text, words) is stands
