"""An article beside a form: its text, and its suggestions as the form stands now.

In: what is kept for a record, what is typed, what was chosen. Out: an `Article` for each material,
with the suggestions grouped by field, each in readable words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from kb.content.edits import Plain
from kb.desk.forms.names import Names
from kb.desk.forms.telling import label_of, told
from kb.desk.forms.typed import Typed
from kb.desk.materials.asking import carried
from kb.desk.materials.taking import holds, spec_of_field
from kb.desk.materials.text import Cut, Shown, cut
from kb.material import Material, Suggestion
from kb.material.choosing import Choice, suggestion_key
from kb.records import Exemplar
from kb.schema import specs

# "held": the form says it, and nobody took it; "changed": taken, and the form says otherwise now.
OfferState = Literal["open", "taken", "left", "held", "changed"]
_TYPE = Exemplar.record_type
_FIELDS = tuple(spec.name for spec in specs(Exemplar))


@dataclass(frozen=True)
class Offered:
    """A suggestion: its value in words, the sentences that state it, each with where it stands.

    `carried` is what the form has to say of it when it is sent, "" where nothing was chosen.
    """

    key: str
    field: str
    lines: tuple[str, ...]
    quotes: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...]
    state: OfferState
    carried: str = ""

    @property
    def value(self) -> str:
        """The value on one line."""
        return "; ".join(self.lines)


@dataclass(frozen=True)
class Group:
    """The suggestions for one field."""

    field: str
    label: str
    offers: tuple[Offered, ...]


@dataclass(frozen=True)
class Article:
    """A material as it stands beside a form; `number` from 1."""

    number: int
    material: Material
    groups: tuple[Group, ...]
    paragraphs: tuple[Shown, ...]
    left_out: int = 0  # paragraphs that are too many to be shown

    @property
    def offers(self) -> tuple[Offered, ...]:
        """All suggestions, field by field."""
        return tuple(offer for group in self.groups for offer in group.offers)

    @property
    def open(self) -> int:
        """How many suggestions nobody has looked at."""
        return sum(each.state == "open" for each in self.offers)

    @cached_property
    def has_doubtful(self) -> bool:
        """Whether some words were recognised with little certainty."""
        return any(each.doubtful for each in self.material.paragraphs)

    @property
    def has_own_address(self) -> bool:
        """Whether its address may be a link."""
        return self.material.url.startswith(("http://", "https://"))


def article(
    number: int,
    material: Material,
    suggestions: Iterable[Suggestion],
    typed: Typed,
    chosen: Mapping[str, Choice],
    names: Names,
) -> Article:
    """A material beside a form; what is suggested for a field that no form has is left out."""
    offered = [each for each in suggestions if spec_of_field(each)]
    text = cut(material.paragraphs, offered, f"cau-{number}")
    by_field: dict[str, dict[str, list[Suggestion]]] = {}
    for each in offered:
        same = by_field.setdefault(each.field, {})
        same.setdefault(suggestion_key(material, each), []).append(each)
    groups = tuple(
        Group(
            field,
            label_of(_TYPE, field),
            tuple(
                _offer(
                    key, said, text, _state(said[0], chosen.get(key), typed, names), chosen, names
                )
                for key, said in by_field[field].items()
            ),
        )
        for field in sorted(by_field, key=_FIELDS.index)
    )
    return Article(number, material, groups, text.paragraphs, text.left_out)


def _offer(
    key: str,
    said: list[Suggestion],
    text: Cut,
    state: OfferState,
    chosen: Mapping[str, Choice],
    names: Names,
) -> Offered:
    quotes = dict.fromkeys((each.sentence, text.place_of(each)) for each in said)
    doubts = dict.fromkeys(each.doubt for each in said if each.doubt)
    lines = lines_of(said[0], names)
    choice = chosen.get(key)
    sent = carried(choice) if choice else ""
    return Offered(key, said[0].field, lines, tuple(quotes), tuple(doubts), state, sent)


def _state(suggestion: Suggestion, choice: Choice | None, typed: Typed, names: Names) -> OfferState:
    was = choice.state if choice else "open"
    if holds(typed, suggestion, names):
        return "taken" if was == "taken" else "held"
    return "changed" if was == "taken" else was


def lines_of(suggestion: Suggestion, names: Names) -> tuple[str, ...]:
    """The value in words: "Bằng khen · Cơ quan: UBND tỉnh Mẫu · Năm: 2024"."""
    if not isinstance(suggestion.value, Mapping):
        return told(_TYPE, suggestion.field, str(suggestion.value), names)
    parts: list[str] = []
    for name, value in suggestion.value.items():
        box = f"{suggestion.field}.0.{name}"
        said = "; ".join(told(_TYPE, box, _plain(value), names))
        if said:
            parts.append(f"{label_of(_TYPE, box)}: {said}" if parts else said)
    return (" · ".join(parts),)


def _plain(value: object) -> Plain:
    if isinstance(value, list):
        return [str(each) for each in value]
    return "" if value is None else str(value)
