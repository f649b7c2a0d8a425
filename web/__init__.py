"""The site: a read-only Flask application over one index folder.

In: `Settings`. Out: an application. It holds the current snapshot of the index and never writes
one (`kb index` does); it keeps nothing about a visitor and sets no cookie.
"""

from flask import Flask
from flask.json.provider import DefaultJSONProvider

from kb.holder import SnapshotHolder
from kb.settings import Settings, load_settings
from web import api, downloads, errors, harvesting, headers, open_formats, templating, views
from web.state import HOLDER, MISSES, MissLog, prepare


def create_app(settings: Settings | None = None) -> Flask:
    """The site over `settings.index_dir`; a new index generation is picked up while running."""
    settings = settings or load_settings()
    app = Flask(__name__)
    app.json = _readable_json(app)
    app.config["BASE_URL"] = settings.base_url
    app.config["ADMIN_EMAIL"] = settings.admin_email
    app.extensions[HOLDER] = SnapshotHolder(settings.index_dir, prepare)
    app.extensions[MISSES] = MissLog(settings.search_log)
    headers.register(app)
    errors.register(app)
    templating.register(app)
    app.register_blueprint(views.pages)
    app.register_blueprint(downloads.downloads)
    app.register_blueprint(open_formats.open_formats)
    app.register_blueprint(harvesting.harvesting)
    app.register_blueprint(api.api)
    return app


def _readable_json(app: Flask) -> DefaultJSONProvider:
    """Vietnamese as it is written, keys in the order of the contract."""
    provider = DefaultJSONProvider(app)
    provider.ensure_ascii = False
    provider.sort_keys = False
    return provider
