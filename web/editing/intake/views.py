"""The blueprint of `/nhap`, and how much may be sent to it."""

from typing import Any

from flask import Blueprint, request

views = Blueprint("intake", __name__, url_prefix="/nhap")
MOST_BYTES = 25_000_000


@views.url_value_preprocessor
def _allow_files(endpoint: str | None, values: dict[str, Any] | None) -> None:
    """A file may be larger than a form; this runs before anything reads what was sent."""
    if endpoint == "intake.lists":
        request.max_content_length = MOST_BYTES
