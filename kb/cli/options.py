"""What several commands ask for alike: where content and index are, a province."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from pathlib import Path
from typing import Any

import click

from kb.errors import KBError
from kb.settings import load_settings
from kb.vocabularies import Vocabularies, Where

_Command = Callable[..., None]


def content_option(command: _Command) -> _Command:
    """Add --content and hand the command its `settings`."""
    return _path_option(command, "--content", "content_dir", "Thư mục nội dung")


def index_option(command: _Command) -> _Command:
    """Add --index-dir and hand the command its `settings`."""
    return _path_option(command, "--index-dir", "index_dir", "Thư mục chỉ mục")


def named_place(
    name: str | None, vocabularies: Vocabularies, flag: str = "--province"
) -> Where | None:
    """The place that a flag names, None where it is not given; KBError names the nearest."""
    where = vocabularies.where(name)
    if name and where is None:
        known = vocabularies.likely_place(name)
        remedy = f"hãy viết {known.name}" if known else "hãy viết đúng tên tỉnh, thành phố"
        raise KBError(f'{flag}: không có tỉnh, thành phố "{name}"; {remedy}')
    return where


def _path_option(command: _Command, flag: str, attribute: str, help: str) -> _Command:
    @click.option(flag, attribute, type=click.Path(path_type=Path), help=f"{help}.")
    @wraps(command)
    def with_settings(*args: Any, **kwargs: Any) -> None:
        path = kwargs.pop(attribute)
        settings = kwargs.pop("settings", None) or load_settings()
        command(*args, settings=replace(settings, **({attribute: path} if path else {})), **kwargs)

    return with_settings
