"""Whom or what an article is about: the persons, the unit or the model that it tells of.

In: an `Article`, its persons, units and models. Out: `Subject`s, the likeliest first: one, or two
or three persons. The title counts most, then the first paragraphs, then how often a text comes back
to somebody. An official whom it only quotes is nobody's subject.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from kb.material.suggesting.article import Article
from kb.material.suggesting.people import Mention, Person
from kb.material.suggesting.reports import is_labelled
from kb.material.suggesting.runs import CALL_RE
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.units import Named, UnitMention
from kb.material.suggesting.words import either, holds, whole, words
from kb.text.vietnamese import canonical, match_key

_TITLE, _LEAD, _MOST_SAID = 10.0, 3.0, 10
_HINT = 4.0
_OFFICIAL_RE = whole("people", "officials")
_ENDS = frozenset(map(canonical, words("units", "ends"))) - {"của", "các"}
_SPEAKING_RE = whole("people", "speaking")
_GIVER_RE = re.compile(rf"(?:{either(*map(canonical, words('units', 'givers')))})(?!\w)")
_GIVING_RE = re.compile(rf"(?:{either(*map(match_key, words('units', 'giving')))})(?!\w)")
_CAMPAIGNS = ("chương trình", "phong trào", "cuộc vận động", "dự án")
_OFFICIAL = 0.4  # of the score of one who is first named to be quoted in office
_WEAK = 5.0
_MOST = 3
_NEARLY = 0.6  # of the best score: then a second person is told of as well
_KIN_BEFORE_RE = whole(
    "people", "kin_before", after=r",?(?:\s(?:là|của|ông|bà|anh|chị|em|cụ|cô|chú|cháu))*\s$"
)
_KIN_AFTER_RE = whole("people", "kin_after", before=r"^\s?[,(–-]\s?(?:là\s)?")
SEVERAL = "bài nói về nhiều người"
_OF_OFFICE = "có thể chỉ là người được bài dẫn lời"
_UNSURE = "bài không nói rõ đây là gương"


@dataclass(frozen=True)
class Subject:
    """One whom an article may be about, with the sentence that names him first."""

    name: str
    kind: str
    sentence: Sentence
    score: float
    doubt: str = ""
    person: Person | None = None
    named: Named | None = None

    @property
    def is_person(self) -> bool:
        """Whether it is a person, not a unit, model or practice."""
        return self.kind == "ca-nhan"


def subjects_of(
    article: Article, people: Sequence[Person], units: Sequence[Named], models: Sequence[Named]
) -> tuple[Subject, ...]:
    """The subjects of an article; none where it names nobody."""
    persons = _best([_person(each, article) for each in people], article.title)
    others = [_unit(each, article) for each in units] + [_model(each, article) for each in models]
    other = max(others, key=lambda each: each.score, default=None)
    hint = _HINT * holds("titles", "of_person", article.title)
    if other and (not persons or other.score > persons[0].score + hint):
        return (_doubted(other, article.title),)
    return tuple(_doubted(each, article.title) for each in persons)


def _doubted(subject: Subject, title: str) -> Subject:
    """A subject that hardly anything speaks for, or that may only be quoted, with a doubt."""
    if subject.doubt:
        return subject
    person = subject.person
    is_named = person is not None and (_is_in_title(person, title) or _is_called_in(person, title))
    if person is not None and has_office(person.whole) and not is_named:
        return replace(subject, doubt=_OF_OFFICE)
    return replace(subject, doubt=_UNSURE) if subject.score < _WEAK else subject


def _best(found: list[Subject], title: str) -> tuple[Subject, ...]:
    """The best of some persons, and those who are nearly as good: of the title, or told beside."""
    ranked = sorted((each for each in found if each.score > 0), key=lambda each: -each.score)
    near = [each for each in ranked if _is_beside(each, ranked[0], title)][:_MOST]
    doubt = SEVERAL if len(near) > 1 else ""
    return tuple(replace(each, doubt=doubt) for each in near)


def _is_beside(other: Subject, best: Subject, title: str) -> bool:
    """Whether an article is about another person as well as the best one."""
    if other is best:
        return True
    is_of_title = other.person is not None and _is_in_title(other.person, title)
    is_listed = other.sentence is best.sentence  # "các em A, B và C"
    is_many = holds("titles", "of_many", title) or is_listed
    return is_of_title or (is_many and other.score >= _NEARLY * best.score)


def _person(person: Person, article: Article) -> Subject:
    own = [each for each in person.mentions if not is_quoted_official(each)]
    is_named = _is_in_title(person, article.title)
    is_alike = _is_called_in(person, article.title)
    own = [] if _is_aside(person, own) and not (is_named or is_alike) else own
    score = float(min(len({each.sentence for each in own}), _MOST_SAID))
    score += _LEAD * any(each.sentence in article.lead for each in own)
    score += _TITLE * is_named + _HINT * is_alike
    score += _TITLE * any(is_labelled(each.before, "ca-nhan", "name") for each in own)
    score *= _OFFICIAL if is_quoted_official(person.whole) and not is_named else 1.0
    return Subject(person.name, "ca-nhan", person.whole.sentence, score if own else 0.0, "", person)


def _is_called_in(person: Person, title: str) -> bool:
    """Whether the title calls somebody as a sentence calls him: "Cô giáo trả lại tiền"."""
    key = f" {canonical(title)} "
    said = (CALL_RE.search(canonical(each.before)) for each in person.mentions)
    return any(call is not None and f" {call[1]} " in key and " " in call[1] for call in said)


def _is_aside(person: Person, own: list[Mention]) -> bool:
    """Whether somebody is a relative, a neighbour, or one whom the article quotes once."""
    if is_kin(person.whole):
        return True
    sentences = {each.sentence for each in own}
    is_witness = all(_SPEAKING_RE.search(canonical(each.after)) for each in own)
    return len(sentences) < 2 and is_witness


def is_kin(mention: Mention) -> bool:
    """Whether somebody is named as a relative or neighbour of another: "vợ ông là bà …"."""
    before, after = canonical(mention.before[-40:]), canonical(mention.after[:40])
    return bool(_KIN_BEFORE_RE.search(before) or _KIN_AFTER_RE.search(after))


def is_quoted_official(mention: Mention) -> bool:
    """Whether somebody is named with his office to be quoted: "Bí thư … Lê Văn Mẫu cho biết"."""
    return has_office(mention) and _SPEAKING_RE.search(canonical(mention.after)) is not None


def has_office(mention: Mention) -> bool:
    """Whether an office stands beside a name: "Chủ tịch UBND xã …", "…, Bí thư Chi bộ"."""
    before, after = canonical(mention.before[-90:]), canonical(mention.after)
    clause = re.split(r"[,;:.!?“”\"()]\s", before)[-1]
    posts = (clause[match.end() :] for match in _OFFICIAL_RE.finditer(clause))
    is_before = any(not set(rest.split()) & _ENDS for rest in posts)
    return is_before or _OFFICIAL_RE.match(after.lstrip(" ,-–(")) is not None


def _is_in_title(person: Person, title: str) -> bool:
    key, name = canonical(title), canonical(person.name)
    if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", key):
        return True
    given = re.escape(person.given)
    return re.search(rf"(?<!\w){given}(?!\w)", title) is not None and holds(
        "titles", "of_person", title
    )


def _unit(unit: Named, article: Article) -> Subject:
    own = [each for each in unit.mentions if not each.is_of_post]
    score = sum(_weight(each) for each in own)
    score = min(score, float(_MOST_SAID))
    lead = [_weight(each) for each in own if each.sentence in article.lead]
    score += _LEAD * min(max(lead, default=0.0), 1.0)
    score += _TITLE * (article.is_titled(unit.name) and not _is_giving(unit.name, article))
    before = (each.sentence.text[: each.start] for each in own)
    score += _TITLE * any(is_labelled(text, "tap-the", "name") for text in before)
    score += _HINT * holds("titles", "of_unit", article.title)
    if _GIVER_RE.match(canonical(unit.name)) or _is_giving(unit.name, article):
        score /= 2
    return Subject(unit.name, "tap-the", unit.whole.sentence, score if own else 0.0, named=unit)


def _is_giving(unit: str, article: Article) -> bool:
    """Whether the title tells what a unit did for another: "Công an xã Mẫu khen người dân"."""
    after = article.title_key.partition(f" {match_key(unit)} ")[2]
    return _GIVING_RE.match(after) is not None


def _weight(mention: UnitMention) -> float:
    """A unit that a sentence begins with is what it speaks of; others are places and givers."""
    return 1.5 if not mention.sentence.text[: mention.start].strip(' “"-–') else 0.4


def _model(model: Named, article: Article) -> Subject:
    score = float(min(len(model.mentions), _MOST_SAID))
    score += _LEAD * any(each.sentence in article.lead for each in model.mentions)
    score += _TITLE * article.is_titled(model.name)
    score += _HINT * holds("titles", "of_model", article.title)
    is_practice = any(model.head.startswith(canonical(w)) for w in words("models", "practices"))
    if any(model.head.startswith(canonical(word)) for word in _CAMPAIGNS):
        score /= 2
    kind = "cach-lam" if is_practice else "mo-hinh"
    return Subject(model.name, kind, model.whole.sentence, score, named=model)


def bearer_of(model: Subject, units: Sequence[Named]) -> Subject | None:
    """The unit behind a model: the first that a sentence names together with it."""
    held = [each.sentence for each in model.named.mentions] if model.named else []
    for sentence in held:
        for unit in units:
            if any(each.sentence is sentence and not each.is_of_post for each in unit.mentions):
                return Subject(unit.name, "tap-the", sentence, model.score, named=unit)
    return None
