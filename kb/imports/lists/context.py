"""What holds for a row beside its own cells: sections, the editor's flags, the title of the list.

In: layers of `Clues`, strongest first, each with the cells that state them. Out: the value of the
first layer that has one. Places go from the widest down: a district of the title holds only for
rows of the title's province.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.imports.lists.cells import Stated
from kb.imports.lists.clues import Clues
from kb.imports.origins import Spot
from kb.records.parts import Source
from kb.text.vietnamese import match_key
from kb.vocabularies import Vocabularies


@dataclass(frozen=True)
class Layer:
    """Clues, and the cells that state each of them; the editor's flags stand in no cell."""

    clues: Clues
    spots: Mapping[str, tuple[Spot, ...]] = field(default_factory=dict)


def field_codes(vocabularies: Vocabularies) -> dict[str, str]:
    """Codes of fields by label, code and parts of their scope: "dạy học" is giao-duc."""
    return {
        match_key(name): field.code
        for field in vocabularies.fields
        for name in (*field.scope.split(","), field.label, field.code)
    }


@dataclass(frozen=True)
class Context:
    """Layers from the innermost section to the title, and what all rows share: the codes of fields
    by every name that lists call them.
    """

    layers: tuple[Layer, ...]
    source: Source
    vocabularies: Vocabularies
    fields: Mapping[str, str]

    def around(self, name: str) -> Stated[Any] | None:
        """The first value of a clue: "level", "years", "kind"."""
        for layer in self.layers:
            value = getattr(layer.clues, name)
            if value:
                return Stated(value, layer.spots.get(name, ()))
        return None

    def section(self, name: str) -> Stated[Any] | None:
        """The same, of sections only: stronger than what a column is called."""
        for layer in self.layers[:-2]:
            value = getattr(layer.clues, name)
            if value:
                return Stated(value, layer.spots.get(name, ()))
        return None
