"""What the desk's templates may call: addresses, the secret of forms, names of things."""

from datetime import datetime

from flask import Flask, url_for
from markupsafe import Markup

from kb.desk import STATES
from kb.wording import kind_label
from web.address import links
from web.editing import guard, here, made, reading
from web.editing.layout import ADDED, KIND_OF


def element_id(name: str) -> str:
    """The id of the element of a box: "honours.0.title" gives "o-honours-0-title"."""
    return "o-" + name.replace(".", "-").replace("#", "moi")


def moment(when: datetime) -> str:
    """When something was done, on this machine's clock: "10:32, 5/12/2026"."""
    local = when.astimezone()
    return f"{local:%H:%M}, {local.day}/{local.month}/{local.year}"


def form_key() -> Markup:
    """What every form carries, so that no other site can send one."""
    return Markup('<input type="hidden" name="_csrf" value="{}">').format(guard.form_secret())


def register(app: Flask) -> None:
    """Hand templates their words; leave no blank lines where tags stood."""
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True
    app.jinja_env.filters.update(element_id=element_id, moment=moment, kind_label=kind_label)
    app.context_processor(lambda: {"session_is_open": bool(guard.form_secret())})
    app.jinja_env.globals.update(
        form_key=form_key,
        form_mark=made.form_mark,
        look=reading.look,
        who=here.who,
        address=here.address,
        our_site=here.our_site,
        colour_url=links.colour_url,
        logo_url=links.logo_url,
        desk=here.desk,
        url_for=url_for,
        ADDED=ADDED,
        KIND_OF=KIND_OF,
        STATES=STATES,
    )
