"""Articles beside the form of a record, and their suggestions, taken or left one by one.

In: the form with the button of a suggestion. Out: the form with the suggestion in it, and what was
chosen, to be kept when it is saved. The text of an article is text only: nothing of it is ever a
part of a page's own.
"""

from collections.abc import Mapping

from flask import request

from kb.desk import Opened, Typed
from kb.desk.materials import Article, asked, chosen_in
from kb.errors import ContentError
from kb.material.choosing import Choice
from kb.records import Exemplar
from web.editing import here

Chosen = dict[str, Choice]


def articles(
    opened: Opened | None, typed: Typed, chosen: Mapping[str, Choice] | None = None
) -> tuple[tuple[Article, ...], str]:
    """What stands beside a form; and in a sentence why not, where it cannot be read."""
    if opened is None or opened.version.record_type != Exemplar.record_type:
        return (), ""
    said = chosen_in(request.form) if chosen is None else chosen
    try:
        return here.desk().materials.beside(opened.version.id, typed, said), ""
    except ContentError as error:
        return (), str(error)


def is_asked(button: str) -> bool:
    """Whether a button is one of a suggestion."""
    return asked(button) is not None


def answered(record_id: str, typed: Typed, button: str) -> tuple[Typed, Chosen]:
    """The form as the button of a suggestion asks for, and what is chosen then."""
    found, chosen = asked(button), chosen_in(request.form)
    if found is None:
        return typed, chosen
    return here.desk().materials.answered(record_id, typed, chosen, *found)


def key_of(button: str) -> str:
    """The suggestion that a button is of; "" of any other button."""
    found = asked(button)
    return found[1] if found else ""
