"""Where a write-up says that its subject is: the first chain of units in what it says of it.

In: labelled addresses, sentences. Out: a `Place`. Where somebody was born or has been is no place
of the record.
"""

import re
from collections.abc import Iterable, Iterator

from kb.imports.lists import Place, holds, province_named, split_place
from kb.imports.writeups.names import CAPITAL
from kb.imports.writeups.words import either
from kb.vocabularies import Vocabularies

_NAME = rf"[{CAPITAL}\d][^\W_]*(?:[ -][{CAPITAL}\d][^\W_]*){{0,3}}"
# "hợp tác xã Thử" and "Thông tấn xã Việt Nam" are no communes.
_UNIT_RE = re.compile(
    r"(?<!\w)(?<!hợp tác )(?<!Hợp tác )(?<!tấn )"
    r"(?i:xã|phường|thị trấn|đặc khu|huyện|quận|thị xã|thành phố|tp\.?|tx\.?|tỉnh)"
    rf" {_NAME}"
)
_BARE_RE = re.compile(rf"[ ,(]+({_NAME})")
_BETWEEN_RE = re.compile(r"[\s,(–-]*(?:thuộc\s+)?")
_ELSEWHERE_RE = re.compile(rf"(?<!\w)(?:{either('names', 'elsewhere')})(?!\w)", re.IGNORECASE)
# Units by which a giver of honours is called.
_GIVERS = rf"(?:{either('names', 'givers')})"
_GIVING_RE = re.compile(
    r"(?<!\w)(?:tặng|khen|trao|đề nghị|xác nhận|quyết định)(?!\w)", re.IGNORECASE
)
_SENTENCE_RE = re.compile(r"(?<=[.;!?])(?<!TP\.)(?<!Tp\.)(?<!TX\.)\s+")


def place_in(texts: Iterable[str], vocabularies: Vocabularies) -> Place:
    """The first place of the texts that names a commune or a province."""
    for text in texts:
        for sentence in _SENTENCE_RE.split(text):
            for chain in _chains(_before_elsewhere(sentence), vocabularies):
                place = split_place(chain, vocabularies)
                if place.commune or place.province:
                    return place
    return Place()


def _before_elsewhere(sentence: str) -> str:
    match = _ELSEWHERE_RE.search(sentence)
    return sentence[: match.start()] if match else sentence


def _chains(text: str, vocabularies: Vocabularies) -> Iterator[str]:
    """Units that stand side by side: "xã Thử, huyện Mẫu, tỉnh Cao Bằng", or "xã Thử (Cao Bằng)"."""
    units: list[str] = []
    end, is_giving = 0, _GIVING_RE.search(text)
    for match in _UNIT_RE.finditer(text):
        if is_giving and holds(rf"{_GIVERS} ?$", text[: match.start()]):
            continue
        if units and not _BETWEEN_RE.fullmatch(text[end : match.start()]):
            yield ", ".join([*units, *_province_after(text, end, vocabularies)])
            units = []
        units.append(match[0])
        end = match.end()
    if units:
        yield ", ".join([*units, *_province_after(text, end, vocabularies)])


def _province_after(text: str, end: int, vocabularies: Vocabularies) -> list[str]:
    """A province named without "tỉnh" right after smaller units."""
    match = _BARE_RE.match(text, end)
    return [match[1]] if match and province_named(match[1], vocabularies) else []
