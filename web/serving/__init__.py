"""What surrounds every view. In: requests, and answers as the views make them.

Out: answers that are guarded, limited, compressed, named and kept; pages for what goes wrong;
figures for those who keep the site running. Knows no page and no address.
"""

from collections.abc import Callable

from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix

from kb.settings import Settings
from web.serving import (
    building,
    caching,
    errors,
    following,
    headers,
    limits,
    mediatypes,
    naming,
    observing,
    server,
    state,
    worker,
    workers,
)
from web.serving.building import built
from web.serving.errors import MESSAGES, OTHER
from web.serving.headers import UNLISTED
from web.serving.opening import look, refused, tell
from web.serving.policy import Policy
from web.serving.state import (
    HOLDER,
    VIETNAM,
    count_miss,
    current_site,
    current_snapshot,
    today,
    wanted_record,
)

__all__ = [
    "HOLDER",
    "MESSAGES",
    "OTHER",
    "UNLISTED",
    "VIETNAM",
    "Policy",
    "built",
    "count_miss",
    "current_site",
    "current_snapshot",
    "following",
    "look",
    "refused",
    "server",
    "surround",
    "tell",
    "today",
    "wanted_record",
    "worker",
    "workers",
]


def surround(app: Flask, settings: Settings, clock: Callable[[], float]) -> None:
    """Put all of it around an application; what comes first has the last word."""
    mediatypes.register()
    state.register(app, settings)
    if count := settings.trusted_proxies:
        # mypy takes the attribute for a method; Flask documents replacing it.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=count, x_proto=count)  # type: ignore[method-assign]
    app.wsgi_app = naming.OwnName(app.wsgi_app, settings)  # type: ignore[method-assign, assignment]
    observing.register(app, settings, clock)
    kept = caching.PageCache()
    app.after_request(kept.keep)
    headers.register(app)
    limits.register(app, settings.rate_limit, clock)
    building.register(app, settings)
    caching.register(app)
    app.before_request(kept.give)
    errors.register(app)
