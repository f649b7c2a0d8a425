"""One document number: its parts, its canonical print, and how it is read.

Four grammars: "05-CT/TW" (Party), "27/CT-TTg" (state), "73/2023/NĐ-CP" (state, with the
year) and "45/2019/QH14" (National Assembly). Writers mix up hyphen and slash all the time,
so any separator is read; the issuer decides which one is printed.
"""

import re
from dataclasses import dataclass, field, replace

from kb.citations.letters import Letters, fold
from kb.citations.vocabulary import (
    canonical_issuer,
    canonical_symbol,
    is_known_issuer,
    is_party_issuer,
)


@dataclass(frozen=True)
class DocumentNumber:
    """Parts of a number. "08-QĐi/TW" is DocumentNumber(8, kind="QĐi", issuer="TW").

    A spoken form ("Chỉ thị 05") has no issuer; a document not yet numbered ("…-KH/TU") has
    no number. In "45/2019/QH14" the kind is "QH" and the issuer "QH14".
    """

    number: int | None
    year: int | None = None
    kind: str = ""
    issuer: str = ""
    suffix: str = ""  # the letter of "64a/2016/NĐ-CP"
    # How it was written; decides the print only for issuers not known to be Party or state.
    hyphen_first: bool = field(default=True, compare=False, repr=False)

    def __str__(self) -> str:
        """Canonical print: "05-CT/TW", "27/CT-TTg", "73/2023/NĐ-CP", "45/2019/QH14"."""
        return self._printed("…" if self.number is None else f"{self.number:02}{self.suffix}")

    @property
    def key(self) -> str:
        """One key for all spellings: "5-qd/tw" for "05-QĐ/TW", "05 QDi/TƯ" and "5/QD-TW"."""
        kind = "QĐ" if self.kind == "QĐi" else self.kind
        alike = replace(self, kind=kind, issuer=canonical_issuer(self.issuer), hyphen_first=True)
        return fold(alike._printed("" if self.number is None else f"{self.number}{self.suffix}"))

    def _printed(self, head: str) -> str:
        party = is_party_issuer(self.issuer)
        hyphen_first = self.hyphen_first if party is None else party
        if self.year is not None:
            head, hyphen_first = f"{head}/{self.year}", False
        if self.kind == "QH":
            return f"{head}/{self.issuer or self.kind}"
        first, second = "-/" if hyphen_first else "/-"
        return f"{head}{first}{self.kind}" + (f"{second}{self.issuer}" if self.issuer else "")

    def matches(self, other: "DocumentNumber") -> bool:
        """Whether both may be one document: "Chỉ thị 05" and "05-CT/TW", not "05-CT/TU".

        What only one of them says (issuer, year) is no obstacle; a blank number matches none.
        """
        return (
            self.number is not None
            and (self.number, fold(self.suffix)) == (other.number, fold(other.suffix))
            and (self.kind == other.kind or {self.kind, other.kind} == {"QĐ", "QĐi"})
            and (self.year is None or other.year is None or self.year == other.year)
            and (not self.issuer or not other.issuer or _same_issuer(self.issuer, other.issuer))
        )


def _same_issuer(one: str, other: str) -> bool:
    return fold(canonical_issuer(one)) == fold(canonical_issuer(other))


# Patterns see folded text (letters.py). Blanks inside a number never include a line break:
# "trang 3" above a line "- CV/BTGTU" is no number.
_BLANK = r"[ \t\u00a0]"
_DASH = rf"{_BLANK}{{0,2}}[-/]{_BLANK}{{0,2}}"
_LOOSE = rf"(?:{_DASH}|{_BLANK}{{1,2}})"
START = r"(?<![\w/.\-])"
DIGITS = r"(?P<number>[0-9]{1,6})(?P<suffix>[a-z](?![a-z0-9]))?"
YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_ISSUER = r"(?P<issuer>(?:[a-z]{0,8}t\.u|[a-z][a-z0-9]{0,11})(?:-[a-z][a-z0-9]{1,11}){0,3})(?!\w)"


def _grammar(join: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:{DIGITS}|(?P<blank>…|\.\.\.))(?:{join}{YEAR})?"
        rf"(?:{join}(?P<assembly>(?:ubtv)?qh[0-9]{{1,2}})(?!\w)"
        rf"|(?P<join>{_DASH}|{_BLANK}{{0,2}})(?P<kind>[a-z]{{2,5}})(?P<link>{join}){_ISSUER})"
    )


_WRITTEN = _grammar(_DASH)
_TYPED = _grammar(_LOOSE)


def parse_number(text: str) -> DocumentNumber | None:
    """Read a string that is a number and nothing else: "08-QDi/TW" gives 08-QĐi/TW.

    Capitals, marks, hyphen or slash, NFC or NFD do not matter: "05/ct-tw" gives 05-CT/TW.
    A number still blank is read too: "…-CV/BTGTU".
    """
    letters = Letters.of(text.strip())
    found = _WRITTEN.match(letters.folded)
    if found is None or found.end() != len(letters.folded):
        return None
    return _number(letters, found, found.end())


def read_number(
    letters: Letters, position: int, *, loose: bool
) -> tuple[DocumentNumber, int] | None:
    """The whole number that starts at a position of a text, and where it ends.

    In prose an unknown issuer must stand in capitals ("12-KH/HND", not "12 kh/ha").
    """
    found = (_TYPED if loose else _WRITTEN).match(letters.folded, position)
    if found is None or found["blank"]:
        return None
    end = found.end()
    if not found["assembly"]:
        end = _issuer_end(letters, found)
        issuer = letters.written[found.start("issuer") : end]
        is_spaced = not found["link"].strip()
        if not is_known_issuer(issuer) and (is_spaced or not issuer[:2].isupper()):
            return None
    number = _number(letters, found, end)
    return (number, end) if number else None


def _number(letters: Letters, found: re.Match[str], end: int) -> DocumentNumber | None:
    written = letters.written
    value = int(found["number"]) if found["number"] else None
    year = int(found["year"]) if found["year"] else None
    suffix = written[slice(*found.span("suffix"))] if found["suffix"] else ""
    if found["assembly"]:
        return DocumentNumber(value, year, "QH", found["assembly"].upper(), suffix)
    kind = canonical_symbol(written[slice(*found.span("kind"))])
    if kind is None:
        return None
    issuer = canonical_issuer(written[found.start("issuer") : end])
    hyphen_first = year is None and found["join"].strip() != "/"
    return DocumentNumber(value, year, kind, issuer, suffix, hyphen_first)


def _issuer_end(letters: Letters, found: re.Match[str]) -> int:
    """Keep what belongs to the issuer: "UBND-VX" whole, but "CP" of the address "CP-ngay"."""
    end = found.start("issuer")
    for part in found["issuer"].split("-"):
        part_end = end + len(part)
        if end > found.start("issuer") and not letters.written[end:part_end].isupper():
            return end - 1
        end = part_end + 1
    return end - 1
