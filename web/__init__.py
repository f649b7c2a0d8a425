"""The site: a read-only Flask application over one index folder.

In: `Settings`. Out: an application. It holds the current snapshot of the index and never writes
one (`kb index` does); it keeps nothing about a visitor and sets no cookie.
"""

import time
from collections.abc import Callable

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from kb.settings import Settings, load_settings
from web.formats import BLUEPRINTS
from web.pages import pages
from web.parts import templating
from web.serving import surround


def create_app(
    settings: Settings | None = None, clock: Callable[[], float] = time.monotonic
) -> Flask:
    """The site over `settings.index_dir`; a new index generation is picked up while running.

    `clock` measures requests and refills what the rate limit takes.
    """
    settings = settings or load_settings()
    app = Flask(__name__)
    app.json = _readable_json(app)
    app.config["BASE_URL"] = settings.base_url
    app.config["ADMIN_EMAIL"] = settings.admin_email
    surround(app, settings, clock)
    templating.register(app)
    for blueprint in (pages, *BLUEPRINTS):
        app.register_blueprint(blueprint)
    return app


def _readable_json(app: Flask) -> DefaultJSONProvider:
    """Vietnamese as it is written, keys in the order of the contract."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    return provider
