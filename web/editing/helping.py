"""What helps while somebody types: findings, suggestions, a preview; answered as pieces of pages.

In: a form as it stands, or the beginning of a word. Out: HTML to be put beside the boxes, or JSON.
Without a script the same comes with the whole page (`web.editing.records`).
"""

from flask import Blueprint, abort, jsonify, render_template, request
from flask.typing import ResponseReturnValue

from kb.desk import Opened
from kb.errors import UnknownRecord
from kb.schema.frontmatter import FormError
from web.editing import here, material
from web.editing.layout import KINDS
from web.editing.record_page import record_page
from web.editing.records import typed_from

views = Blueprint("helping", __name__)


@views.post("/kiem")
def check() -> str:
    """What there is to say of a record as it is typed."""
    kind, opened = _about()
    page = record_page(kind, typed_from(request.form), opened, request.form.get("_digest", ""))
    return render_template("said.html", page=page)


@views.post("/xem-truoc")
def preview() -> str:
    """The record as readers would see it."""
    kind, opened = _about()
    page = record_page(kind, typed_from(request.form), opened, shows_preview=True)
    return render_template("preview.html", page=page)


@views.post("/goi-y-bai")
def take() -> str:
    """The field that a suggestion of an article changes, and all suggestions, as they would be."""
    (kind, opened), button = _about(), request.form.get("_nut", "")
    if opened is None or not material.is_asked(button):
        abort(400)
    typed, chosen = material.answered(opened.version.id, typed_from(request.form), button)
    digest, key = request.form.get("_digest", ""), material.key_of(button)
    page = record_page(kind, typed, opened, digest, chosen=chosen)
    offers = (offer for article in page.articles for offer in article.offers)
    field = next((each.field for each in offers if each.key == key), "")
    return render_template("material_answer.html", page=page, field=field)


@views.get("/goi-y-o")
def suggest() -> ResponseReturnValue:
    """What may be meant in a box."""
    place, typed = request.args.get("o", "")[:100], request.args.get("q", "")[:200]
    found = here.desk().shelf.suggestions.find(place, typed)
    return jsonify([{"text": each.text, "note": each.note} for each in found])


def _about() -> tuple[str, Opened | None]:
    """The kind of record that is typed, and its file if there is one."""
    kind, record_id = request.form.get("_loai", ""), request.form.get("_ma", "")
    if kind not in KINDS:
        abort(400)
    try:
        return kind, here.desk().open(record_id) if record_id else None
    except (UnknownRecord, FormError):
        return kind, None
