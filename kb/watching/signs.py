"""The reviewed table of what speaks for a title and against it (signs.toml, beside this module).

In: nothing. Out: weights, reasons and phrases. Measured on tests/cases/headlines.toml.
"""

import tomllib
from pathlib import Path

_TABLE = tomllib.loads((Path(__file__).parent / "signs.toml").read_text("utf-8"))

# An article whose weights come to so much is worth an editor's look.
LIKELY: float = _TABLE["likely"]
# What the name of a column of exemplars adds: it tells of them in titles of any kind.
COLUMN: float = _TABLE["column"]
# What the words of a field of work add (content/fields.yaml).
FIELD: float = _TABLE["field"]
SIGNS: tuple[tuple[float, str, tuple[str, ...]], ...] = tuple(
    (each["weight"], each["reason"], tuple(each["phrases"])) for each in _TABLE["sign"]
)
