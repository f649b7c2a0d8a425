"""Options that several commands share: where content and index are."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kb.settings import load_settings

_Command = Callable[..., None]


def content_option(command: _Command) -> _Command:
    """Add --content and hand the command its `settings`."""
    return _path_option(command, "--content", "content_dir", "Thư mục nội dung")


def index_option(command: _Command) -> _Command:
    """Add --index-dir and hand the command its `settings`."""
    return _path_option(command, "--index-dir", "index_dir", "Thư mục chỉ mục")


def _path_option(command: _Command, flag: str, attribute: str, help: str) -> _Command:
    @click.option(flag, attribute, type=click.Path(path_type=Path), help=f"{help}.")
    @wraps(command)
    def with_settings(*args: Any, **kwargs: Any) -> None:
        path = kwargs.pop(attribute)
        settings = kwargs.pop("settings", None) or load_settings()
        command(*args, settings=replace(settings, **({attribute: path} if path else {})), **kwargs)

    return with_settings
