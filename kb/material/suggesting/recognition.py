"""The honours that an article says its subject was given.

In: an `Article`, a `Subject`. Out: `Honour`s, each with the sentence that tells it whole. The rules
are those of write-ups (`kb.imports.writeups`): what is proposed, hoped for, or given to others is
none. Where "ông" or "bà" was somebody else in the sentences before, it is none either.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.imports.writeups.honours import honours_listed, honours_told
from kb.imports.writeups.words import either
from kb.material.suggesting.article import Article
from kb.material.suggesting.people import Person
from kb.material.suggesting.reports import honour_lines
from kb.material.suggesting.runs import CALLS
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.subjects import Subject
from kb.material.suggesting.words import CAPITAL
from kb.records.parts import Honour
from kb.text.vietnamese import canonical

_AUTHORITIES = either("honours", "authorities")
_CALLS = rf"(?:{CALLS})\.?"
_CALL_RE = re.compile(
    rf"(?<!\w)(?:{_CALLS},?\s)*{_CALLS}\s[“\"]?$|(?:mô hình|công trình|cách làm)\s[“\"]$"
)
# What may stand between the name and what is said of it.
_ASIDE_RE = re.compile(
    r"[”\"]?(?:\s\([^()]{1,120}\))?(?:,[^,]{1,90},(?=\s(?:đã|được|vinh dự|vừa)))?"
)
_LEADING_RE = re.compile(
    r"^(?i:riêng|còn|vừa qua|mới đây|trước đó|nhờ đó|đặc biệt|bản thân|cá nhân),?\s"
)
# "…; Thủ tướng tặng Bằng khen": the giver goes on from what was received before.
_GIVER_RE = re.compile(
    rf";\s(?=(?:{canonical(_AUTHORITIES)})\s[^;.]{{0,80}}?(?:tặng|trao|khen)\s)", re.IGNORECASE
)
_NO_GIFT = f"{either('honours', 'proposed')}|{either('honours', 'not_yet')}"
_NOT_GIVEN_RE = re.compile(rf"(?<!\w)(?:{canonical(_NO_GIFT)})(?!\w)")
_DATE_RE = re.compile(r"(?i:năm|tháng|ngày|sáng|chiều|tối)\s[\d/.\s-]*(?:năm \d{4})?,\s")
_CELLS_RE = re.compile(r"\s*[|\t]\s*")  # between the cells of a row
_HERE = "\0"  # after the word by which the subject is called
# "UBND tỉnh trao Bằng khen cho ông": said of the giver; "lễ truy tặng … cho ông": of none.
_GIVEN_RE = re.compile(
    rf"(?:(?:^|[,;:]\s|cho biết\s|cho hay\s)(?P<giver>(?:[{CAPITAL}]|(?:{_AUTHORITIES})(?!\w))"
    r"(?:(?! [-–—]| cho (?:biết|hay))[^,;.:“\0]){0,90}?)"
    r"\s(?:(?:đã|vừa|cũng|tổ chức|quyết định|đến|ký|có|lễ) ){0,4}"
    r"|(?<!\w)lễ\s)(?:truy tặng|trao tặng|tặng thưởng|tặng|trao)\s(?P<what>[^,;.:]{2,140}?)"
    r"\scho\s(?:cá nhân\s)?(?P<whom>ông|đơn vị)\0(?P<when>\s(?:vào\s)?năm\s\d{4})?[\s\S]*"
)
# A giver with these is no name; sentences of a ceremony are of those who were there.
_NO_GIVER_RE = re.compile(r"(?<!\w)(?:đã|vừa|sẽ|được|trong|những|cho|nhận)(?!\w)")
_GIVING_AT_RE = re.compile(r"(?<!\w)lễ (?:truy tặng|trao tặng|tặng|trao)\s$")
_CEREMONY_RE = re.compile(r"(?<!\w)(?:phát biểu|dự|chủ trì|tại|trong) (?:buổi )?lễ (?:đón )?nhận")
_RECEIVING_RE = re.compile(r"(?:đón )?nhận(?!\w)")


@dataclass(frozen=True)
class Told:
    """An honour and the sentence that tells it."""

    honour: Honour
    sentence: Sentence


def honours_of(article: Article, about: Sequence[Sentence], subject: Subject) -> list[Told]:
    """The honours of a subject in the sentences about it, in their order, each once.

    So are those that a sentence about the giver tells: "UBND tỉnh tặng Bằng khen cho ông Mẫu".
    """
    found: list[Told] = []
    for told in _told(article, about, subject):
        held = (i for i, each in enumerate(found) if _is_same(each.honour, told.honour))
        same = next(held, None)
        if same is None:
            found.append(told)
        elif _fullness(told.honour) > _fullness(found[same].honour):
            found[same] = told
    return found


def _told(article: Article, about: Sequence[Sentence], subject: Subject) -> Iterator[Told]:
    spoken = set(about)
    for sentence in article.sentences:
        addressed = _addressed(sentence, subject)
        given = _given(addressed)
        if not given and (sentence not in spoken or _is_of_others(addressed, subject)):
            continue
        text = given or addressed
        said = honours_told(text.replace(_HERE, ""), subject.name, is_person=subject.is_person)
        yield from (Told(honour, sentence) for honour in said.honours)
    for sentence in honour_lines(article):
        line = _CELLS_RE.sub(", ", sentence.text)
        yield from (Told(each, sentence) for each in honours_listed(line).honours)


def _is_of_others(text: str, subject: Subject) -> bool:
    """Whether a sentence is of a ceremony, or begins with what somebody receives: who, it tells."""
    key = canonical(text)
    is_named = subject.is_person and _HERE in text
    return bool(_CEREMONY_RE.search(key) or (_RECEIVING_RE.match(key) and not is_named))


def _given(text: str) -> str:
    """What a giver gave the subject, said of the subject: "Năm 2022, ông được UBND xã tặng …"."""
    given = _GIVEN_RE.search(text)
    if given is None or _NOT_GIVEN_RE.search(canonical(text[: given.start("what")])):
        return ""
    giver, date = given["giver"] or "", _DATE_RE.match(text)
    if _NO_GIVER_RE.search(giver):
        if not _GIVING_AT_RE.search(text[: given.start("what")]):
            return ""
        giver = ""
    said = f"{given['whom']} được {giver} tặng {given['what']}{given['when'] or ''}"
    return f"{date[0] if date else ''}{said}"


def _addressed(sentence: Sentence, subject: Subject) -> str:
    """A sentence with the subject called by one word, and without what only leads on.

    "Vừa qua, Trung úy Lê Văn Mẫu (xã Thử) được …" gives "ông được …"; a giver after ";" goes on.
    """
    text = sentence.text
    for start, end in sorted(_spots(sentence, subject), reverse=True):
        call = _CALL_RE.search(canonical(text[:start]))
        first = call.start() if call else start
        aside = _ASIDE_RE.match(text, end)
        rest = text[aside.end() if aside else end :]
        text = text[:first] + ("ông" if subject.is_person else "đơn vị") + _HERE + rest
    return _GIVER_RE.sub(", ", _LEADING_RE.sub("", text, count=1))


def _spots(sentence: Sentence, subject: Subject) -> list[tuple[int, int]]:
    mentions = subject.person.mentions if subject.person else ()
    named = subject.named.mentions if subject.named else ()
    return [(each.start, each.end) for each in (*mentions, *named) if each.sentence is sentence]


def sentences_about(article: Article, subject: Subject, people: Sequence[Person]) -> list[Sentence]:
    """The sentences that speak of a subject: all for a unit; not those that begin with others.

    A sentence that names nobody speaks of whom the one before named last.
    """
    if subject.person is None:
        return list(article.sentences)
    named: dict[int, list[tuple[int, Person]]] = {}
    for person in people:
        for mention in person.mentions:
            named.setdefault(id(mention.sentence), []).append((mention.start, person))
    found, meant = [], subject.person
    for sentence in article.sentences:
        here = sorted(named.get(id(sentence), ()), key=lambda pair: pair[0])
        if (here[0][1] if here else meant) is subject.person:
            found.append(sentence)
        meant = here[-1][1] if here else meant
    return found


def _is_same(one: Honour, other: Honour) -> bool:
    """Whether two sentences tell of one honour, one of them perhaps in fewer words."""
    if canonical(one.title) != canonical(other.title):
        return False
    pairs = [(getattr(one, key), getattr(other, key)) for key in ("issuer", "year", "number")]
    return all(a is None or b is None or a == b for a, b in pairs)


def _fullness(honour: Honour) -> int:
    return sum(value is not None for value in vars(honour).values())
