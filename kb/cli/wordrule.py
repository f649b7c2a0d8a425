"""The rule that a Word file follows: the option that asks for it, the line that tells of it."""

from collections.abc import Callable
from typing import Any

import click

from kb.exports.docx import PROFILES

_Command = Callable[..., Any]
_RULES = "; ".join(
    f"{code}: {each.label}, theo {each.described}" for code, each in PROFILES.items()
)


def profile_option(default: str) -> Callable[[_Command], _Command]:
    """Add --profile, None where it is not given: then `default` holds."""
    return click.option(
        "--profile",
        type=click.Choice(list(PROFILES)),
        help=f"Thể thức tệp Word ({_RULES}); nếu không nêu thì {default}.",
    )


def tell_rule(profile: str) -> None:
    """Say the rule on standard error, and what of it an office must look up first."""
    click.echo(f"Trình bày theo {PROFILES[profile].described}.", err=True)
