"""Where the subject of an article is: commune, district and province, as named in the text.

In: an `Article`, a `Subject`. Out: suggestions, each with its sentence: those that name the subject
first, then the first paragraphs. The place of the newspaper, of a dateline or of who honours is not
the subject's. A name that is no longer today's, or means more today, is told.
"""

import re
from collections.abc import Iterator, Sequence

from kb.citations import PartialDate
from kb.imports.lists import Place, province_named
from kb.imports.writeups.places import place_in
from kb.material.suggesting.article import Article, suggestion
from kb.material.suggesting.people import Person
from kb.material.suggesting.reports import labelled
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.subjects import Subject
from kb.material.suggesting.words import CAPITAL
from kb.material.values import Suggestion
from kb.text.phrases import sentence as capitalised
from kb.vocabularies import Vocabularies
from kb.wording import unit

_NAME = rf"[{CAPITAL}][^\W_]*(?:[ -]+[{CAPITAL}][^\W_]*){{0,4}}"
# A province by its bare name: "ở Cao Bằng", "(Cao Bằng)", "tỉnh Cao Bằng".
_BARE_RE = re.compile(
    rf"(?:(?<!\w)(?i:ở|tại|tỉnh|thành phố|tp\.?|của|đến|trên đất|miền đất|vùng đất)\s+|[(,–-]\s*)"
    rf"(?P<name>{_NAME})"
)
# Newspapers and their places, datelines, births.
_PAPER_RE = re.compile(
    r"(?i)(?<!\w)(?:báo(?: điện tử)?|đài|tạp chí|trang tin|cổng thông tin|theo)(?!\w)[^,.;]{0,50}$"
)
_ELSEWHERE_RE = re.compile(
    r"(?i)(?<!\w)(?:quê|nguyên quán|sinh ra|từng|trước đây|từ|chuyển|học|tham quan|nhập ngũ)"
    r"(?!\w)[^.;]{0,40}$"
)
_DATELINE_RE = re.compile(
    rf"^(?:\([^()]{{2,40}}\)\s*[-–—:.]?\s*|(?:[{CAPITAL}][^\W\d_]*[ .]?){{1,5}},?\s*"
    rf"(?:ngày\s+)?\d{{1,2}}[/.-]\d{{1,2}}[^:–-]{{0,12}}[-–—:]\s*"
    rf"|[{CAPITAL} ]{{4,40}}\s*[-–—]\s+)"
)
# How a sentence begins that says where it takes place.
_AT_RE = re.compile(
    r"(?i)[\W]*(?:(?:hiện|hiện nay|nhiều năm (?:nay|qua)|những năm qua),?\s)?"
    r"(?:ở|tại|về|đến|lên|giữa|trên|vượt|nói đến|nhắc đến|người dân|bà con|căn nhà|ngôi nhà)(?!\w)"
)
_NEAR = 80  # letters after a name in which a bare province is said of it
_FIELDS = ("commune", "district", "province")
_DISTRICT = "tên khi ấy; từ 1/7/2025 không còn cấp huyện"
_APART = "câu này không nói thẳng là nơi của gương"


def places_of(
    article: Article, subject: Subject, people: Sequence[Person], vocabularies: Vocabularies
) -> Iterator[Suggestion]:
    """The suggestions for commune, district and province: at most one each."""
    found: dict[str, tuple[str, Sentence, str]] = {}
    near = [*labelled(article, "place"), *_of_subject(article, subject, people)]
    for sentence, text in near:
        _add(found, place_in([text], vocabularies), sentence)
        if "province" not in found and (name := _bare_province(text[:_NEAR], vocabularies)):
            found["province"] = (name, sentence, "")
    for sentence, text in near:
        if "province" not in found and (name := _bare_province(text, vocabularies)):
            found["province"] = (name, sentence, _APART)
    if not found:
        _from_lead(found, article, vocabularies)
    if "province" not in found:
        _from_anywhere(found, article, vocabularies)
    for field in _FIELDS:
        if field in found:
            value, sentence, doubt = found[field]
            then = _then(field, value, article.date, vocabularies)
            yield suggestion(field, value, sentence, "; ".join(filter(None, (doubt, then))))


