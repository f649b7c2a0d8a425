"""pyvi's model for words, applied by looking up its weights: its answers, without its machinery.

In: a text. Out: where the words of several syllables stand in it.
pyvi describes every token in a dictionary of a dozen features and hands it to CRFsuite; its import
loads scikit-learn (1.2 s, 120 MB). Of all that a model of two labels needs one sum for each token
and four numbers between neighbours, so its files are read as they are: 20 times as fast, in 15 MB.
What is asked of a token, and when two tokens may be one word, is pyvi's (`pyvi.ViTokenizer`,
0.1.1), and every text is cut as pyvi cuts it: the tests hold this to it.
"""

import pickle
import re
import string
import struct
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

_TOKEN_RE = re.compile(
    r"[A-ZĐ]+\.|Tp\.|Mr\.|Mrs\.|Ms\.|Dr\.|ThS\.|==>|->|\.\.\.|>>|\n|\w+://[^\s]+"
    r"|[a-zA-Z0-9_.+-]+@(?:[a-zA-Z0-9-]+\.)+[a-zA-Z0-9-]+|\d+(?:[\.,_]\d+)+|[^\w\s]|\w+"
)
_LABELS = ["B_W", "I_W"]  # a word begins, or goes on
_MODEL = "__FILE_RESOURCE_DATA__"
_TRANSITION = 1

Span = tuple[int, int]


@dataclass(frozen=True)
class _Word:
    """What a token adds to the score of going on: its own, its next neighbour's, its last one's."""

    lower: str
    here: float
    after: float
    before: float


class WordModel:
    """pyvi's word list and weights; a weight is by how much a feature speaks for going on."""

    def __init__(self) -> None:
        folder = _folder()
        self._weights, self._between = _read_model((folder / "pyvi3.pkl").read_bytes())
        words = (folder / "words.txt").read_text("utf-8").split("\n")
        self._pairs = frozenset(word for word in words if word.count(" ") == 1)
        self._triples = frozenset(word for word in words if word.count(" ") == 2)
        self._words: dict[str, _Word] = {}

    def compounds(self, text: str) -> list[Span]:
        """Where the words of two or more tokens stand, in order."""
        texts = _TOKEN_RE.findall(text)
        spans = (match.span() for match in _TOKEN_RE.finditer(text))
        found: list[Span] = []
        start, end, last, is_many = 0, 0, "", False
        for (first, after), token, goes_on in zip(spans, texts, self._going_on(texts), strict=True):
            if goes_on and last and _may_join(last, token):
                is_many = True
            else:
                if is_many:
                    found.append((start, end))
                start, is_many = first, False
            end, last = after, token
        return [*found, (start, end)] if is_many else found

    def _going_on(self, texts: Sequence[str]) -> list[bool]:
        """The likeliest labels of a text: whether each token goes on a word."""
        if not texts:
            return []
        begun_begun, begun_on, on_begun, on_on = self._between
        scores = self._scores(texts)
        lead = scores[0]  # of the best way that ends here going on, before the best one that begins
        ways = []
        for score in scores[1:]:
            to_begun, to_on = lead + on_begun, lead + on_on
            ways.append((to_begun > begun_begun, to_on > begun_on))
            lead = score + max(to_on, begun_on) - max(to_begun, begun_begun)
        label = lead > 0
        labels = [label]
        for way in reversed(ways):
            label = way[label]
            labels.append(label)
        labels.reverse()
        return labels

    def _scores(self, texts: Sequence[str]) -> list[float]:
        """By how much all that is known of each token speaks for going on."""
        weight = self._weights
        words = [self._words.get(text) or self._learn(text) for text in texts]
        scores = [weight["bias"] + word.here for word in words]
        for place, (left, right) in enumerate(pairwise(words)):
            scores[place] += right.before
            scores[place + 1] += left.after
            pair = f"{left.lower} {right.lower}"
            if pair in self._pairs:
                scores[place] += weight["+1:word.bi_gram()"]
                scores[place + 1] += weight["-1:word.bi_gram()"]
            if place + 2 < len(words) and f"{pair} {words[place + 2].lower}" in self._triples:
                scores[place] += weight["+2:word.tri_gram()"]
                scores[place + 2] += weight["-2:word.tri_gram()"]
        return scores

    def _learn(self, text: str) -> _Word:
        """Remember a token as the table of weights sees it."""
        lower = text.lower()
        is_so = {
            "isupper": text.isupper(),
            "istitle": text.istitle(),
            "isdigit": text.isdigit(),
        }

        def score(where: str) -> float:
            named = [f"{where}word.lower():{lower}"]
            named += [f"{where}word.{name}()" for name, holds in is_so.items() if holds]
            return sum(self._weights.get(each, 0.0) for each in named)

        # Of a neighbour nobody asks whether it is of digits: no weight has that name.
        word = _Word(lower, score(""), after=score("-1:"), before=score("+1:"))
        self._words[text] = word
        return word


def _may_join(last: str, token: str) -> bool:
    """Whether pyvi lets two tokens be of one word; a line end is no part of any."""
    if last in string.punctuation or token in string.punctuation or "\n" in (last, token):
        return False
    if last[0].isdigit() or token[0].isdigit():
        return False
    return not token[0].istitle() or last[0].istitle()


def _folder() -> Path:
    """Where pyvi keeps its models; found without importing it."""
    spec = find_spec("pyvi")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("pyvi", name="pyvi")
    return Path(spec.submodule_search_locations[0]) / "models"


class _Held:
    """In the place of any object that is pickled around the model."""

    held: Mapping[str, Any] = {}

    def __init__(self, *_: Any) -> None:
        pass

    def __setstate__(self, state: Any) -> None:
        self.held = state if isinstance(state, dict) else {}


class _Unpickler(pickle.Unpickler):
    """Loads nothing but the bytes of the model."""

    def find_class(self, module: str, name: str) -> Any:
        return super().find_class(module, name) if module == "_codecs" else _Held


def _read_model(pickled: bytes) -> tuple[Mapping[str, float], tuple[float, ...]]:
    """Weights by feature, and those between the labels of neighbours: CRFsuite's "lCRF" format."""
    data = _Unpickler(BytesIO(pickled)).load().held["modelfile"].held[_MODEL]
    features, labels, attributes = struct.unpack_from("<III", data, 28)
    names = _strings(data, attributes)
    if _strings(data, labels) != _LABELS:
        raise ValueError("pyvi: mô hình tách từ không như phần mềm này đọc được")
    weights: defaultdict[str, float] = defaultdict(float)
    between = [0.0] * 4
    (count,) = struct.unpack_from("<I", data, features + 8)
    for kind, source, label, weight in struct.iter_unpack(
        "<IIId", data[features + 12 : features + 12 + 20 * count]
    ):
        if kind == _TRANSITION:
            between[2 * source + label] = weight
        else:
            weights[names[source]] += weight if label else -weight
    return dict(weights), tuple(between)


def _strings(data: bytes, start: int) -> list[str]:
    """A table of CRFsuite's ("CQDB"): the texts by their numbers."""
    count, offset = struct.unpack_from("<II", data, start + 16)
    places = struct.unpack_from(f"<{count}I", data, start + offset)
    return [
        data[start + place + 8 : data.index(b"\0", start + place + 8)].decode() for place in places
    ]
