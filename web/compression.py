"""Text travels compressed to browsers that take it: pages, feeds, JSON, style sheets, scripts."""

from flask import Flask, Response, request
from flask_compress import Compress

_ALGORITHMS = ["br", "gzip"]


def register(app: Flask) -> None:
    """Compress; validators are set before (`web.caching`)."""
    app.config["COMPRESS_ALGORITHM"] = _ALGORITHMS
    Compress(app)
    app.after_request(_whole)


def _whole(response: Response) -> Response:
    """Our few small files in one piece: streamed, flask-compress would leave them open."""
    if request.endpoint == "static" and response.is_streamed:
        response.direct_passthrough = False
        response.make_sequence()
    return response
