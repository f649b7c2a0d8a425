"""Every document is found first by its number, however that is typed or pasted."""

import html
import re
import unicodedata
from urllib.parse import quote

from kb.citations import TYPE_LABELS
from kb.records import Directive, as_type, of_type
from kb.search import SearchQuery, search
from kb.text.vietnamese import fold
from tests.support.paths import cases

SPELLINGS = cases("document_numbers")["spellings"]
# Soft hyphen, joiners, grapheme joiner, byte order mark, variation selectors, an Arabic sign.
HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\u034f\ufeff\ufe0e\ufe0f\u0600\U000e0100"
BLANKS = "\u00a0\u2003\u2009\u202f\u3000"


def lower(text):
    return text.lower()


def unmarked(text):
    return fold(text).lower()


def letters_for_digits(text):
    return re.sub("[01]", lambda digit: {"0": "o", "1": "l"}[digit[0]], text, count=1)


def full_width(text):
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def hidden_letters(text):
    parts = (char + HIDDEN[place % len(HIDDEN)] for place, char in enumerate(text))
    return "".join(parts)


def odd_blanks(text):
    blanks = iter(BLANKS)
    return re.sub(" ", lambda _: next(blanks), text).replace("-", "\u2011")


def as_html(text):
    escaped = html.escape(text).replace("-", "&#8209;").replace("/", "&#x2F;")
    return escaped.replace(" ", "&nbsp;").replace("Đ", "&#272;")


def percent(text):
    return quote(text, safe="")


def decomposed(text):
    return unicodedata.normalize("NFD", text)


HOW = {
    each.__name__: each
    for each in (
        *(lower, unmarked, letters_for_digits, full_width, hidden_letters, odd_blanks),
        *(percent, decomposed),
    )
} | {"html": as_html}


class Tail(str):
    """The symbols of a number; its format says what stands between them."""

    def __format__(self, joint):
        return re.sub("[-/]", lambda _: joint, self) if joint else str(self)


def written(spelling, record):
    number = record.parsed_number
    year = f"/{number.year}" if number.year else ""
    head = f"{number.number:02}{year}"
    text = spelling["write"].format(
        number=number,
        n=f"{number.number}{year}",
        nn=head,
        kind=number.issuer if number.kind == "QH" else number.kind,
        issuer="" if number.kind == "QH" else number.issuer,
        type=TYPE_LABELS[record.type],
        date="/".join(reversed(str(record.issued).split("-"))),
        tail=Tail(str(number).removeprefix(head).lstrip("-/")),
    )
    return HOW.get(spelling.get("as"), str)(text)


def first_number(snapshot, text):
    """The key of the number of the first hit, or nothing."""
    found = search(snapshot, SearchQuery(text, size=1)).hits
    directive = as_type(Directive, found[0].record) if found else None
    number = directive.parsed_number if directive else None
    return number and number.key


def test_every_document_is_found_first_by_its_number_in_every_spelling(real_snapshot):
    asked = [
        (written(spelling, record), record.parsed_number.key)
        for record in of_type(Directive, real_snapshot.records)
        for spelling in SPELLINGS
        if record.parsed_number and record.parsed_number.number
        if "{date}" not in spelling["write"] or (record.issued and record.issued.day)
    ]
    assert len(asked) > 36 * 30
    missed = [(text, key) for text, key in asked if first_number(real_snapshot, text) != key]
    assert len(missed) <= len(asked) * 0.02, missed
