"""Sites over an index: asked in the same process, or served on a free port."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from flask import Flask
from werkzeug.serving import make_server

from kb.settings import load_settings
from web import create_app

# The tests of the whole suite ask as one reader, far too often.
UNLIMITED = {"KB_RATE_LIMIT": "0"}


def app_over(index: Path, **settings: str) -> Flask:
    """A site that answers from an index; settings by the name of their variable."""
    return create_app(load_settings({"KB_INDEX_DIR": str(index)} | UNLIMITED | settings))


@contextmanager
def served(app: Flask) -> Iterator[str]:
    """The address of a site that is served on a free port meanwhile."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()
    server.server_close()
