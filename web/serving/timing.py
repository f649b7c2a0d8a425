"""How long the current request has been in work, by the clock that the application was given."""

from collections.abc import Callable

from flask import Flask, current_app, g

_CLOCK = "clock"


def register(app: Flask, clock: Callable[[], float]) -> None:
    """Note when each request comes in; to be registered before what wants to know."""
    app.extensions[_CLOCK] = clock
    app.before_request(_note)


def _note() -> None:
    g.started = current_app.extensions[_CLOCK]()


def elapsed() -> float:
    """Seconds since the request came in."""
    return float(current_app.extensions[_CLOCK]() - g.started)
