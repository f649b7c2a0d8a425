"""What the pages of exemplars, documents and themes have in common (`templates/parts/record.html`).

In: the id that an address names, and of which type it should be. Out: the record, or the way to its
right address; and its page laid out around its text.
"""

from typing import TypeVar

from flask import abort, redirect, render_template, request

from kb.exchange.jsonld import Described, Surroundings, record_to_linked
from kb.records import Directive, Exemplar, Theme, as_type
from web.address import links
from web.address.params import search_query
from web.parts.marked import marked_record
from web.serving.state import current_snapshot, wanted_record

R = TypeVar("R", Exemplar, Directive, Theme)


def opened(cls: type[R], record_id: str) -> R:
    """The record of a page; an old id of it, or the wrong type, leads to the right address."""
    found = wanted_record(current_snapshot(), record_id)
    record = as_type(cls, found)
    if record is None or record.id != record_id:
        question = search_query(request.args).text
        abort(redirect(links.record_url(found, question), 301))
    return record


def laid_out(record: Described, page: object) -> str:
    """A record's page: with what a search marks in it, and its data for machines."""
    snapshot = current_snapshot()
    around = Surroundings(snapshot.relations, snapshot.vocabularies, links.base_url())
    return render_template(
        f"pages/{record.record_type}.html",
        page=page,
        marked=marked_record(snapshot, record, search_query(request.args).text),
        linked=record_to_linked(record, around),
    )
