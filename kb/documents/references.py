"""Which record a citation in running text means: by number, issuer, province, term and date.

In: a text, and what is known of it (where it is from, which documents it is about). Out:
`Reference`s, each with the documents it may mean: one, or several that bear one number (another
term's 01-KL/TW, 33-KH/TU of two provinces), or none. A wrong link is worse than a missing one:
whatever the text states must agree. Search reads numbers more loosely (`kb.search.direct`).
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from kb.citations import Citation, PartialDate, find_citations, full_name, read_term
from kb.documents.names import Named, find_names, names_of
from kb.records import Directive, Record
from kb.text.vietnamese import match_key, syllables
from kb.vocabularies.vocabularies import Where

_LOOK_AHEAD = 90  # characters after a number in which its issuer and place may be named
# What follows a number says whose it is only when it follows at once: "của Bộ Chính trị khóa XII",
# "(khóa XIII)", "91-KH/TU Cao Bằng"; in ", Bộ Chính trị khóa XII ban hành" a new clause begins.
_SAYS_WHOSE = re.compile(r",? (?:của|do) |\s{1,2}(?=\(?kh(?:óa|oá) |tỉnh |thành phố |[^\W\d_a-z])")
_CLAUSE_END = re.compile(r"[.;:\n“\"]|\((?!kh(?:óa|oá))|,(?! kh(?:óa|oá))|,? về\s|\svà\s")
_COMMITTEE = re.compile(r"(?:Tỉnh|Thành) (?:ủy|uỷ) (?=[^\W\d_])")
_LONGEST_PLACE = 5


@dataclass(frozen=True)
class Setting:
    """What is known of a text: its province, the documents it is about, and its own date.

    `own` is the id of the document whose text it is; it does not cite itself.
    """

    province: str | None = None
    named: frozenset[str] = frozenset()
    own: str | None = None
    issued: PartialDate | None = None

    @classmethod
    def of(cls, record: Record) -> "Setting":
        """The setting of a record's own text."""
        if isinstance(record, Directive):
            named = frozenset(relation.to for relation in record.relations)
            return cls(record.province, named, record.id, record.issued)
        return cls(record.province, frozenset(record.directives), record.id)


@dataclass(frozen=True)
class Reference:
    """A document cited at text[start:end], and the records it may mean, likeliest first.

    `canonical` is the citation in standard form: "Kết luận số 01-KL/TW, ngày 18/5/2021".
    """

    start: int
    end: int
    text: str
    canonical: str
    candidates: tuple[Directive, ...]

    @property
    def directive(self) -> Directive | None:
        """The document meant, where it can be only one."""
        return self.candidates[0] if len(self.candidates) == 1 else None


