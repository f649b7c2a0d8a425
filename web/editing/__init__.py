"""The editors' desk: a second application, over the content folder, never part of the public site.

In: settings. Out: an application for this machine's own browser (`web.editing.guard`). The public
site imports nothing of it; it shows the public site's own pages where a record is previewed.
"""

from flask import Flask

from kb.desk import Desk
from kb.settings import Settings, load_settings
from web.editing import (
    entering,
    errors,
    front,
    guard,
    helping,
    here,
    intake,
    made,
    material,
    newspapers,
    pictures,
    reading,
    records,
    sources,
    steps,
    templating,
)
from web.editing.vocabularies.site import views as site
from web.editing.vocabularies.views import views as vocabularies
from web.formats import looks_of

_MOST_BYTES = 4_000_000  # a record of 1 MB, each letter sent as %E1%BA%A1


def create_editor(settings: Settings | None = None) -> Flask:
    """The desk over `settings.content_dir`, for whoever has a code of its `guard.sessions()`."""
    settings = settings or load_settings()
    desk = Desk(settings)
    app = Flask(__name__, static_url_path="/ban")
    app.config["MAX_CONTENT_LENGTH"] = app.config["MAX_FORM_MEMORY_SIZE"] = _MOST_BYTES
    app.config["PUBLIC_URL"] = settings.base_url or f"http://{settings.host}:{settings.port}"
    app.extensions[here.DESK] = desk
    app.extensions[reading.SITE] = reading.preview_site(settings, desk)
    app.extensions[made.MADE] = made.Made()
    pictures.register(app)
    guard.register(app, settings)
    errors.register(app)
    templating.register(app)
    app.register_blueprint(looks_of(here.our_site))
    for each in (entering, front, records, pictures, helping, steps, sources, intake, newspapers):
        app.register_blueprint(each.views)
    for views in (site, vocabularies, reading.views, material.resembling.views):
        app.register_blueprint(views)
    return app
