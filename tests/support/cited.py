"""What documents, docstrings and comments name: paths, modules and what modules offer.

In: a text file of the checkout. Out: the names in it that lead nowhere.
"""

import ast
import importlib
import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from tests.support.paths import ROOT

TOPS = ("kb", "web", "tests", "tools")
SOURCES = sorted(file for top in TOPS for file in ROOT.glob(f"{top}/**/*.py"))
DOCUMENTS = sorted(
    [
        *(*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("*/README.md")),
        *(ROOT / name for name in ("Makefile", "pyproject.toml", ".ci/run")),
    ]
)
_PATH_RE = re.compile(rf"(?<![\w/.<-])(?:{'|'.join(TOPS)}|docs|content|\.ci)/[\w./*-]++(?![…$])")
_DOTTED_RE = re.compile(rf"(?<![\w/.@-])(?:{'|'.join(TOPS)})(?:\.[A-Za-z_]\w*)+")
_FILE_RE = re.compile(r"(?<![\w/*$-])\w+\.py\b")


def astray(file: Path) -> list[str]:
    """The names in a document, or in the docstrings and comments of a source, of nothing."""
    said = "\n".join(_prose(file))
    known = {source.name for source in SOURCES}
    return [
        *(path for path in _PATH_RE.findall(said) if not any(ROOT.glob(path.rstrip("/.-")))),
        *(name for name in _DOTTED_RE.findall(said) if not _is_offered(name)),
        *(name for name in _FILE_RE.findall(said) if name not in known),
    ]


def _prose(file: Path) -> Iterator[str]:
    text = file.read_text("utf-8")
    if file.suffix != ".py":
        yield text
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            yield ast.get_docstring(node) or ""
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type == tokenize.COMMENT:
            yield token.string


def _is_offered(dotted: str) -> bool:
    """Whether it is a module, or what a module, or a class in it, offers: "kb.errors.KBError"."""
    parts = dotted.split(".")
    count = max(n for n in range(1, len(parts) + 1) if _is_module(parts[:n]))
    if count == len(parts):
        return True
    found: object = importlib.import_module(".".join(parts[:count]))
    for name in parts[count:]:
        if not hasattr(found, name):
            return False
        found = getattr(found, name)
    return True


def _is_module(parts: list[str]) -> bool:
    place = ROOT.joinpath(*parts)
    return place.is_dir() or place.with_suffix(".py").is_file()
