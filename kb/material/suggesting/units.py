"""The units and the models that an article names: "Chi hội Phụ nữ thôn Mẫu", "mô hình “…”".

In: an `Article`, its persons. Out: `Named`s with their mentions. A unit's name goes on as far as
capitals, numbers and words of places reach; one inside somebody's post ("Bí thư Chi bộ thôn Mẫu")
is said of him.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kb.material.suggesting.article import Article
from kb.material.suggesting.people import Person
from kb.material.suggesting.sentences import Sentence
from kb.material.suggesting.words import CAPITAL, either, whole, words
from kb.text.vietnamese import canonical

_HEAD_RE = whole("units", "heads")
_NO_HEAD_RE = whole("units", "not_before_heads", after=r"\s$")  # "quảng trường", "xã hội"
_TOKEN_RE = re.compile(r"(?:\s+|\s?[-–]\s?)([“\"][^”\"\n]{2,60}[”\"]|[\w’'./]+)")
_PROPER_RE = re.compile(rf"[“\"{CAPITAL}\d]")
_ENDS = frozenset(map(canonical, words("units", "ends")))
_INSIDE = frozenset(map(canonical, words("units", "inside")))
_COMPOUNDS_RE = re.compile(rf"(?:{either(*map(canonical, words('units', 'compounds')))})(?!\w)")
_POST_RE = whole("people", "roles", after=r"\s$")
_MOST_BETWEEN = 2  # of them between two words of a name: "Công ty Cổ phần đầu tư Mẫu"
_MOST_SMALL = 5  # words in small letters in a row: "Tổ tự quản an ninh trật tự thôn Mẫu"
_QUOTED = r"[“\"'‘«]\s?([^”\"'’»“\n]{3,80}?)\s?[”\"'’»]"
_MODEL_RE = whole("models", "heads", after=rf"(?:\s[^\W\d_]+){{0,4}}?\s*:?\s*{_QUOTED}")
_GENERAL_RE = whole("models", "general")
_OPEN_MODEL_RE = whole("models", "heads", after=r"\s")


@dataclass(frozen=True)
class UnitMention:
    """A unit or model named at text[start:end]; `is_of_post`: as a part of somebody's post."""

    sentence: Sentence
    start: int
    end: int
    is_of_post: bool = False


@dataclass
class Named:
    """A unit or a model by name; `head` is what it is, in matching form: "chi hội", "mô hình"."""

    name: str
    head: str
    mentions: list[UnitMention] = field(default_factory=list)

    @property
    def whole(self) -> UnitMention:
        """The first mention by the whole name."""
        said = [each for each in self.mentions if each.end - each.start == len(self.name)]
        return next((each for each in said if not each.is_of_post), said[0])


def units_of(article: Article, people: Iterable[Person]) -> list[Named]:
    """The units of an article; a short name is of the longer that begins so."""
    starts: dict[int, list[int]] = {}
    for person in people:
        for mention in person.mentions:
            starts.setdefault(id(mention.sentence), []).append(mention.start)
    found: dict[str, Named] = {}
    for sentence in article.sentences:
        for head, said in _units(sentence, starts.get(id(sentence), [])):
            name = sentence.text[said.start : said.end]
            named = found.setdefault(canonical(name), Named(name[:1].upper() + name[1:], head))
            named.mentions.append(said)
    return _merged(found)


def _merged(found: dict[str, Named]) -> list[Named]:
    for key in sorted(found, key=len):
        longer = [other for other in found if other.startswith(f"{key} ") and other in found]
        if longer:
            found[longer[0]].mentions += found.pop(key).mentions
    for named in found.values():
        named.mentions.sort(key=lambda each: (each.sentence.paragraph, each.is_of_post))
    return list(found.values())


def _units(sentence: Sentence, people: list[int]) -> Iterator[tuple[str, UnitMention]]:
    text, matching = sentence.text, canonical(sentence.text)
    place = 0
    for match in _HEAD_RE.finditer(matching):
        is_part = _NO_HEAD_RE.search(matching, max(match.start() - 12, 0), match.start())
        if match.start() < place or is_part:
            continue
        limit = min((start for start in people if start >= match.end()), default=len(text))
        end = _end_of_name(text, matching, match.end(), limit)
        if end is None:
            continue
        place = end
        is_before_name = limit < len(text) and not text[end:limit].strip()
        is_of_post = _POST_RE.search(matching[: match.start()]) is not None or is_before_name
        yield match[0], UnitMention(sentence, match.start(), end, is_of_post)


def _end_of_name(text: str, matching: str, place: int, limit: int) -> int | None:
    """Where the name of a unit ends whose head ends at a place; None when it has no name."""
    end: int | None = None
    small: list[str] = []
    while (token := _TOKEN_RE.match(text, place)) and token.start(1) < limit:
        word = matching[token.start(1) : token.end(1)]
        if _PROPER_RE.match(token[1]) and _may_go_on(word, small, is_named=end is not None):
            compound = _COMPOUNDS_RE.match(matching, token.start(1))
            end = place = compound.end() if compound else token.end(1)
            small = []
            continue
        small.append(word)
        if (
            word in _ENDS
            or _two(matching, token.start(1)) in _ENDS
            or len(small) > _MOST_SMALL
            or "-" in token[0]
        ):
            break
        place = token.end(1)
    return end


def _may_go_on(word: str, small: list[str], *, is_named: bool) -> bool:
    """Whether a name goes on with a word after some in small letters.

    "Tổ tự quản số 3", "Trạm Y tế xã Mẫu" do; of "Tổ Dệt Thử nay có 10 …" the number is none of it.
    """
    is_number = word[0].isdigit()
    if not small:
        return not is_number or not is_named
    return small[-1] in _INSIDE or (not is_number and (not is_named or len(small) <= _MOST_BETWEEN))


def _two(text: str, start: int) -> str:
    return " ".join(text[start : start + 24].split()[:2])


def models_of(article: Article) -> list[Named]:
    """The models of an article, by the names in quotes: "mô hình “Thùng rác Mẫu”"."""
    found: dict[str, Named] = {}
    for sentence in article.sentences:
        for head, start, end in _models(sentence.text):
            name = sentence.text[start:end].rstrip(" .,")
            if _GENERAL_RE.fullmatch(canonical(name)):
                continue
            named = found.setdefault(canonical(name), Named(name[:1].upper() + name[1:], head))
            named.mentions.append(UnitMention(sentence, start, start + len(name)))
    return list(found.values())


def _models(text: str) -> Iterator[tuple[str, int, int]]:
    matching = canonical(text)
    quoted = [(match[0], *match.span(1)) for match in _MODEL_RE.finditer(matching)]
    yield from ((whole_of(said), start, end) for said, start, end in quoted)
    taken = {start for _, start, _ in quoted}
    for match in _OPEN_MODEL_RE.finditer(matching):
        if text[match.end() : match.end() + 1].isupper() and match.end() not in taken:
            end = _end_of_name(text, matching, match.end() - 1, len(text))
            if end and end - match.end() > 3:
                yield match[0].strip(), match.end(), end


def whole_of(said: str) -> str:
    """What it is, of the words before its name: "mô hình", "phong trào"."""
    match = whole("models", "heads").match(said)
    return match[0] if match else said
