"""Finds the records that an article may be about: few, and likely ones.

In: an `Article` and what is `Known` of a collection. Out: `Likely` records, best first, each with
the reason in Vietnamese words. A false offer costs trust, so a name alone is never enough.
"""

from dataclasses import dataclass

from kb.material.joining.known import Article, Known, Told, address, title_key
from kb.material.joining.spelling import is_nearly_named
from kb.material.joining.words import between_blanks
from kb.text.phrases import quoted
from kb.text.vietnamese import match_key
from kb.vocabularies import Vocabularies
from kb.wording import then_and_now

MOST = 3
_ENOUGH = 6.0
_SURE = 100.0
_APART, _ALMOST = 4.0, 1.0
_STORY = 0.8
_BY_LENGTH = (0.0, 0.8, 2.5, 4.0, 4.5)  # what a name of so many words says


@dataclass(frozen=True)
class Likely:
    """A record that an article may be about, how much says so, and why."""

    told: Told
    score: float
    why: str
    is_source: bool = False


def likely(article: Article, known: Known, apart: str = "") -> tuple[Likely, ...]:
    """The likeliest few, but for one record that is told `apart`."""
    others = (told for told in known.told if told.record.id != apart)
    found = (weigh(article, told, known) for told in others)
    enough = sorted(
        (each for each in found if each.score >= _ENOUGH),
        key=lambda each: (-each.score, each.told.record.id),
    )
    return tuple(enough[:MOST])


def weigh(article: Article, told: Told, known: Known) -> Likely:
    """How much speaks for one record."""
    if _is_source(article, told):
        return Likely(told, _SURE, "bài này đã là nguồn của hồ sơ", is_source=True)
    names = [
        _named(article, told, known),
        _titled(article, told, known),
        _from(article, told, known.vocabularies),
    ]
    story = [
        _near(article, told),
        _owned(article, told),
        _others(article, told, known),
        _worded(article, told, known),
        _honoured(article, told),
    ]
    clues = [*names, *story]
    reasons = [why for score, why in clues if why and score > 0]
    if not any(score >= _STORY for score, _ in story):
        clues.append((-_APART, ""))  # a namesake
    return Likely(told, sum(score for score, _ in clues), "; ".join(reasons))


_Clue = tuple[float, str]


def _is_source(article: Article, told: Told) -> bool:
    urls = {address(each.url) for each in told.record.sources if each.url}
    return bool(article.addresses & urls - {""})


def _named(article: Article, told: Told, known: Known) -> _Clue:
    """Names of the title and of who is honoured."""
    score, said = 0.0, []
    for name in told.names:
        worth = _BY_LENGTH[min(len(name.split()), 4)] * known.rarity(name)
        if article.names(name):
            score += worth
            said += [(worth, name)] if " " in name else []
        elif len(name.split()) > 2 and article.nearly(name):
            score += worth / 2
    longest = max(said, default=None)
    why = f"cùng tên {quoted(told.written[longest[1]])}" if longest else ""
    return min(score, 5.0), why


def _titled(article: Article, told: Told, known: Known) -> _Clue:
    whole = sum(map(known.pair_rarity, told.title_pairs))
    shared = sum(map(known.pair_rarity, told.title_pairs & article.pairs))
    return (4 * shared / whole if whole else 0.0), ""


def _owned(article: Article, told: Told) -> _Clue:
    """What alone is called so; an article that says nothing of it is about something else."""
    if not told.own:
        return 0.0, ""
    said = [each for each in told.own if article.names(each)]
    if not said and any(map(article.nearly, told.own)):
        return 0.0, ""
    if not said:
        is_near = any(is_nearly_named(each, article) for each in told.own)
        return (-_ALMOST if is_near else -_APART), ""
    return (1.5 if set(said) - told.names else 0.0) + (len(said) > 1), ""


def _near(article: Article, told: Told) -> _Clue:
    """Its commune and district."""
    names = [told.written[name] for name in sorted(told.near) if article.names(name)]
    return min(1.2 * len(names), 2.4), f"cùng nơi: {', '.join(names)}" if names else ""


def _from(article: Article, told: Told, vocabularies: Vocabularies) -> _Clue:
    """Its province, by the name then or now; an article of elsewhere is about somebody else."""
    if not told.where or not article.places:
        return 0.0, ""
    if told.where.today.slug in article.places:
        name = then_and_now(told.record.province, vocabularies) or told.where.name
        return 2.0, f"cùng tỉnh: {name}"
    return (0.0 if any(map(article.names, told.near)) else -3.0), ""


def _others(article: Article, told: Told, known: Known) -> _Clue:
    shared = [name for name in told.others if article.says(name)]
    worth = sum(known.rarity(each) * (0.4 if " " not in each else 0.8) for each in shared)
    return min(worth, 3.0), "cùng nhắc tới những tên riêng khác" if worth > 1 else ""


def _worded(article: Article, told: Told, known: Known) -> _Clue:
    whole = sum(map(known.pair_rarity, told.pairs))
    shared = sum(map(known.pair_rarity, told.pairs & article.pairs))
    score = min(20 * shared / whole, 3.0) if whole else 0.0
    return score, "nhiều từ hiếm giống nhau" if score > 1 else ""


def _honoured(article: Article, told: Told) -> _Clue:
    titles = [each.title for each in told.record.honours]
    said = any(article.says(between_blanks(title).strip()) for title in titles)
    years = any(article.says(str(year)) for year in told.record.years)
    same_title = match_key(article.material.title) in title_key(
        each.title for each in told.record.sources
    )
    score = 0.6 * said + 0.4 * years + 3 * same_title
    return score, "cùng khen thưởng" if said else ""
