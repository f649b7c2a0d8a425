"""Where things stand: the checkout, the tests' own material, and the tables of cases."""

import tomllib
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent.parent
TESTS = ROOT / "tests"


def cases(name: str) -> dict[str, Any]:
    """A table that Vietnamese readers keep: `cases("places")` reads tests/cases/places.toml."""
    return tomllib.loads((TESTS / "cases" / f"{name}.toml").read_text("utf-8"))
