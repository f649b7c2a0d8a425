"""What records and articles are compared by: names, places, rare words.

In: a collection, a material. Out: `Known`, made once of a collection, and `Article`.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from kb.content.folder import Content
from kb.material.joining.words import between_blanks, pairs, runs, sentences
from kb.material.values import Material
from kb.records import Exemplar, of_type
from kb.text.markup import to_text
from kb.text.vietnamese import Syllable, canonical, fold, match_key, syllables
from kb.vocabularies import Vocabularies, Where, places_in

# Of whom so many stories tell that it says nothing.
_EVERYWHERE = frozenset(map(canonical, ("Hồ Chí Minh", "Bác Hồ", "Việt Nam")))
# "khu phố 12", "994": what a unit is called by.
_NUMBERED_RE = re.compile(
    r"[^\W\d_]+ [1-9]\d?(?![\d.,/%]| đồng)|(?<![\d.,/])[1-9]\d\d(?![\d.,/]| đồng)"
)
_FEWEST = 60  # records below which nothing can be called rare by counting


@dataclass(frozen=True)
class Told:
    """What a record is known by; words in matching form."""

    record: Exemplar
    where: Where | None
    names: frozenset[str]  # of its title and of who is honoured
    own: frozenset[str]  # those of which an article about it says one at least
    near: frozenset[str]  # of commune and district
    others: frozenset[str]  # of its story
    title_pairs: frozenset[str]
    pairs: frozenset[str]
    written: Mapping[str, str]  # its names as they are written


class Known:
    """The exemplars of a collection, and how many of them share a name or a pair of words.

    Of records that were known `before` nothing is read again.
    """

    def __init__(self, content: Content, before: "Known | None" = None) -> None:
        self.vocabularies = content.vocabularies
        is_same = before is not None and before.vocabularies == content.vocabularies
        held = {id(each.record): each for each in before.told} if before and is_same else {}
        records = of_type(Exemplar, (file.record for file in content.files))
        self.told: tuple[Told, ...] = tuple(
            held.get(id(record)) or _told(record, self.vocabularies) for record in records
        )
        self._many = max(len(self.told), _FEWEST)
        self._borne = Counter(
            word for each in self.told for word in each.names | each.near | each.others
        )
        self._paired = Counter(pair for each in self.told for pair in each.pairs | each.title_pairs)

    def rarity(self, name: str) -> float:
        """From 0 (of every record) to 1 (of this one only)."""
        return self._rare(self._borne[name])

    def pair_rarity(self, pair: str) -> float:
        """The same of a pair of words."""
        return self._rare(self._paired[pair])

    def _rare(self, count: int) -> float:
        return math.log(self._many / max(count, 1)) / math.log(self._many)


def _told(record: Exemplar, vocabularies: Vocabularies) -> Told:
    head, story = f"{record.title}\n{record.subject or ''}", to_text(record.body)
    names = _names(head, vocabularies)
    near = _names(f"{record.commune or ''}\n{record.district or ''}", vocabularies)
    others = _names(f"{record.role or ''}\n{record.summary or ''}\n{story}", vocabularies)
    return Told(
        record=record,
        where=vocabularies.where(record.province),
        names=names - near,
        own=_own(record, names | near, vocabularies),
        near=near,
        others=others - names - near,
        title_pairs=frozenset(pairs(head)),
        pairs=frozenset(pairs(f"{record.summary or ''}\n{story}") - _named_pairs(record)),
        written={between_blanks(name).strip(): name for name in runs(_whole(record))},
    )


def _whole(record: Exemplar) -> str:
    parts = (record.title, record.subject, record.commune, record.district)
    return "\n".join(filter(None, parts))


def _named_pairs(record: Exemplar) -> set[str]:
    """Words that stand together in a name say no more than the name does."""
    return {pair for name in (*runs(_whole(record)), record.province or "") for pair in pairs(name)}


def _own(record: Exemplar, names: frozenset[str], vocabularies: Vocabularies) -> frozenset[str]:
    """What tells it from others: the person, else the names and numbers of unit and commune."""
    if record.kind == "ca-nhan" and record.subject:
        return _names(record.subject, vocabularies) or names
    district = _names(record.district or "", vocabularies)
    title = f"{record.title}\n{record.subject or ''}\n{record.commune or ''}"
    numbers = (match_key(each) for each in _NUMBERED_RE.findall(title))
    proper = names - district
    return frozenset({*(each for each in proper if " " in each), *numbers})


def _names(text: str, vocabularies: Vocabularies) -> frozenset[str]:
    """The names of a text in matching form, without those of provinces."""
    found = (between_blanks(name).strip() for name in runs(text))
    return frozenset(
        name for name in found if name and name not in _EVERYWHERE and not vocabularies.where(name)
    )


class Article:
    """A material as it is compared with records."""

    def __init__(self, material: Material, vocabularies: Vocabularies) -> None:
        self.material = material
        self.text = f"{material.title}\n{material.text}"
        self.words = between_blanks(self.text)
        self.addresses = frozenset(map(address, filter(None, (material.url, material.name))))
        self._vocabularies = vocabularies

    def says(self, words: str) -> bool:
        """Whether a row of words in matching form stands there."""
        return f" {words} " in self.words

    def names(self, words: str) -> bool:
        """Whether it says a name, and not as the beginning of a longer one."""
        return self.says(words) and self._stands(words.split(), str)

    def nearly(self, words: str) -> bool:
        """The same whatever the marks: "Đặng Thị Hanh" for "Đặng Thị Hạnh"."""
        return f" {fold(words)} " in self._folded and self._stands(fold(words).split(), fold)

    def _stands(self, parts: list[str], form: Callable[[str], str]) -> bool:
        return any(
            [form(each.text) for each in self._found[at : at + len(parts)]] == parts
            and not self._goes_on(at + len(parts))
            for at in self._starts.get(fold(parts[0]), ())
        )

    def _goes_on(self, at: int) -> bool:
        """Whether the word there belongs to the name before it: no comma, and a capital."""
        if at >= len(self._found):
            return False
        between = self.text[self._found[at - 1].end : self._found[at].start]
        return between == " " and self.text[self._found[at].start].isupper()

    @cached_property
    def _found(self) -> list[Syllable]:
        return list(syllables(self.text))

    @cached_property
    def _starts(self) -> dict[str, list[int]]:
        starts: dict[str, list[int]] = {}
        for at, each in enumerate(self._found):
            starts.setdefault(fold(each.text), []).append(at)
        return starts

    @cached_property
    def _folded(self) -> str:
        return fold(self.words)

    @cached_property
    def runs(self) -> Mapping[str, str]:
        """Its names of two words and more: in matching form, and as they are written."""
        return {between_blanks(name).strip(): name for name in runs(self.text) if " " in name}

    @cached_property
    def pairs(self) -> frozenset[str]:
        """Neighbouring words that mean something together."""
        return frozenset(pairs(self.text))

    @cached_property
    def sentences(self) -> tuple[str, ...]:
        """Its sentences, that of the title first."""
        return tuple(each for line in self.text.split("\n") for each in sentences(line))

    def sentence_with(self, words: str) -> str:
        """The first sentence of the text that says these words as they are written, or nearly."""
        key = between_blanks(words)
        found = [each for each in self.sentences if key in between_blanks(each)]
        return next((each for each in found if each != self.material.title), "".join(found[:1]))

    def sentence_of_place(self, slug: str) -> str:
        """The first sentence that names a province of today, by whichever name."""
        return next((each for each in self.sentences if slug in self._places(each)), "")

    @cached_property
    def places(self) -> frozenset[str]:
        """The slugs of today's provinces that it names, by whichever name."""
        return self._places(self.text)

    def _places(self, text: str) -> frozenset[str]:
        found = list(syllables(text))
        words = [each.text for each in found]
        return frozenset(
            where.today.slug
            for start, end, where in places_in(words, self._vocabularies.place_said)
            if text[found[end - 1].start].isupper()
        )


def address(url: str) -> str:
    """An address as it is compared: without scheme, www, mobile host, query and last slash."""
    bare = url.split("#")[0].split("?")[0].partition("://")[2].casefold()
    for start in ("www.", "m.", "amp."):
        bare = bare.removeprefix(start)
    return bare.rstrip("/").removesuffix(".amp")


def title_key(titles: Iterable[str | None]) -> frozenset[str]:
    """Titles as they are compared."""
    return frozenset(key for title in titles if title and (key := match_key(title)))
