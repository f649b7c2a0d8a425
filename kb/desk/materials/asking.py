"""What a form says of suggestions: the button that was pressed, what was chosen before and is kept
with the next save.

In: names and texts of a form. Out: a verb and the key of a suggestion, choices by key. A form
carries `goi-y.lay:<key>` as a button and `_goi-y.<key>` = "taken|<what the box said before>".
"""

import re
from collections.abc import Mapping
from typing import Literal, cast, get_args

from kb.material.choosing import Choice, ChoiceState

Verb = Literal["lay", "bo", "tra"]  # take it, leave it, as it was before
ASKS, CHOSEN = "goi-y.", "_goi-y."
_ASKED_RE = re.compile(rf"{re.escape(ASKS)}(lay|bo|tra):([0-9a-f]{{16}}-[0-9a-f]{{12}})")
_KEY_RE = re.compile(r"[0-9a-f]{16}-[0-9a-f]{12}")
_LONGEST = 2000


def asked(button: str) -> tuple[Verb, str] | None:
    """What a button asks for, and of which suggestion; None of any other button."""
    found = _ASKED_RE.fullmatch(button)
    return (cast(Verb, found[1]), found[2]) if found else None


def chosen_in(form: Mapping[str, str]) -> dict[str, Choice]:
    """The choices that a form carries; what is none is passed over."""
    found = {}
    for name, text in form.items():
        key, (state, _, before) = name.removeprefix(CHOSEN), text.partition("|")
        if name.startswith(CHOSEN) and _KEY_RE.fullmatch(key) and state in get_args(ChoiceState):
            found[key] = Choice(cast(ChoiceState, state), before[:_LONGEST])
    return found


def carried(choice: Choice) -> str:
    """A choice as a form carries it."""
    return f"{choice.state}|{choice.before[:_LONGEST]}"
