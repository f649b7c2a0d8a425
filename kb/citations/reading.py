"""Reads one number, from a string that is nothing else or at a place in a text.

Writers mix up hyphen and slash all the time, so any separator is read; the issuer decides which one
is printed (numbers.py). A number may go on in the next line after a hyphen or a slash.
"""

import re

from kb.citations.letters import Letters
from kb.citations.numbers import DocumentNumber
from kb.citations.untyped import Announced, read_untyped
from kb.citations.vocabulary import canonical_issuer, canonical_symbol, is_known_issuer

# Patterns see cleaned and folded text (letters.py). A line may end after a separator, not before
# one: "trang 3" above a line "- CV/BTGTU" is no number. What is announced ("Kế hoạch số 91") is
# read on in the next line whatever it begins with, a dash of a list apart.
_BLANK = " {0,3}"
_DASH = rf"{_BLANK}[-/]{_BLANK}(?:\n{_BLANK})?"
_INNER = rf"{_BLANK}(?:\n{_BLANK})?[-/]{_BLANK}(?:\n{_BLANK})?"
_LOOSE = rf"(?:{_DASH}| {{1,2}})"
START = r"(?<![\w/.\-])"
DIGITS = r"(?P<number>[0-9]{1,6})(?P<suffix>[a-z](?![a-z0-9]))?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_ISSUER = (
    r"(?P<issuer>(?:[a-z]{0,8}t\.u|[a-z][a-z0-9]{0,11})(?:-\n?[a-z][a-z0-9]{1,11}){0,3})(?!\w)"
)


def _grammar(join: str, link: str, first: str) -> re.Pattern[str]:
    """`join` stands before the year, `first` before the symbol, `link` after it."""
    return re.compile(
        rf"(?:{DIGITS}|(?P<blank>…|\.\.\.))(?:{join}{YEAR})?"
        rf"(?:{join}(?P<assembly>(?:ubtv)?qh ?[0-9]{{1,2}})(?!\w)"
        rf"|(?P<join>{first})(?P<kind>[a-z]{{2,5}})(?P<link>{link}){_ISSUER})"
    )


_WRITTEN = _grammar(_DASH, _INNER, rf"{_DASH}|{_BLANK}")
_ANNOUNCED = _grammar(_INNER, _INNER, rf"{_DASH}|\n(?:[-/](?=\w))?|{_BLANK}")
_TYPED = _grammar(_LOOSE, _LOOSE, rf"{_DASH}|{_BLANK}")


def parse_number(text: str) -> DocumentNumber | None:
    """Read a string that is a number and nothing else: "08-QDi/TW" gives 08-QĐi/TW.

    Capitals, marks, hyphen or slash, NFC or NFD do not matter: "05/ct-tw" gives 05-CT/TW.
    A number still blank is read too: "…-CV/BTGTU".
    """
    letters = Letters.of(text.strip())
    found = _WRITTEN.match(letters.folded)
    is_whole = found is not None and found.end() == len(letters.folded)
    if found and is_whole and (number := _number(letters, found, found.end())):
        return number
    said = Announced(as_letter=not letters.written.islower())
    untyped = read_untyped(letters, 0, said, loose=True)
    return untyped[0] if untyped and untyped[1] == len(letters.folded) else None


def read_number(
    letters: Letters, position: int, *, loose: bool, is_announced: bool
) -> tuple[DocumentNumber, int] | None:
    """The whole number with its symbol that starts at a position of a text, and where it ends.

    In prose an unknown issuer must stand in capitals ("12-KH/HND", not "12 kh/ha").
    """
    grammar = _TYPED if loose else _ANNOUNCED if is_announced else _WRITTEN
    found = grammar.match(letters.folded, position)
    if found is None or found["blank"]:
        return None
    end = found.end()
    if not found["assembly"]:
        end = _issuer_end(letters, found)
        issuer = _slice(letters, found.start("issuer"), end)
        is_spaced = not found["link"].strip()
        if not is_known_issuer(issuer) and (is_spaced or not issuer[:2].isupper()):
            return None
    number = _number(letters, found, end)
    return (number, end) if number else None


def _number(letters: Letters, found: re.Match[str], end: int) -> DocumentNumber | None:
    value = int(found["number"]) if found["number"] else None
    year = int(found["year"]) if found["year"] else None
    suffix = letters.written[slice(*found.span("suffix"))] if found["suffix"] else ""
    if found["assembly"]:
        return DocumentNumber(value, year, "QH", found["assembly"].replace(" ", "").upper(), suffix)
    kind = canonical_symbol(letters.written[slice(*found.span("kind"))])
    if kind is None:
        return None
    issuer = canonical_issuer(_slice(letters, found.start("issuer"), end))
    hyphen_first = year is None and found["join"].strip() != "/"
    return DocumentNumber(value, year, kind, issuer, suffix, hyphen_first)


def _slice(letters: Letters, start: int, end: int) -> str:
    return letters.written[start:end].replace("\n", "")


def _issuer_end(letters: Letters, found: re.Match[str]) -> int:
    """Keep what belongs to the issuer: "UBND-VX" whole, but "CP" of the address "CP-ngay"."""
    end = found.start("issuer")
    for part in found["issuer"].split("-"):
        part_end = end + len(part)
        if end > found.start("issuer") and not letters.written[end:part_end].isupper():
            return end - 1
        end = part_end + 1
    return end - 1
