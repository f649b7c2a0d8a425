"""A record that an article may be about, and what lies between the two."""

from dataclasses import dataclass

from kb.material.values import Suggestion
from kb.records import Exemplar


@dataclass(frozen=True)
class Agreement:
    """What record and article both say: "Năm", "2023", and the article's sentence."""

    label: str
    value: str
    sentence: str = ""


@dataclass(frozen=True)
class Difference:
    """What they say otherwise; nobody but an editor can tell which is right.

    `held` is the record's value, `where` its field or sentence; `said` is the article's value in
    its `sentence`.
    """

    label: str
    held: str
    where: str
    said: str
    sentence: str


@dataclass(frozen=True)
class Kin:
    """A record that an article seems to be about; it is joined by an editor only.

    `why` says in Vietnamese what they share. `new` are suggestions that the record lacks, `told`
    the article's sentences with figures that stand nowhere in it. `is_source`: the article's own
    address is among the record's sources already.
    """

    record: Exemplar
    why: str
    agrees: tuple[Agreement, ...] = ()
    differs: tuple[Difference, ...] = ()
    new: tuple[Suggestion, ...] = ()
    told: tuple[str, ...] = ()
    is_source: bool = False
