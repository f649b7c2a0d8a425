"""Whether a record repeats the words of an article that was kept for it, names apart.

In: a record's file, the materials that lie in the archive under its id. Out: a `Problem` for each
row of twelve words or more, with its line and the words. Names, numbers of documents, titles and
what stands in quotation marks are nobody's own words.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kb.citations import find_citations
from kb.content.folder import Content
from kb.errors import ContentError
from kb.material.keeping import kept_material
from kb.material.values import Material
from kb.records import Exemplar, RecordFile, as_type
from kb.schema import Problem
from kb.text.phrases import quoted
from kb.text.source_marks import blotted
from kb.text.vietnamese import normalise, syllables

COPIED_WORDS = 12
_SHOWN = 16  # words of a longer row that are told
_NAME_WORDS = 4  # so many words of a title in a row are the title
_QUOTED_RE = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"|«[^»\n]*»|‘[^’\n]*’")
_HEAD_RE = re.compile(r"(?:^|[.!?…:;\n])[\s“\"‘'(–•*-]*$")
_Run = tuple[str, ...]


@dataclass(frozen=True)
class _Word:
    """A word in matching form, and where it stands; a blank one parts what stands around it."""

    text: str
    start: int
    end: int


class Titles:
    """What a collection names things by: rows of four words of its titles, bodies, documents."""

    def __init__(self, content: Content) -> None:
        lists = content.vocabularies
        names = [name for each in lists.organisations for name in each.names]
        names += [term for each in lists.synonyms for term in each.terms]
        names += [each.title for each in content.directives.values() if each.title]
        self._rows = _rows_of(names)

    def among(self, record: RecordFile) -> frozenset[_Run]:
        """Those, and what this record names: itself, its honours, its sources."""
        return self._rows | _rows_of(_named_in(record))


def _rows_of(names: Iterable[str]) -> frozenset[_Run]:
    return frozenset(row for name in names for row in _rows(_plain_words(name), _NAME_WORDS))


def _named_in(file: RecordFile) -> Iterator[str]:
    record, exemplar = file.record, as_type(Exemplar, file.record)
    yield record.title or ""
    yield from (source.title or "" for source in record.sources)
    if exemplar:
        yield from (exemplar.subject or "", exemplar.role or "")
        for honour in exemplar.honours:
            yield f"{honour.title} {honour.issuer or ''}"


def _plain_words(text: str) -> list[str]:
    return [each.text for each in syllables(normalise(text))]


def _rows(words: list[str], length: int) -> Iterator[_Run]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def overlaps(file: RecordFile, kept: Iterable[Material], titles: Titles) -> Iterator[Problem]:
    """What a record repeats of what was kept for it, each row of words once."""
    names = titles.among(file)
    articles = [_Article(each, names) for each in kept]
    told: set[_Run] = set()
    for field, line, text in _lines(file) if articles else ():
        words = _own_words(_without_quotations(text), names)
        for article in articles:
            for first, last in article.repeated(words):
                run = tuple(each.text for each in words[first:last])
                if run not in told:
                    told.add(run)
                    yield _problem(file, field, line, text, words[first:last], article.material)


def _lines(file: RecordFile) -> Iterator[tuple[str, int, str]]:
    """(field, line, text) of the summary and of every line of the body."""
    record = file.record
    yield "summary", file.line_of("summary"), record.summary or ""
    if record.about.is_file:
        for number, line in enumerate(record.body.split("\n"), start=file.body_line):
            yield "", number, blotted(line)


class _Article:
    def __init__(self, material: Material, names: frozenset[_Run]) -> None:
        self.material = material
        self._names = names

    @cached_property
    def _runs(self) -> frozenset[_Run]:
        return frozenset(
            row
            for paragraph in self.material.paragraphs
            for row in _rows(self._words(paragraph.text), COPIED_WORDS)
        )

    def _words(self, text: str) -> list[str]:
        return [each.text for each in _own_words(normalise(text), self._names)]

    def repeated(self, words: list[_Word]) -> Iterator[tuple[int, int]]:
        """The longest stretches of which every twelve words in a row stand in the article."""
        texts = [each.text for each in words]
        hits = [row in self._runs for row in _rows(texts, COPIED_WORDS)]
        at = 0
        while at < len(hits):
            if not hits[at]:
                at += 1
                continue
            first = at
            while at < len(hits) and hits[at]:
                at += 1
            yield first, at - 1 + COPIED_WORDS


def _own_words(text: str, names: frozenset[_Run]) -> list[_Word]:
    """The words of a text without names, titles, and numbers and dates of documents."""
    text = _without_citations(text)
    found = [_Word(each.text, each.start, each.end) for each in syllables(text)]
    named: set[int] = set()
    for at, row in enumerate(_rows([each.text for each in found], _NAME_WORDS)):
        if row in names:
            named.update(range(at, at + _NAME_WORDS))
    return [
        each for at, each in enumerate(found) if at not in named and not _is_name(text, found, at)
    ]


def _is_name(text: str, words: list[_Word], at: int) -> bool:
    """Whether a word is written as a name: a capital, at the head of a sentence two in a row."""
    word = words[at]
    if not text[word.start].isupper():
        return False
    following = words[at + 1] if at + 1 < len(words) else None
    goes_on = following is not None and text[following.start].isupper()
    return goes_on or _HEAD_RE.search(text[max(word.start - 8, 0) : word.start]) is None


def _without_citations(text: str) -> str:
    for citation in find_citations(text):
        start, end = citation.start, citation.end_with_date
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _without_quotations(text: str) -> str:
    """The text with a sign that no article has for each quotation, so that it parts the words."""
    return _QUOTED_RE.sub(lambda match: "ⅹ".center(len(match[0])), text)


def _problem(
    file: RecordFile, field: str, line: int, text: str, words: list[_Word], material: Material
) -> Problem:
    shown = text[words[0].start : words[:_SHOWN][-1].end]
    more = "…" if len(words) > _SHOWN else ""
    source = ", ".join(filter(None, (quoted(material.title or material.name), material.publisher)))
    wrong = f'"{shown}{more}" ({len(words)} chữ liền nhau) có nguyên văn trong bài {source}'
    remedy = "hãy kể bằng lời của mình; lời trích thì đặt trong ngoặc kép"
    return Problem(file.path, line, field, wrong, remedy, "warning")


def check_overlaps(content: Content, archive_dir: Path) -> Iterator[Problem]:
    """What all records repeat of what the archive keeps for them; nothing without an archive."""
    titles = Titles(content)
    for file in content.files:
        if file.record.status != "withdrawn":
            yield from check_overlap(file, archive_dir, titles)


def check_overlap(file: RecordFile, archive_dir: Path, titles: Titles) -> Iterator[Problem]:
    """The same of one record; what is kept and cannot be read is told."""
    try:
        kept = [material for material, _ in kept_material(archive_dir, file.record.id)]
    except ContentError as error:
        where, _, wrong = str(error).partition(": ")
        said, _, remedy = wrong.rstrip(".").partition("; ")
        yield Problem(where, 1, "", said, remedy, "warning")
        return
    yield from overlaps(file, kept, titles)
