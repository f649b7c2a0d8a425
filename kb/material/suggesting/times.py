"""The years in which the subject did what the article tells of, or was recognised for it.

In: an `Article`, a `Subject`, its honours. Out: suggestions for `years` and `registered`. Years of
birth, schooling and service, of plans, and of the page are none.
"""

import re
from collections.abc import Iterator

from kb.material.suggesting.article import Article, suggestion
from kb.material.suggesting.recognition import Told
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import whole
from kb.material.values import Suggestion
from kb.text.vietnamese import canonical

_YEAR_RE = re.compile(
    r"(?<![\w/.-])(?:(?:từ|vào|trong|đầu|cuối|giữa|đến|tới)\s+)*(?:(?:đầu|cuối|giữa)\s+)?năm\s+"
    r"(?P<year>(?:19|20)\d\d)(?!\s*[-–]\s*\d|\d|[./]\d)"
)
_PRIVATE_RE = whole("times", "private")
_PLANNED_RE = whole("times", "planned")
_REGISTERED_RE = whole("times", "registered")
_DAY_RE = re.compile(
    r"(?:ngày\s+)?(?P<day>\d{1,2})\s*(?:/|\.|-|tháng)\s*(?P<month>\d{1,2})\s*(?:/|\.|-|năm)\s*"
    r"(?P<year>20\d\d)|(?:tháng\s+)?(?<!\d)(?P<month2>\d{1,2})\s*(?:/|-|năm)\s*(?P<year2>20\d\d)"
    r"|năm\s+(?P<year3>20\d\d)"
)
_EARLIEST = 1975
_MOST = 4


def years_of(article: Article, honours: list[Told], about: list[Sentence]) -> Iterator[Suggestion]:
    """Each year once: those of honours, then those in which sentences about the subject begin."""
    found: dict[int, Sentence] = {}
    for told in honours:
        if told.honour.year:
            found.setdefault(told.honour.year, told.sentence)
    for sentence in about:
        for year in _years(sentence.text):
            is_past = article.date is None or year <= article.date.year
            if year >= _EARLIEST and is_past and len(found) < _MOST + len(honours):
                found.setdefault(year, sentence)
    for year in sorted(found):
        yield suggestion("years", year, found[year])


def _years(text: str) -> Iterator[int]:
    """The years of deeds in a sentence: after "năm", with no birth, plan or schooling beside."""
    key = canonical(text)
    for match in _YEAR_RE.finditer(key):
        clause = key[
            key.rfind(",", 0, max(match.start() - 1, 0)) + 1 : _clause_end(key, match.end())
        ]
        if not _PRIVATE_RE.search(clause) and not _PLANNED_RE.search(clause):
            yield int(match["year"])


def _clause_end(text: str, start: int) -> int:
    """Where the clause ends that a year opens: "Năm 2020, ông hiến đất, …"."""
    first = text.find(",", start)
    if first < 0:
        return len(text)
    second = text.find(",", first + 1)
    return second if second >= 0 else len(text)


def registered_of(article: Article) -> Iterator[Suggestion]:
    """When it was registered to be built up as an example, where a sentence says so."""
    for sentence in article.sentences:
        key = canonical(sentence.text)
        if (match := _REGISTERED_RE.search(key)) and (date := _date(key, match.end())):
            yield suggestion("registered", date, sentence)
            return


def _date(text: str, place: int) -> str:
    """The date nearest to a place, as front matter has it: "2023-11"."""
    found = min(_DAY_RE.finditer(text), key=lambda each: abs(each.start() - place), default=None)
    if found is None:
        return ""
    year = found["year"] or found["year2"] or found["year3"]
    parts = [year, found["month"] or found["month2"], found["day"]]
    return "-".join(part.zfill(2) for part in parts if part)
