"""Questions of how many that the collection itself counts: "có bao nhiêu mô hình ở Cao Bằng".

In: a `Question`. Out: an `Answer` that says how many records there are here, and by which search.
"""

import re
from dataclasses import replace

from kb.citations import TYPE_LABELS
from kb.question import Filters, SearchQuery
from kb.records import RECORD_CLASSES
from kb.search.facts.asking import Question
from kb.search.facts.values import Answer
from kb.search.planning import plan_for
from kb.search.reading import parse
from kb.search.synonyms import Words
from kb.text.phrases import format_number, inside, quoted
from kb.text.vietnamese import match_key
from kb.wording.facets import FACETS, YEAR

_TYPES = {
    **{"gương điển hình": "exemplar", "tấm gương": "exemplar", "gương": "exemplar"},
    **{"điển hình": "exemplar", "văn bản chỉ đạo": "directive", "văn bản": "directive"},
    **{"chuyên đề": "theme", "chủ đề": "theme", "số liệu": "figure"},
}
_KINDS = {"mô hình": "mo-hinh", "cá nhân": "ca-nhan", "tập thể": "tap-the", "cách làm": "cach-lam"}
_LABELS = {name: cls.about.label for name, cls in RECORD_CLASSES.items()}
# What may be counted, as it is said without marks: its name, and the facet's value.
_NOUNS: dict[str, tuple[str, str, str]] = {
    "ho so": ("", "", ""),
    **{match_key(noun): (inside(_LABELS[code]), "type", code) for noun, code in _TYPES.items()},
    **{match_key(noun): (noun, "kind", code) for noun, code in _KINDS.items()},
    **{match_key(each): (inside(each), "doc_type", code) for code, each in TYPE_LABELS.items()},
}
_NOUN = "|".join(sorted(_NOUNS, key=len, reverse=True))
_ASKED_RE = re.compile(
    rf"\b(?:bao nhieu|so luong|tong so|co may)(?: cac| nhung)? ({_NOUN})\b"
    rf"|^(?:co )?(?:so )?({_NOUN})\b(?=.*\b(?:la|co) bao nhieu$)"
)
_BESIDE = {"province": "ở", "field": "thuộc lĩnh vực", "level": "cấp", YEAR: "năm", "validity": ""}
_COMMON = ("level", "validity")  # their values are common words
_VALIDITY_RE = re.compile(r"\b(?:con|het) hieu luc\b")
# Any exemplar is one of these.
_ANY_RE = re.compile(r"\b(?:dien hinh|tieu bieu|tien tien|nguoi tot viec tot)\b")
_ASIDE = ("kho", "trang", "hồ", "sơ", "lĩnh", "vực", "ngành", "cấp", "về", "thuộc", "mảng")


def count_asked(question: Question) -> Answer | None:
    """How many records there are of a kind, with all that is named besides."""
    match = _ASKED_RE.search(question.text)
    if match is None or question.query.citations:
        return None
    noun, facet, code = _NOUNS[match[1] or match[2]]
    rows, filters = _narrowed(question, match)
    if len(rows) > 1:
        return None
    text = f'"{_typed(question, rows[0])}"' if rows else ""
    asked = SearchQuery(text, {**filters, facet: (code,)} if facet else filters)
    total = _total(question, asked)
    if total or not text:
        return Answer(f"{_sentence(question, noun, asked, total)}.", counted=asked)
    return _of_any_kind(
        question, _sentence(question, noun, asked, 0), replace(asked, filters=filters)
    )


def _of_any_kind(question: Question, none: str, wider: SearchQuery) -> Answer | None:
    """Where none of the kind has the words: how many others have."""
    others = _total(question, wider)
    said = f"{none}; có {format_number(others)} hồ sơ khác nhắc tới cụm từ ấy."
    return Answer(said, counted=wider) if others else None


def _narrowed(question: Question, match: re.Match[str]) -> tuple[list[Words], Filters]:
    """The rows of words that are to be found as phrases, and the filters that others mean."""
    validity = _VALIDITY_RE.search(question.text)
    asked = (match, validity, *_ANY_RE.finditer(question.text))
    rows = question.matter(*asked, aside=(*_ASIDE, *question.place_and_year))
    filters: Filters = {"validity": (validity[0].replace(" ", "-"),)} if validity else {}
    return _with_facets(question, rows, filters)


def _with_facets(
    question: Question, rows: list[Words], filters: Filters
) -> tuple[list[Words], Filters]:
    """What is named by its place, year, field, level or validity; and the rows that are left."""
    found = dict(filters)
    if question.places:
        found["province"] = tuple(where.slug for where in question.places)
    if question.years:
        found[YEAR] = question.years
    left = []
    for row in rows:
        text = " ".join(word.text for word in row)
        read = ((name, FACETS[name].read(text, question.snapshot.vocabularies)) for name in _NAMED)
        name, value = next(((name, value) for name, value in read if value), ("", None))
        if value:
            found[name] = (value[0],)
        else:
            left.append(row)
    return left, found


_NAMED = ("field", "level")


def _typed(question: Question, row: Words) -> str:
    """The words as they stand in the box."""
    tokens = question.query.tokens
    words = tuple(token.word for token in tokens)
    starts = range(len(words) - len(row) + 1)
    first = next((at for at in starts if words[at : at + len(row)] == row), None)
    if first is None:  # from a phrase in quotes
        return " ".join(word.text for word in row)
    return question.query.text[tokens[first].start : tokens[first + len(row) - 1].end]


def _total(question: Question, asked: SearchQuery) -> int:
    """How many the page of that search shows."""
    snapshot = question.snapshot
    plan = plan_for(snapshot, parse(asked.text, snapshot.vocabularies))
    return snapshot.engine.execute(replace(plan, filters=asked.filters, size=0)).total


def _sentence(question: Question, noun: str, asked: SearchQuery, total: int) -> str:
    """Trong kho này có 4 hồ sơ mô hình ở Bắc Giang nhắc tới “dân vận khéo”."""
    words = ["Trong kho này có", format_number(total), "hồ sơ", noun]
    if not total:
        words = ["Trong kho này chưa có hồ sơ", noun, "nào"]
    for name, beside in _BESIDE.items():
        for value in asked.filters.get(name, ()):
            label = FACETS[name].label_of(value, question.snapshot.vocabularies)
            words += [beside, inside(label) if name in _COMMON else label]
    if asked.text:
        words += ["nhắc tới", quoted(asked.text.strip('"'))]
    return " ".join(filter(None, words))
