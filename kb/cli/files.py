"""What commands ask for alike that write files: the format, what may be chosen about it, where to.

In: flags, and what is to be written. Out: bytes in a file or on standard output; what cannot be is
told in words that help.
"""

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import click

from kb.errors import OutputUnusable
from kb.exports import Format, Option

_Command = Callable[..., None]
Formats = Mapping[str, Format[Any]]
Asked = Mapping[str, str | None]  # by the names of options; None is not given


def format_options(formats: Formats) -> Callable[[_Command], _Command]:
    """Add what may be chosen about some of the formats; None where it is not given."""
    options = {option.name: option for each in formats.values() for option in each.options}

    def with_options(command: _Command) -> _Command:
        for option in reversed(options.values()):
            kind = click.Choice(list(option.choices))
            command = click.option(f"--{option.name}", type=kind, help=_explained(option))(command)
        return command

    return with_options


def _explained(option: Option) -> str:
    choices = "; ".join(
        f"{code}: {choice.label}" + (f", theo {choice.rule}" if choice.rule else "")
        for code, choice in option.choices.items()
    )
    return f"{option.help} ({choices}); nếu không nêu thì {option.usual}."


def fitting_format(formats: Formats, name: str | None, asked: Asked, usual: str) -> str:
    """The format asked for, or the first that takes the options; OutputUnusable if it does not."""
    given = {option for option, code in asked.items() if code}
    takers = [
        code for code, each in formats.items() if given <= {option.name for option in each.options}
    ]
    if not given or name in takers:
        return name or usual
    if name:
        flags = " và ".join(f"--{option}" for option in asked if option in given)
        label = formats[takers[0]].label
        raise OutputUnusable(f"{flags} chỉ dùng cho tệp {label}; hãy thêm --format {takers[0]}")
    return takers[0]


def refuse_on_screen(chosen: Format[Any], output: Path | None) -> None:
    """A file that is no text does not belong on a terminal."""
    if not chosen.is_text and output is None and sys.stdout.isatty():
        raise OutputUnusable(f"{chosen.label} không in ra màn hình được; hãy thêm --output TỆP")


def write_out(chosen: Format[Any], content: Any, asked: Asked, output: Path | None) -> None:
    """Write to the file, or else to standard output; OutputUnusable when the file cannot be.

    The rule that it follows is told on standard error, and what an office must look up first.
    """
    codes = {option.name: option.read(asked.get(option.name)) for option in chosen.options}
    data = chosen.made(content, codes)
    rules = (option.choices[codes[option.name]].rule for option in chosen.options)
    for rule in filter(None, rules):
        click.echo(f"Trình bày theo {rule}.", err=True)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    try:
        output.write_bytes(data)
    except OSError as error:
        raise OutputUnusable(f"{output}: không ghi được ({error.strerror})") from error