class References:
    """Resolves citations against a collection of documents."""

    def __init__(self, records: Iterable[Record], where: Callable[[str], Where | None]) -> None:
        directives = [each for each in records if isinstance(each, Directive)]
        parsed = ((each, each.parsed_number) for each in directives)
        self._numbered = [(each, number) for each, number in parsed if number]
        self._named = names_of(directives)
        self._where = where

    def find(self, text: str, setting: Setting | None = None) -> tuple[Reference, ...]:
        """Every document that a text cites, in order, by number or by name."""
        setting = setting or Setting()
        numbered = list(self._by_number(text, setting))
        names = [
            each
            for each in find_names(text, self._named)
            if not any(one.start < each.end and each.start < one.end for one in numbered)
            and "\n\n" not in text[each.start : each.end]  # the head of the document itself
        ]
        found = [*numbered, *(self._by_name(text, each, setting) for each in names)]
        own = setting.own
        found = [each for each in found if all(own != one.id for one in each.candidates)]
        return tuple(sorted(found, key=lambda each: each.start))

    def _by_number(self, text: str, setting: Setting) -> Iterator[Reference]:
        said: dict[str, Directive] = {}  # whole numbers read so far, by number and type
        for citation in find_citations(text):
            clause = _clause(text, citation.end_with_date)
            place = self._place(clause) or self._place(_issuer_before(text, citation.start))
            found = self._meant(citation, clause, place, setting)
            spoken = f"{citation.number.kind}{citation.number.number}"
            if len(found) > 1 and not citation.number.issuer and said.get(spoken) in found:
                found = [said[spoken]]
            if len(found) == 1:
                said[spoken] = found[0]
            yield Reference(
                citation.start, citation.end, citation.text, _canonical(citation), tuple(found)
            )

    def _meant(
        self, citation: Citation, clause: str, place: Where | None, setting: Setting
    ) -> list[Directive]:
        """The documents that agree with all that is said, narrowed by what is likelier."""
        term = read_term(clause)
        found = [
            each
            for each, number in self._numbered
            if citation.number.matches(number)
            and citation.type in (None, each.type)  # Quyết định 217-QĐ/TW is no Quy định
            and _dates_agree(citation.date, each.issued)
            and (term is None or each.congress_term in (None, term))
            and self._is_from(each, place, setting)
        ]
        for is_likelier in (
            lambda each: each.id in setting.named,
            lambda each: citation.date is not None and citation.date == each.issued,
            lambda each: each.issuer is not None and match_key(each.issuer) in match_key(clause),
            lambda each: _is_earlier(each.issued, setting.issued),
        ):
            if len(found) > 1:
                found = [each for each in found if is_likelier(each)] or found
        return sorted(found, key=lambda each: str(each.issued or ""), reverse=True)

    def _by_name(self, text: str, named: Named, setting: Setting) -> Reference:
        found = tuple(each for each in named.directives if self._is_from(each, None, setting))
        written = text[named.start : named.end]
        return Reference(named.start, named.end, written, written, found)

    def _is_from(self, directive: Directive, place: Where | None, setting: Setting) -> bool:
        """A province's number is that of the province named beside it, else of the text's own."""
        if directive.province is None:
            return True
        asked = place or (self._where(setting.province) if setting.province else None)
        own = self._where(directive.province)
        return asked is None or own is None or asked.slug == own.slug

    def _place(self, clause: str) -> Where | None:
        """The province that a clause names: "của Tỉnh ủy Cao Bằng" names Cao Bằng."""
        words = [clause[each.start : each.end] for each in syllables(clause)]
        for start, word in enumerate(words):
            for size in range(_LONGEST_PLACE, 0, -1):
                where = self._where(" ".join(words[start : start + size]))
                if where and word[0].isupper():
                    return where
        return None


def _canonical(citation: Citation) -> str:
    """The standard form; a number said without its issuer stays as it is: "Kết luận 01"."""
    if citation.number.issuer or citation.number.year:
        return full_name(citation.number, citation.type or "", citation.date, None)
    return " ".join(citation.text.split())


def _clause(text: str, start: int) -> str:
    """Whose a number is, as said right after it: "Bộ Chính trị khóa XII"; "" if it is not said."""
    if found := _SAYS_WHOSE.match(text, start):
        rest = text[found.end() : found.end() + _LOOK_AHEAD]
        return _CLAUSE_END.split(rest, maxsplit=1)[0]
    return ""


def _issuer_before(text: str, end: int) -> str:
    """The committee that a sentence names before a number: "Tỉnh ủy Cao Bằng ban hành …"."""
    sentence = re.split(r"[.;\n]", text[max(0, end - _LOOK_AHEAD) : end])[-1]
    return sentence[found[-1].end() :] if (found := list(_COMMITTEE.finditer(sentence))) else ""


def _dates_agree(cited: PartialDate | None, issued: PartialDate | None) -> bool:
    if cited is None or issued is None:
        return True
    return str(cited).startswith(str(issued)) or str(issued).startswith(str(cited))


def _is_earlier(cited: PartialDate | None, citing: PartialDate | None) -> bool:
    return cited is None or citing is None or cited <= citing
