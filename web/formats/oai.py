"""The door for harvesters of libraries and archives (OAI-PMH 2.0).

In: the arguments of the address or, asked by POST, of the form sent (section 3.1.1 of the protocol
wants both). Out: XML; what is wrong with a question is said in the protocol's
own words, with status 200, as it asks.
"""

from datetime import UTC, datetime
from urllib.parse import urlsplit

from flask import Blueprint, Response, render_template, request
from werkzeug.datastructures import MultiDict

from kb.exchange.dublincore import dublin_core
from kb.exchange.jsonld import Surroundings
from kb.exchange.oai import SETS, answer, earliest, utc_stamp
from kb.text.invisible import writable
from web.address import links, machines
from web.formats.security import contact_email
from web.serving import Policy, current_snapshot

oai = Blueprint("oai", __name__)

_MOST_BYTES = 16_384  # of the arguments sent by POST


@oai.route("/oai", methods=["GET", "POST"])
@Policy(cost=1, is_named=False, methods=("GET", "HEAD", "POST"))
def harvest() -> Response:
    """The answer to one question of a harvester."""
    snapshot = current_snapshot()
    lists, gallery = snapshot.vocabularies, snapshot.gallery
    around = Surroundings(snapshot.relations, lists, links.base_url(), gallery)
    text = render_template(
        "formats/oai.xml",
        answer=answer(snapshot, _asked().to_dict(flat=False)),
        now=utc_stamp(datetime.now(UTC)),
        own_url=links.absolute_url(machines.oai_url()),
        sets=SETS,
        earliest=earliest(snapshot),
        admin_email=_admin_email(),
        described=lambda record: dublin_core(record, around),
    )
    return Response(writable(text), content_type="text/xml; charset=utf-8")


def _asked() -> MultiDict[str, str]:
    if request.method != "POST":
        return request.args
    request.max_content_length = _MOST_BYTES
    return request.form


def _admin_email() -> str:
    """Whom harvesters may write to: as configured, else the office, else as RFC 2142 names it."""
    host = urlsplit(links.base_url()).hostname or "localhost"
    # The schema wants a dot in it; "invalid" is kept for names that lead nowhere (RFC 2606).
    return contact_email() or f"webmaster@{host if '.' in host else f'{host}.invalid'}"
