"""Text travels compressed to browsers that take it: pages, feeds, JSON, style sheets, scripts."""

from flask import Flask
from flask_compress import Compress

_ALGORITHMS = ["br", "gzip"]


def register(app: Flask) -> None:
    """Compress; validators are set before (`web.caching`)."""
    app.config["COMPRESS_ALGORITHM"] = _ALGORITHMS
    app.config["COMPRESS_ALGORITHM_STREAMING"] = _ALGORITHMS
    Compress(app)
