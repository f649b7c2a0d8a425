"""One document number: its parts, its canonical print, and when two may be one document.

Five grammars: "05-CT/TW" (Party), "27/CT-TTg" (state), "73/2023/NĐ-CP" (state, with the year),
"45/2019/QH14" (National Assembly) and "345/UBND-NC" (letters of the state, which bear no symbol of
a type). How they are read is in reading.py and untyped.py.
"""

from dataclasses import dataclass, field, replace

from kb.citations.letters import fold
from kb.citations.vocabulary import LETTER, canonical_issuer, is_party_issuer


@dataclass(frozen=True)
class DocumentNumber:
    """Parts of a number. "08-QĐi/TW" is DocumentNumber(8, kind="QĐi", issuer="TW").

    A spoken form ("Chỉ thị 05") has no issuer; a document not yet numbered ("…-KH/TU") has
    no number. In "45/2019/QH14" the kind is "QH" and the issuer "QH14"; in "345/UBND-NC" there
    is no kind and the issuer is "UBND-NC", the body with the unit that drafted the letter.
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

    @property
    def is_untyped(self) -> bool:
        """Whether it is a letter of the state: "345/UBND-NC" says whose it is, and no type."""
        return bool(self.issuer and not self.kind)

    @property
    def symbol(self) -> str:
        """The symbol of its type, also of one that does not bear it: "CV" for "345/UBND-NC"."""
        return LETTER if self.is_untyped else self.kind

    @property
    def spoken(self) -> "DocumentNumber":
        """The number as people say it, without issuer: "27-CT" for "27/CT-TTg"."""
        return replace(self, kind=self.symbol, issuer="", hyphen_first=True)

    def _printed(self, head: str) -> str:
        party = is_party_issuer(self.issuer)
        hyphen_first = self.hyphen_first if party is None else party
        if self.year is not None:
            head, hyphen_first = f"{head}/{self.year}", False
        if self.kind == "QH" or self.is_untyped:
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
            and _same_kind(self, other)
            and (self.year is None or other.year is None or self.year == other.year)
            and (not self.issuer or not other.issuer or _same_issuer(self.issuer, other.issuer))
        )


def _same_kind(one: DocumentNumber, other: DocumentNumber) -> bool:
    """Công văn 345 may be 345/UBND-NC; 345/CV-UBND is another number than that."""
    have_issuers = one.issuer and other.issuer
    kinds = {one.kind, other.kind} if have_issuers else {one.symbol, other.symbol}
    return len(kinds) == 1 or kinds == {"QĐ", "QĐi"}


def _same_issuer(one: str, other: str) -> bool:
    return fold(canonical_issuer(one)) == fold(canonical_issuer(other))
