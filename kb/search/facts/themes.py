"""Questions about the theme of a year, of a place or of the whole country.

In: a `Question`. Out: an `Answer`, where one theme is meant.
"""

import re
from collections.abc import Iterable, Sequence

from kb.index.engine import All, Plan, Term
from kb.records import Theme, of_type
from kb.search.facts.asking import Question, is_borne, of_place_and_year
from kb.search.facts.values import Answer, said_by

# More themes of a year and a place than are read; then none is meant.
_MOST_READ = 100
_WORD = r"(?:chuyen de|chu de|noi dung dot pha|cuoc van dong)"
_ASKED_RE = re.compile(
    rf"\b{_WORD}\b(?=.*\b(?:la|gi|nao|nhu the nao)\b)"
    rf"|\b{_WORD} (?:nam )?(?:19|20)\d\d (?:cua|o|tai)\b"
    rf"|\b{_WORD} (?:cua|o|tai)\b(?=.* nam (?:19|20)\d\d)"
)
_ISSUER_RE = re.compile(
    r"\b(?:do |duoc )?(?:ai|co quan nao|cap nao|don vi nao)"
    r" (?:da )?(?:de ra|chon|ban hanh|dat ra|xac dinh)\b"
)
# Others ask what a theme says, or what was done for it.
_NOT_RE = re.compile(r"\b(?:noi dung chinh|y nghia|muc dich|tai lieu|giai phap|ket qua)\b")
# What every theme is for.
_STUDY = ("học", "tập", "làm", "theo", "bác", "chọn", "nói")
_WHOLE_TERM = "chuyen-de-toan-khoa"


def theme_asked(question: Question) -> Answer | None:
    """What the one theme is that bears all that is named; or who set it."""
    match = _ASKED_RE.search(question.text)
    issuer = _ISSUER_RE.search(question.text) if re.search(_WORD, question.text) else None
    if not (match or issuer) or question.query.citations or _NOT_RE.search(question.text):
        return None
    found = _of_kind(question.text, _named(question, match, issuer))
    theme = _nearest(found, question.years)
    if theme is None:
        return None
    lead = called(theme)
    if issuer:
        text = f"{lead} do {theme.issuer} đề ra." if theme.issuer else ""
    else:
        text = f"{theme.title}." if theme.title.startswith(lead) else f"{lead}: {theme.title}."
    return said_by(theme, text) if text else None


def called(theme: Theme) -> str:
    """By its occasion and place: "Chuyên đề năm 2024 của Bình Dương"."""
    return f"{theme.occasion} của {theme.province}" if theme.province else theme.occasion


def themes_of(question: Question, *terms: Term) -> tuple[Theme, ...]:
    """The themes of the place and the years named; of no place, those of the whole country."""
    among = All((Term("type", Theme.record_type), *of_place_and_year(question), *terms))
    size = _MOST_READ + 1
    page = question.snapshot.engine.execute(Plan(among=among, sort="name", size=size))
    if page.total > _MOST_READ:
        return ()
    return of_type(Theme, (question.snapshot.record(hit.id) for hit in page.hits))


def is_of_place(question: Question, theme: Theme) -> bool:
    """Whether it is of the very place that is named, not of one that is part of it today."""
    where = question.snapshot.vocabularies.where(theme.province)
    slugs = {place.slug for place in question.places}
    return where.slug in slugs if where else not slugs


def _named(question: Question, *asked: re.Match[str] | None) -> list[Theme]:
    """Those that bear the rest of what is asked."""
    rows = question.matter(*asked, aside=(*_STUDY, *question.place_and_year))
    units = question.units(rows)
    return [
        each
        for each in themes_of(question)
        if is_of_place(question, each)
        and all(is_borne(unit, f"{called(each)}\n{each.title}\n{each.summary}") for unit in units)
    ]


def _of_kind(text: str, themes: Iterable[Theme]) -> list[Theme]:
    """Of the kind that is named; "chủ đề" and "chuyên đề" are one."""
    kinds = {"noi dung dot pha": "noi-dung-dot-pha", "cuoc van dong": "cuoc-van-dong"}
    kinds["chuyen de toan khoa"] = _WHOLE_TERM
    kind = next((code for words, code in kinds.items() if words in text), None)
    others = {"noi-dung-dot-pha", "cuoc-van-dong"}
    return [each for each in themes if (each.kind == kind if kind else each.kind not in others)]


def _nearest(themes: Sequence[Theme], years: Sequence[str]) -> Theme | None:
    """The only one; or the only one that is of the year alone."""
    own = [each for each in themes if [str(year) for year in each.years] == [*years]]
    found = own or themes
    return found[0] if len(found) == 1 else None