def _of_subject(
    article: Article, subject: Subject, people: Sequence[Person]
) -> Iterator[tuple[Sentence, str]]:
    """What sentences say of the subject: the words after its name first, then those before."""
    if subject.person:
        mentions = sorted(subject.person.mentions, key=lambda each: not each.is_whole)
        spots = [(each.sentence, each.start, each.end) for each in mentions]
    else:
        held = subject.named.mentions if subject.named else []
        is_unit = subject.kind == "tap-the"  # a unit's own name says where it is
        spots = [(each.sentence, each.start, each.start if is_unit else each.end) for each in held]
    for sentence, start, end in spots:
        others = sorted(
            each.start
            for person in people
            if person is not subject.person
            for each in person.mentions
            if each.sentence is sentence
        )
        stop = next((at for at in others if at > end), None)
        yield sentence, _without_dateline(sentence.text, end, stop)
        before = _without_dateline(sentence.text[:start], 0, None)
        if not any(at < start for at in others) and _AT_RE.match(before):
            yield sentence, before


def _without_dateline(text: str, start: int, stop: int | None) -> str:
    dateline = _DATELINE_RE.match(text)
    return text[max(start, dateline.end() if dateline else 0) : stop]


def _add(
    found: dict[str, tuple[str, Sentence, str]],
    place: Place,
    sentence: Sentence,
    doubt: str = "",
) -> None:
    """Take what a sentence names and none before did; not a commune of another province."""
    held = found.get("province")
    if held and place.province and place.province != held[0]:
        return
    for field in _FIELDS:
        name = getattr(place, field)
        if name and field not in found:
            said = name if field == "province" else _small(name, sentence.text)
            found[field] = (said, sentence, doubt)


def _small(name: str, text: str) -> str:
    """A name with the first letter as its sentence has it: "xã Mẫu"."""
    return name if name in text else name[:1].lower() + name[1:]


def _bare_province(text: str, vocabularies: Vocabularies) -> str | None:
    for match in _BARE_RE.finditer(text):
        before = text[: match.start("name")]
        if _PAPER_RE.search(before[-60:]) or _ELSEWHERE_RE.search(before[-50:]):
            continue
        words = match["name"].split()
        for size in range(len(words), 0, -1):
            said = " ".join(words[:size])
            called = (province_named(each, vocabularies) for each in (said, f"TP. {said}"))
            if name := next(filter(None, called), None):
                return name
    return None


def _from_lead(
    found: dict[str, tuple[str, Sentence, str]], article: Article, vocabularies: Vocabularies
) -> None:
    """The first place of the first paragraphs, where no sentence on the subject names one."""
    for sentence in article.lead:
        text = _without_dateline(sentence.text, 0, None)
        place = place_in([text], vocabularies)
        if place != Place():
            _add(found, place, sentence, _APART)
            return


def _from_anywhere(
    found: dict[str, tuple[str, Sentence, str]], article: Article, vocabularies: Vocabularies
) -> None:
    """The one province that the article names, wherever it does."""
    named: dict[str, Sentence] = {}
    for sentence in article.sentences:
        text = _without_dateline(sentence.text, 0, None)
        if name := _bare_province(text, vocabularies):
            named.setdefault(name, sentence)
    if len(named) == 1:
        name, sentence = next(iter(named.items()))
        found["province"] = (name, sentence, _APART)


def _then(field: str, value: str, date: PartialDate | None, vocabularies: Vocabularies) -> str:
    """What a name of its time is today: "Bắc Kạn nay thuộc tỉnh Thái Nguyên"."""
    if field == "district":
        return _DISTRICT
    where = vocabularies.where(value) if field == "province" else None
    if where is None:
        return ""
    if where.slug != where.today.slug:
        return f"tên khi ấy; nay thuộc {unit(where)}"
    since = where.today.since
    is_then = since is not None and (date is None or date.is_before(since))
    former = ", ".join(where.today.former_names)
    return f"{capitalised(unit(where))} ngày nay gồm cả {former}" if is_then and former else ""
