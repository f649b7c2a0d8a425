"""What the words name: provinces and cities, then or now.

In: a `Frame`. Out: what was understood, and which values of a facet it means; the words stay to be
looked for as words. Capitals decide nothing: what may be a word as well as a name is not sure,
unless "ở" or "tỉnh" stands before it.
"""

from collections.abc import Iterator

from kb.search.reading.frame import Frame
from kb.search.reading.values import PLACE, Named, Understood
from kb.text.syllable import may_be_syllable
from kb.text.vietnamese import Syllable, fold, has_marks
from kb.vocabularies import Vocabularies, Where, places_in
from kb.wording import with_other_time

# Provinces that are also words; and words that without marks look like provinces.
_ALSO_WORDS = frozenset({"hoa binh", "thai binh", "hai duong"})
_LOOK_ALIKES = frozenset(
    {"an giang", "bac giang", "ben tre", "ca mau", "can tho", "dong thap", "gia lai", "lam dong"}
    | {"long an", "nghe an", "quang tri", "son la", "thanh hoa"}
)
# A place follows these.
_LOCATIVES = (["ở"], ["o"], ["tại"], ["tai"])
_OCEAN = ("thai", "binh", "duong")  # the Pacific, no province


def name_places(frame: Frame) -> None:
    """Say which words name a province: its records are found, and go before others."""
    is_said_place = frame.vocabularies.is_said_place
    for found in frame.stretches():
        words = [each.text for each in found]
        for start, end, where in _places(words, frame.vocabularies):
            is_meant = _is_announced(words, start) or is_said_place(words[start:end])
            if is_meant or not _is_any_word(words[start:end]):
                is_sure = is_meant or not _may_be_words(frame, words[start:end])
                _note(frame, found[start:end], where, is_sure=is_sure)


def _places(words: list[str], vocabularies: Vocabularies) -> Iterator[tuple[int, int, Where]]:
    for start, end, where in places_in(words, vocabularies.place_said):
        if tuple(map(fold, words[start : start + len(_OCEAN)])) != _OCEAN:
            yield start, end, where


def _is_announced(words: list[str], start: int) -> bool:
    """Whether it is said to be a place: by "ở" before it, or by one word and no more."""
    return len(words) == 1 or words[start - 1 : start] in _LOCATIVES


def _is_any_word(words: list[str]) -> bool:
    """Whether it may be any syllable: "hue" is "huệ" too."""
    return len(words) == 1 and not has_marks(words[0]) and may_be_syllable(words[0])


def _may_be_words(frame: Frame, words: list[str]) -> bool:
    """Whether something else may be meant: "hòa bình"; in a box without marks also "lam dong"."""
    key = fold(" ".join(words))
    return key in _ALSO_WORDS or (key in _LOOK_ALIKES and not has_marks(frame.written))


def _note(frame: Frame, said: list[Syllable], where: Where, *, is_sure: bool) -> None:
    start, end = said[0].start, said[-1].end
    part = Understood("place", frame.text[start:end], f"nơi: {with_other_time(where)}", where.slug)
    nearby = (where.today.slug,) if where.slug != where.today.slug else ()
    named = Named(PLACE, (where.name,), (where.found_by,), start, end, is_sure, nearby)
    frame.note(part, named=(*frame.parsed.named, named))
