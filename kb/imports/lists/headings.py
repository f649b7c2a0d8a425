"""What the heading of a column announces, matched by whole phrases with their marks.

In: a heading as lists write it, with the headings it stands under. Out: its `Meaning`: the key of
the table below, and how sure that is. "Hồ sơ kèm theo" is not "Họ", "Tình trạng" not "Tỉnh"; words
that the table does not know make a heading unknown, never something near.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from kb.imports.lists.honours import is_award
from kb.imports.lists.phrases import (
    GENERIC,
    HARMLESS,
    HEADINGS,
    NEUTRAL,
    PREFIXES,
    PRIVATE_WORDS,
    SUFFIXES,
    SUMS,
)
from kb.records import Exemplar
from kb.records.parts import Honour
from kb.schema import spec_of
from kb.text.vietnamese import canonical, fold, has_marks, normalise

# Columns that are fields of a record: they are called what the declaration says (`headings=`), and
# by the field's label. The short labels of an honour's own parts ("Cơ quan") say too little.
_DECLARED: dict[str, tuple[tuple[type[Any], str], ...]] = {
    "name": ((Exemplar, "title"),),
    "kind": ((Exemplar, "kind"),),
    "subject": ((Exemplar, "subject"),),
    "role": ((Exemplar, "role"),),
    "province": ((Exemplar, "province"),),
    "district": ((Exemplar, "district"),),
    "commune": ((Exemplar, "commune"),),
    "field": ((Exemplar, "fields"),),
    "level": ((Exemplar, "level"),),
    "year": ((Exemplar, "years"),),
    "form": ((Exemplar, "honours"), (Honour, "title")),
    "issuer": ((Honour, "issuer"),),
    "decision": ((Honour, "number"),),
    "date": ((Honour, "date"),),
    "source": ((Exemplar, "sources"),),
    "merit": ((Exemplar, "summary"),),
}
NAMES = ("person", "group", "model", "practice", "name")  # columns that can name an exemplar
KIND_OF_COLUMN = {
    "person": "ca-nhan", "group": "tap-the", "model": "mo-hinh", "practice": "cach-lam",
}  # fmt: skip
AWARD = frozenset({"form", "level", "issuer", "year", "decision", "date"})
PLACES = frozenset({"commune", "district", "province", "place"})
# Known, and of no use to a record: private data of living people, and what only software reads.
LEFT_OUT = {
    "private": "là thông tin riêng",
    "code": "là mã hoặc dấu của phần mềm, giấy tờ",
    "hidden": "ở cột đang ẩn",
    "unused": "được chọn là không dùng",
}
EXACT, COMPOSED, GUESSED, UNKNOWN = 3, 2, 1, 0
# Under "Khen thưởng" or "Quyết định".
_BARE = {
    "so": "decision", "ngay": "date", "ngay thang": "date", "ngay thang nam": "date",
    "co quan": "issuer", "don vi": "issuer", "noi": "issuer", "ten": "form",
}  # fmt: skip
_LONGEST = 160  # letters of a heading
_PARTS_RE = re.compile(r"[,/;+|]|\s[-–]\s")
_NUMBER_RE = re.compile(r"^\(?\d{1,2}\)?[.)]\s*(?=\D)")
_ONE_YEAR_RE = re.compile(r"n[ăa]m \d{4}")
_INNER_RE = re.compile(r"\(([^()]*)\)?")


@dataclass(frozen=True)
class Meaning:
    """What a heading announces: a key of the table ("" unknown), and how surely."""

    key: str = ""
    certainty: int = UNKNOWN


def _words(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text))


def _table() -> dict[str, set[str]]:
    """Keys by phrase, the phrase in matching form: "họ và tên" announces "person"."""
    phrases: dict[str, set[str]] = defaultdict(set)
    for key, fields in _DECLARED.items():
        for cls, name in fields:
            spec = spec_of(cls, name)
            labels = (spec.label,) if cls is Exemplar else ()
            for phrase in (*labels, *spec.headings):
                phrases[_words(canonical(phrase))].add(key)
    for key, written in HEADINGS.items():
        for phrase in written:
            phrases[_words(canonical(phrase))].add(key)
    return phrases


MARKED = _table()
FOLDED: dict[str, set[str]] = defaultdict(set)
for _phrase, _meant in MARKED.items():
    FOLDED[fold(_phrase)] |= _meant


def label_of(key: str) -> str:
    """How a column is usually called: "person" is "Họ và tên"."""
    if key in HEADINGS:
        return HEADINGS[key][0]
    cls, name = _DECLARED[key][0]
    return spec_of(cls, name).label


def meaning_of(path: Sequence[str], is_marked: bool = True) -> Meaning:
    """What a heading under other headings announces: ("Khen thưởng", "Năm") is the year of merit.

    `is_marked`: the headings beside it are written with marks, so that "Nam" cannot mean "Năm".
    """
    found = heading_of(path[0], is_marked)
    whole = path[0]
    for child in path[1:]:
        found = _under(found, whole, child, is_marked)
        whole = f"{whole} {child}"
    return found


def _under(parent: Meaning, above: str, child: str, is_marked: bool) -> Meaning:
    for joined in (f"{child} {above}", f"{above} {child}"):
        whole = heading_of(joined, is_marked)
        if whole.certainty == EXACT:
            return whole
    own = heading_of(child, is_marked)
    if parent.key in LEFT_OUT or own.key in LEFT_OUT:
        return own if own.key in LEFT_OUT else parent
    if parent.key == "proposed":
        return parent if own.key in AWARD | {"", "name"} else own
    if parent.key in AWARD:
        return _of_award(parent, own, child)
    if parent.key in NAMES:
        return replace(parent, certainty=EXACT) if own.key in {"name", "person"} else own
    if parent.key in {"merit", "note"}:
        return own if own.key in {"merit", "note", "role", "unit"} else parent
    is_known = parent.key in PLACES or _is_neutral(above)
    if is_known or (own.certainty == EXACT and _words(canonical(child)) not in GENERIC):
        return own if is_known else replace(own, certainty=min(own.certainty, GUESSED))
    return Meaning()


def _of_award(parent: Meaning, own: Meaning, child: str) -> Meaning:
    """Under "Khen thưởng" or "Quyết định" a bare "Số", "Ngày", "Cơ quan" is that of the award."""
    key = _BARE.get(fold(_words(canonical(child))))
    if key:
        return Meaning(key, EXACT)
    if own.key in AWARD:
        return own
    return Meaning() if own.key else Meaning(parent.key, COMPOSED)


def is_bare(text: str) -> bool:
    """Whether a heading says something only under another: "Số", "Ngày", "Bằng khen"."""
    return fold(_words(canonical(normalise(text)))) in _BARE or is_award(text)


def _is_neutral(heading: str) -> bool:
    words = _words(canonical(normalise(heading)))
    return any(words == each or words.startswith(f"{each} ") for each in NEUTRAL)


@lru_cache(maxsize=4096)
def heading_of(text: str, is_marked: bool = True) -> Meaning:
    """What one heading announces, by itself: "Họ và tên" is "person", word for word."""
    if len(text) > _LONGEST:
        return Meaning()
    plain = canonical(normalise(text)).replace("&", " và ").replace("\n", " ").strip(" *:.")
    plain = _NUMBER_RE.sub("", plain)
    whole = _words(plain)
    keys = _keys(whole, is_marked)
    if keys:
        return Meaning(_first(keys), EXACT)
    if _ONE_YEAR_RE.fullmatch(whole):
        return Meaning()  # "Năm 2022" is not the year of anything
    outer, inner = _INNER_RE.sub(" ", plain).strip(), _INNER_RE.findall(plain)
    found = _composed(outer, is_marked)
    if inner and found.key:
        found = _qualified(found, outer, inner, is_marked)
    if found.key:
        return found
    if is_award(outer):
        return Meaning("form", COMPOSED)  # "Bằng khen": crosses or years stand below
    padded = f" {whole} "
    if whole.startswith("mã ") or (whole.startswith("ma ") and not has_marks(whole)):
        return Meaning("code", COMPOSED)
    is_private = any(f" {phrase} " in padded for phrase in PRIVATE_WORDS)
    return Meaning("private", COMPOSED) if is_private else Meaning()


def _keys(phrase: str, is_marked: bool) -> set[str]:
    """The keys that a phrase announces as it stands; without marks, as it may have been meant."""
    literal = MARKED.get(phrase, set())
    if has_marks(phrase) or (is_marked and " " not in phrase):
        return literal
    return literal | FOLDED.get(phrase, set())


def _first(keys: Iterable[str]) -> str:
    """One key: where headings without marks may mean several, the one that is told last wins."""
    return sorted(keys, key=lambda key: (key in LEFT_OUT, key))[0]


def _composed(text: str, is_marked: bool) -> Meaning:
    """A heading made of phrases of the table: "Tên tập thể/cá nhân", "Thành tích nổi bật"."""
    keys: list[str] = []
    for part in _PARTS_RE.split(text):
        if _words(part):
            found = _part(_words(part), is_marked)
            if not found:
                return Meaning()
            keys += found
    return _together(keys)


def _part(words: str, is_marked: bool) -> list[str]:
    """The keys of one part, split at "và" where the whole is nothing: [] when it is not known."""
    if keys := _trimmed(words, is_marked):
        return [_first(keys)]
    for joint in (" và ", " hoặc ", " va ", " hoac "):
        left, found, right = words.partition(joint)
        if found:
            keys_left, keys_right = _trimmed(left, is_marked), _part(right, is_marked)
            return [_first(keys_left), *keys_right] if keys_left and keys_right else []
    return []


def _trimmed(words: str, is_marked: bool) -> set[str]:
    """The keys of a phrase once words that change nothing are off: "năm được biểu dương"."""
    for shorter in _shorter(words):
        if keys := _keys(shorter, is_marked):
            return keys
    return set()


def _shorter(words: str) -> Iterator[str]:
    yield words
    for head in ("", *PREFIXES):
        if words.startswith(head):
            rest = words.removeprefix(head).strip()
            while rest:
                yield rest
                tail = next((each for each in SUFFIXES if each.search(rest)), None)
                if tail is None:
                    break
                rest = tail.sub("", rest).strip()


def _together(keys: list[str]) -> Meaning:
    """What several phrases in one heading announce together."""
    kinds = list(dict.fromkeys(keys))
    names = [key for key in kinds if key in NAMES]
    if not kinds:
        return Meaning()
    if names:
        return Meaning(names[0] if len(names) == 1 else "name", COMPOSED)
    if len(kinds) == 1:
        return Meaning(kinds[0], COMPOSED)
    if set(kinds) <= {"private", "number", "date", "year"}:
        return Meaning("private", COMPOSED)
    if "merit" in kinds:
        return Meaning("merit", COMPOSED)
    if "form" in kinds and set(kinds) <= AWARD:
        return Meaning("form", COMPOSED)
    if set(kinds) <= {"decision", "date"}:
        return Meaning("decision", COMPOSED)
    if set(kinds) <= PLACES:
        return Meaning("place", COMPOSED)
    if set(kinds) <= {"role", "unit", *PLACES}:
        return Meaning("role" if "role" in kinds else "unit", COMPOSED)
    return Meaning()


def _qualified(found: Meaning, outer: str, inner: list[str], is_marked: bool) -> Meaning:
    """A heading with something in brackets: "(nếu có)" changes nothing, "(triệu đồng)" all."""
    for text in inner:
        words = _words(text)
        if not words or any(each.search(words) for each in HARMLESS):
            continue
        is_of_people = found.key in {"person", "group"}
        if any(each.search(words) for each in SUMS) and not is_of_people:
            return Meaning()
        held = _composed(text, is_marked)
        if held.key != found.key and not (held.key == "private" and found.key in NAMES):
            found = replace(found, certainty=GUESSED)
    return found
