"""A phrase in quotes is found wherever the words of a record are indexed."""

from collections.abc import Iterator

from kb.records import Record
from kb.search.matching import allowed
from kb.search.query import MAX_WORDS, parse
from kb.text.vietnamese import syllable_texts

NAMES = ("subject", "role", "district", "commune", "province", "issuer", "signer", "period")


def names_in(record: Record) -> Iterator[str]:
    """What readers quote of a record, besides its title and its text."""
    yield from (getattr(record, name, None) or "" for name in NAMES)
    for part in (*getattr(record, "honours", ()), *getattr(record, "used_in", ())):
        yield part.title
    yield from (source.title or "" for source in record.sources)


def test_every_name_that_stands_in_a_real_record_finds_it_as_a_phrase(real_snapshot):
    quoted = {
        (number, text.replace('"', " "))
        for number, record in enumerate(real_snapshot.records)
        for text in names_in(record)
        if 1 < len(syllable_texts(text)) <= MAX_WORDS
    }
    assert len(quoted) > 300
    missed = [
        (real_snapshot.index.rows[number].id, text)
        for number, text in sorted(quoted)
        if not allowed(real_snapshot, parse(f'"{text}"', real_snapshot.vocabularies))[number]
    ]
    assert missed == []
