"""The files of our own content/ that any collection begins with: lists of what is not ours alone.

They stand once, in content/. A wheel brings copies (whoever builds one runs this very file to know
which), a checkout is read where it is. Needs nothing but the standard library.
"""

from pathlib import Path

FILES = (
    "anniversaries.yaml",
    "fields.yaml",
    "organisations.yaml",
    "places.yaml",
    "roles.yaml",
    "synonyms.yaml",
    "near_words.yaml",
    "style_words.yaml",
    "feeds.yaml",
    "site.yaml",
    "README.md",
)
_HERE = Path(__file__).parent


def given() -> dict[str, str]:
    """The text of each file by its name."""
    packed = _HERE / "given"
    folder = packed if packed.is_dir() else _HERE.parents[1] / "content"
    return {name: (folder / name).read_text("utf-8") for name in FILES}
