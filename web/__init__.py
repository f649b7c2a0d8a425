"""The site: a read-only Flask application over one index folder.

In: `Settings`. Out: an application. It holds the current snapshot of the index and never writes
one (`kb index` does); it keeps nothing about a visitor and sets no cookie.
"""

import time
from collections.abc import Callable

from flask import Flask
from flask.json.provider import DefaultJSONProvider
from werkzeug.middleware.proxy_fix import ProxyFix

from kb.search import SnapshotHolder
from kb.settings import Settings, load_settings
from web.formats import api, feed, files, oai, robots
from web.pages.routes import pages
from web.parts import templating
from web.serving import caching, errors, headers, limits, observing
from web.serving.state import HOLDER, MISSES, MissLog, prepare


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
    app.extensions[HOLDER] = SnapshotHolder(settings.index_dir, prepare)
    app.extensions[MISSES] = MissLog(settings.search_log)
    _guard(app, settings, clock)
    errors.register(app)
    templating.register(app)
    app.register_blueprint(pages)
    app.register_blueprint(api.api)
    app.register_blueprint(feed.feed)
    app.register_blueprint(files.files)
    app.register_blueprint(oai.oai)
    app.register_blueprint(robots.robots)
    return app


def _guard(app: Flask, settings: Settings, clock: Callable[[], float]) -> None:
    """What surrounds every view; the first registered comes first and has the last word."""
    if count := settings.trusted_proxies:
        # mypy takes the attribute for a method; Flask documents replacing it.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]
    observing.register(app, settings, clock)
    kept = caching.PageCache()
    app.after_request(kept.keep)
    headers.register(app)
    limits.register(app, settings.rate_limit, clock)
    caching.register(app)
    app.before_request(kept.give)


def _readable_json(app: Flask) -> DefaultJSONProvider:
    """Vietnamese as it is written, keys in the order of the contract."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    return provider
