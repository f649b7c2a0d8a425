"""Which record a citation in running text means: by number, issuer, province, term and date.

In: a text, and what is known of it (where it is from, which documents it is about). Out:
`Reference`s, each with the documents it may mean: one, or several that bear one number (another
term's 01-KL/TW, 33-KH/TU of two provinces), or none. A wrong link is worse than a missing one:
whatever the text states must agree. Search reads numbers more loosely (`kb.search.direct`).
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from kb.citations import (
    Citation,
    Letters,
    PartialDate,
    find_citations,
    full_name,
    read_term,
)
from kb.documents.bearers import Bearer, Bearers, dates_agree
from kb.documents.names import Named, find_names, names_of
from kb.documents.said import clause_after, committee_before, is_about
from kb.records import Directive, Record, as_type, of_type
from kb.text.vietnamese import match_key, syllables
from kb.vocabularies import KnownNumber, Vocabularies, Where, places_in


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
        directive = as_type(Directive, record)
        arrows = directive.relations if directive else ()
        named = frozenset((*record.directives, *(arrow.to for arrow in arrows)))
        return cls(record.province, named, record.id, directive.issued if directive else None)


@dataclass(frozen=True)
class Reference:
    """A document cited at text[start:end], and the records it may mean, likeliest first.

    `canonical` is the citation in standard form: "Kết luận số 01-KL/TW, ngày 18/5/2021"; `known`
    are the documents without a record that it may mean as well.
    """

    start: int
    end: int
    text: str
    canonical: str
    candidates: tuple[Directive, ...]
    known: tuple[KnownNumber, ...] = ()

    @property
    def directive(self) -> Directive | None:
        """The document meant, where it can be only one."""
        return self.candidates[0] if self.candidates and not self.is_unclear else None

    @property
    def is_unclear(self) -> bool:
        """Whether it may mean several documents, with a record or without."""
        return len(self.candidates) + len(self.known) > 1


class References:
    """Resolves citations against a collection of documents, and the numbers known besides."""

    def __init__(self, records: Iterable[Record], vocabularies: Vocabularies) -> None:
        directives = of_type(Directive, records)
        self._bearers = Bearers(directives, vocabularies.numbers)
        self._named = names_of(directives)
        self._where = vocabularies.where

    def find(self, text: str, setting: Setting | None = None) -> tuple[Reference, ...]:
        """Every document that a text cites, in order, by number or by name."""
        setting = setting or Setting()
        letters = Letters.of(text)
        numbered = list(self._by_number(letters.written, setting))
        found = [*numbered, *self._by_names(letters.written, setting, numbered)]
        own = setting.own
        found = [each for each in found if all(own != one.id for one in each.candidates)]
        ordered = sorted(found, key=lambda each: each.start)
        return tuple(_as_given(each, letters) for each in ordered)

    def _by_number(self, text: str, setting: Setting) -> Iterator[Reference]:
        said: defaultdict[str, dict[Bearer, None]] = defaultdict(dict)  # clear so far, by number
        for citation in find_citations(text):
            found = self._meant(citation, text, setting)
            spoken = f"{citation.number.symbol}{citation.number.number}"
            if len(found) > 1 and len(said[spoken]) == 1:
                found = [each for each in said[spoken] if each in found] or found
            if len(found) == 1:
                said[spoken][found[0]] = None
            yield _reference(citation, found)

    def _meant(self, citation: Citation, text: str, setting: Setting) -> list[Bearer]:
        """The documents that agree with all that is said, narrowed by what is likelier."""
        clause = clause_after(text, citation.end_with_date)
        place = self._place(clause) or self._place(committee_before(text, citation.start))
        term = read_term(clause)
        found = [
            each
            for each in self._bearers.of(citation.number)
            if citation.type in (None, each.type)  # Quyết định 217-QĐ/TW is no Quy định
            and dates_agree(citation.date, each.issued)
            and (term is None or each.congress_term in (None, term))
            and self._is_from(each, place, setting)
        ]
        for is_likelier in (
            lambda each: not isinstance(each, KnownNumber) and each.id in setting.named,
            lambda each: citation.date is not None and citation.date == each.issued,
            lambda each: each.issuer is not None and match_key(each.issuer) in match_key(clause),
            lambda each: is_about(text, citation.end, each.title),
            lambda each: _is_earlier(each.issued, setting.issued),
        ):
            if len(found) > 1:
                found = [each for each in found if is_likelier(each)] or found
        return sorted(found, key=lambda each: str(each.issued or ""), reverse=True)

    def _by_names(
        self, text: str, setting: Setting, numbered: list[Reference]
    ) -> Iterator[Reference]:
        """The names apart from the numbers, which are read already; both are in order."""
        place = 0
        for each in find_names(text, self._named):
            while place < len(numbered) and numbered[place].end <= each.start:
                place += 1
            is_read = place < len(numbered) and numbered[place].start < each.end
            if not is_read and "\n\n" not in text[each.start : each.end]:  # a document's own head
                yield self._by_name(text, each, setting)

    def _by_name(self, text: str, named: Named, setting: Setting) -> Reference:
        found = tuple(each for each in named.directives if self._is_from(each, None, setting))
        written = text[named.start : named.end]
        return Reference(named.start, named.end, written, written, found)

    def _is_from(self, bearer: Bearer, place: Where | None, setting: Setting) -> bool:
        """A province's number is that of the province named beside it, else of the text's own."""
        if bearer.province is None:
            return True
        asked = place or (self._where(setting.province) if setting.province else None)
        own = self._where(bearer.province)
        return asked is None or own is None or asked.slug == own.slug

    def _place(self, clause: str) -> Where | None:
        """The province that a clause names: "của Tỉnh ủy Cao Bằng" names Cao Bằng."""
        words = [clause[each.start : each.end] for each in syllables(clause)]

        def read(few: Sequence[str]) -> Where | None:
            return self._where(" ".join(few)) if few[0][:1].isupper() else None

        return next((where for _, _, where in places_in(words, read)), None)


def _reference(citation: Citation, found: list[Bearer]) -> Reference:
    return Reference(
        citation.start,
        citation.end,
        citation.text,
        _canonical(citation),
        tuple(each for each in found if not isinstance(each, KnownNumber)),
        tuple(each for each in found if isinstance(each, KnownNumber)),
    )


def _as_given(reference: Reference, letters: Letters) -> Reference:
    """The reference at its place in the text as it was given, hidden letters and all."""
    start, end = letters.given_start(reference.start), letters.given_end(reference.end)
    return replace(reference, start=start, end=end, text=letters.given[start:end])


def _canonical(citation: Citation) -> str:
    """The standard form; a number said without its issuer stays as it is: "Kết luận 01"."""
    if citation.number.issuer or citation.number.year:
        return full_name(citation.number, citation.type or "", citation.date, None)
    return " ".join(citation.text.split())


def _is_earlier(cited: PartialDate | None, citing: PartialDate | None) -> bool:
    return cited is None or citing is None or cited <= citing
