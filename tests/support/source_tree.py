"""The code as a tree: modules, packages, and who imports what; read with `ast`, nothing is run.

Imports hidden in functions count as well.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT

FILES = sorted(file for top in ("kb", "web", "tools") for file in ROOT.glob(f"{top}/**/*.py"))
TESTS = sorted(ROOT.glob("tests/**/*.py"))


def shown(file: Path) -> str:
    """A path as people write it: "kb/search/reading/frame.py"."""
    return file.relative_to(ROOT).as_posix()


def module_of(file: Path) -> str:
    """The name to import a file by: "kb.search" for kb/search/__init__.py."""
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(file): file for file in FILES}


@cache
def tree_of(file: Path) -> ast.Module:
    """A source, parsed."""
    return ast.parse(file.read_text("utf-8"))


def package_of(module: str) -> str:
    """The room that a module stands in: "kb.index" for kb.index.build."""
    if module.startswith("tools") or module in ("web", "web.__main__"):
        return module.partition(".")[0]
    return ".".join(module.split(".")[:2])


def imports(tree: ast.AST) -> Iterator[str]:
    """Modules by their full name: `from kb.search import planning` gives kb.search.planning."""
    for module, name in imported(tree):
        whole = f"{module}.{name}"
        yield whole if whole in MODULES else module


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    """What is imported from which module; nothing from it for a plain `import module`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            yield from ((module, alias.name) for alias in node.names)


def offered(package: str) -> list[str] | None:
    """The names in a package's `__all__`; None when it has none."""
    for node in tree_of(MODULES[package]).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "__all__":
            names: list[str] = ast.literal_eval(node.value)
            return names
    return None
