"""The shape of the code: who may import whom, and where each library lives.

The tests read the source with `ast`, so imports hidden in functions count as well.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
FILES = sorted([*ROOT.glob("kb/**/*.py"), *ROOT.glob("web/**/*.py")])

# From the ground up, one package a row: what a package imports stands above it.
LAYERS = (
    "kb.errors",
    "kb.text",
    "kb.citations",
    "kb.settings",
    "kb.schema",
    "kb.records",
    "kb.vocabularies",
    "kb.wording",
    "kb.documents",
    "kb.content",
    "kb.index",
    "kb.search",
    "kb.newsroom",
    "kb.publish",
    "kb.exchange",
    "kb.imports",
    "kb.exports",
    "kb.quality",
    "kb.desk",
    "kb.cli",
    "web.serving",
    "web.address",
    "web.parts",
    "web.pages",
    "web.formats",
    "web",
)
ROW = {name: row for row, name in enumerate(LAYERS)}

# Each library is known to its place only, so that another can be put there.
HOMES = {
    "whoosh": "kb/index/engine/",
    "filelock": ("kb/index/engine/", "kb/newsroom/misses.py", "kb/desk/"),
    "pyvi": "kb/index/segmentation.py",
    "sqlite3": (
        "kb/index/segmentation.py",
        "kb/quality/benchmark.py",
    ),  # a cache; a peer to compare with
    "click": "kb/cli/",
    "cachetools": ("kb/", "web/serving/"),
    "flask": "web/",
    "flask_compress": "web/serving/headers.py",
    "prometheus_client": "web/serving/observing.py",
    "werkzeug": "web/",
    "jinja2": "web/",
    "markupsafe": "web/",
    "waitress": "web/serving/server.py",
    "markdown": "kb/text/markup.py",
    "nh3": "kb/text/markup.py",
    "yaml": "kb/schema/frontmatter.py",
    "docx": "kb/exports/",
    "icalendar": "kb/exports/",
    "lunar_vn": "kb/newsroom/calendar.py",
    "openpyxl": ("kb/imports/", "kb/exports/"),
    "mammoth": "kb/imports/",
    "markdownify": "kb/imports/",
    "bs4": ("kb/imports/", "kb/exports/docx/"),
}


def shown(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


def tree_of(file: Path) -> ast.Module:
    return ast.parse(file.read_text("utf-8"))


def module_of(file: Path) -> str:
    return ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


MODULES = {module_of(file): file for file in FILES}


def imports(tree: ast.AST) -> Iterator[str]:
    """Full names: `from kb.search import query` gives kb.search.query as well."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "relative imports hide the direction"
            for alias in node.names:
                whole = f"{node.module}.{alias.name}"
                yield whole if whole in MODULES else str(node.module)


def layer_of(module: str) -> str:
    """The name that stands in the table: kb.index.engine.build is "kb.index"."""
    if module in ("web", "web.__main__"):
        return "web"
    return ".".join(module.split(".")[:2])


@pytest.mark.parametrize("module", MODULES)
def test_a_module_imports_from_earlier_rows_only(module):
    layer = layer_of(module)
    ours = {layer_of(name) for name in imports(tree_of(MODULES[module])) if name in MODULES}
    if module == "kb":
        assert ours == set()
        return
    assert layer in ROW, f"{module}: give it a row in LAYERS"
    later = {name for name in ours - {layer, "kb"} if ROW.get(name, 99) >= ROW[layer]}
    assert later == set(), f"{module} is in row {ROW[layer]} and may not import these"


def test_every_row_of_the_table_exists():
    assert set(ROW) == {layer_of(module) for module in MODULES} - {"kb"}


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        module: {name for name in imports(tree_of(file)) if name in MODULES and name != module}
        for module, file in MODULES.items()
    }
    free: set[str] = set()
    while ready := {name for name in graph if name not in free and graph[name] <= free}:
        free |= ready
    assert sorted(set(graph) - free) == []


@pytest.mark.parametrize("library", HOMES)
def test_a_library_is_known_to_its_place_only(library):
    users = {
        shown(file)
        for file in FILES
        if library in {name.split(".")[0] for name in imports(tree_of(file))}
    }
    assert {user for user in users if not user.startswith(HOMES[library])} == set()


def test_only_pyvi_is_imported_inside_a_function():
    hidden = {
        (shown(file), name)
        for file in FILES
        for function in ast.walk(tree_of(file))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in imports(function)
    }
    assert hidden == {("kb/index/segmentation.py", "pyvi")}


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_module_and_what_it_offers_is_explained(file):
    tree = tree_of(file)
    assert ast.get_docstring(tree), "the module has no docstring"
    offered = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    unexplained = [
        node.name
        for node in tree.body
        if isinstance(node, offered) and node.name[0] != "_" and not ast.get_docstring(node)
        if "overload" not in map(ast.unparse, node.decorator_list)
    ]
    assert unexplained == []


@pytest.mark.parametrize("file", FILES, ids=shown)
def test_a_file_is_no_longer_than_a_reader_can_hold(file):
    assert len(file.read_text("utf-8").splitlines()) <= 300
