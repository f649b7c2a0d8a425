"""Words typed in Telex or VNI while the input method was off.

In: the keys of one word, "phamj" or "pham5". Out: what an input method would have made of them,
"phạm"; keys may stand in any order that one allows: a tone after the vowel or at the end of the
word, "w" alone for ư, one "w" for both letters of ươ, "ooo" for oo. Which of several readings is
meant, and whether keys are meant at all, is decided in `kb.search.spelling.keystrokes`.
"""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from kb.text.syllable import with_tone
from kb.text.vietnamese import canonical

# Letters so far, and the tone.
_State = tuple[str, str]

_LONGEST = 14  # "nghieenggs" has ten keys; a longer word is none
_VOWELS = frozenset("aăâeêioôơuưy")
_TELEX_TONES = dict(zip("fsrxj", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_VNI_TONES = dict(zip("21345", "\u0300\u0301\u0309\u0303\u0323", strict=True))
_HATS, _HORNS = {"a": "â", "e": "ê", "o": "ô"}, {"u": "ư", "o": "ơ"}
_BREVE, _WEDGES = {"a": "ă"}, {"a": "ă", "u": "ư", "o": "ơ"}


def _telex(state: _State, key: str) -> Iterator[_State]:
    letters, tone = state
    begun = not _VOWELS.isdisjoint(letters)
    if key in _TELEX_TONES and begun:
        yield letters, _TELEX_TONES[key]
    elif key == "z" and begun:
        yield letters, ""
    elif key == "w":
        yield letters + "ư", tone
        yield from ((each, tone) for each in _changed(letters, _WEDGES))
    else:
        if key not in "fjwz":
            yield letters + key, tone
        if key in _HATS:
            yield from ((each, tone) for each in _changed(letters, {key: _HATS[key]}))
            if letters.endswith("ô") and key == "o":
                yield letters[:-1] + "oo", tone
        if key == "d" and letters.startswith("d"):
            yield "đ" + letters[1:], tone


def _vni(state: _State, key: str) -> Iterator[_State]:
    letters, tone = state
    begun = not _VOWELS.isdisjoint(letters)
    if not ("0" <= key <= "9"):
        yield letters + key, tone
    elif key in _VNI_TONES:
        if begun and not tone:
            yield letters, _VNI_TONES[key]
    elif key == "0":
        if tone:
            yield letters, ""
    elif key == "9":
        if letters.startswith("d"):
            yield "đ" + letters[1:], tone
    else:
        marks = {"6": _HATS, "7": _HORNS, "8": _BREVE}[key]
        yield from ((each, tone) for each in _changed(letters, marks))


def _changed(letters: str, marks: Mapping[str, str]) -> Iterator[str]:
    """The letters with one of them marked; "uo" also both at once."""
    for place, letter in enumerate(letters):
        if letter in marks:
            yield letters[:place] + marks[letter] + letters[place + 1 :]
    if "u" in marks and letters.count("uo") == 1:
        yield letters.replace("uo", "ươ")


METHODS: Mapping[str, Callable[[_State, str], Iterator[_State]]] = MappingProxyType(
    {"telex": _telex, "vni": _vni}
)


@lru_cache(maxsize=4096)
def typed_letters(keys: str, method: str) -> frozenset[str]:
    """All that the keys of a word may give, in matching form: {"phạm"} for "phamj".

    Also what is no syllable, for whoever knows the word: "Kpă". Never the keys themselves; nothing
    when an input method would have left them as they are.
    """
    if len(keys) > _LONGEST:
        return frozenset()
    states: set[_State] = {("", "")}
    for key in keys:
        states = {after for state in states for after in METHODS[method](state, key)}
    # "uwo" becomes "ươ" with the next letter, "uơ" before a consonant likewise.
    written = {(letters.replace("ưo", "ươ"), tone) for letters, tone in states}
    written |= {(letters.replace("uơ", "ươ"), tone) for letters, tone in written}
    return frozenset(canonical(with_tone(*state)) for state in written) - {canonical(keys)}
