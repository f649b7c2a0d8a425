"""The shape of the code: who may import whom, where each library lives, how large things grow."""

import ast
import sys
from collections import Counter
from collections.abc import Iterator

from tests.support.source_tree import (
    FILES,
    MODULES,
    TESTS,
    imported,
    imports,
    module_of,
    offered,
    package_of,
    shown,
    tree_of,
)

# From the ground up, one package a row: what a package imports stands above it.
LAYERS = (
    "kb.errors",
    "kb.console",
    "kb.files",
    "kb.programs",
    "kb.text",
    "kb.citations",
    "kb.settings",
    "kb.fetch",
    "kb.question",
    "kb.schema",
    "kb.records",
    "kb.pictures",
    "kb.vocabularies",
    "kb.wording",
    "kb.documents",
    "kb.content",
    "kb.index",
    "kb.search",
    "kb.sources",
    "kb.newsroom",
    "kb.publish",
    "kb.exchange",
    "kb.imports",
    "kb.material",
    "kb.watching",
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
    "web.editing",
    "tools",
)
ROW = {name: row for row, name in enumerate(LAYERS)}

# Each library is known to its place only, so that another can be put there.
HOMES: dict[str, tuple[str, ...]] = {
    "PIL": ("kb/pictures/",),
    "bm25s": ("kb/quality/benchmark/bm25s_bare.py",),
    "bs4": ("kb/imports/", "kb/exports/docx/"),
    "cachetools": ("kb/", "web/serving/"),
    "click": ("kb/cli/",),
    "docx": ("kb/exports/",),
    "feedparser": ("kb/watching/feeds.py",),
    "filelock": (
        "kb/index/generations.py",
        "kb/newsroom/misses.py",
        "kb/desk/",
        "web/serving/building.py",
    ),
    "flask": ("web/",),
    "flask_compress": ("web/serving/headers.py",),
    "fontTools": ("tools/fonts.py",),
    "icalendar": ("kb/exports/",),
    "lunar_vn": ("kb/newsroom/calendar.py",),
    "mammoth": ("kb/imports/",),
    "markdown": ("kb/text/markup.py",),
    "markdownify": ("kb/imports/",),
    "markupsafe": ("web/",),
    "nh3": ("kb/text/markup.py",),
    # Not where a question is read and planned: nothing of an engine crosses its seam.
    "numpy": (
        "kb/index/tantivy/",
        "kb/index/whoosh/",
        "kb/quality/benchmark/",
        "kb/search/spelling/lexicon.py",
        "kb/search/spelling/pairs.py",
        "kb/search/suggestions/beginnings.py",
        "kb/text/vietnamese.py",
        "tools/near_words.py",
    ),
    "opensearchpy": ("kb/index/opensearch/cluster.py", "kb/index/opensearch/troubles.py"),
    "openpyxl": ("kb/imports/", "kb/exports/"),
    "playwright": ("tools/images.py",),
    "scipy": ("tools/near_words.py",),
    "sklearn": ("tools/near_words.py",),
    "protego": ("kb/fetch/robots.py",),
    "segno": ("kb/pictures/codes.py",),
    "prometheus_client": ("web/serving/observing.py",),
    "pypdf": ("kb/imports/readers/pdf/",),
    # Of the standard library: a peer to compare with.
    "sqlite3": ("kb/quality/benchmark/",),
    "tantivy": ("kb/index/tantivy/", "kb/quality/benchmark/tantivy_bare.py"),
    "trafilatura": ("kb/material/pages/",),
    "urllib3": ("kb/fetch/",),
    "waitress": ("web/serving/connections/", "web/serving/server.py"),
    "werkzeug": ("web/",),
    "whoosh": ("kb/index/whoosh/",),
    "yaml": ("kb/schema/frontmatter.py",),
}

# Packages whose modules are still imported from outside, past what their `__init__` offers.
# One that has closed is struck off.
OPEN: set[str] = set()
# Packages that offer more than twenty names.
WIDE: set[str] = set()

# `of_type` chooses among records, `as_type` narrows one; nobody else asks a record for its type.
RECORD_NAMES = {"Exemplar", "Directive", "Theme", "Figure"}


def libraries(tree: ast.AST) -> set[str]:
    """Top-level names of what is imported and is not ours."""
    return {name.partition(".")[0] for name in imports(tree)} - {"kb", "web", "tools"}


def test_a_module_imports_from_earlier_rows_only():
    wrong = {
        f"{module} -> {other}"
        for module, file in MODULES.items()
        for other in set(imports(tree_of(file))) & set(MODULES)
        if package_of(other) not in ("kb", package_of(module))
        and ROW[package_of(other)] >= ROW.get(package_of(module), -1)
    }
    assert wrong == set()


def test_every_package_has_a_row():
    assert set(ROW) == {package_of(module) for module in MODULES} - {"kb"}


def test_no_modules_import_each_other_in_a_circle():
    graph = {
        module: {name for name in imports(tree_of(file)) if name in MODULES and name != module}
        for module, file in MODULES.items()
    }
    free: set[str] = set()
    while ready := {name for name in graph if name not in free and graph[name] <= free}:
        free |= ready
    assert sorted(set(graph) - free) == []


def test_every_library_has_a_home_and_is_known_there_only():
    astray = {
        f"{library} in {shown(file)}"
        for file in FILES
        for library in libraries(tree_of(file))
        if library not in sys.stdlib_module_names or library in HOMES
        if not shown(file).startswith(HOMES.get(library, ()) or "no home:")
    }
    assert astray == set()
    assert set(HOMES) - {name for file in FILES for name in libraries(tree_of(file))} == set()


def reached_into() -> Iterator[tuple[str, str]]:
    """The packages, and what others import of them that they do not offer."""
    for module, file in MODULES.items():
        for source, name in imported(tree_of(file)):
            package = package_of(source)
            if source not in MODULES or package in ("kb", "web", "tools", package_of(module)):
                continue
            names = offered(package) or ()
            inside = source.removeprefix(f"{package}.").partition(".")[0]
            is_offered = name in names if source == package else inside in names
            if MODULES[package].name == "__init__.py" and not is_offered:
                yield package, f"{module}: {source}.{name}"


def test_from_outside_only_what_a_package_offers_is_imported():
    found = [(package, said) for package, said in reached_into() if package not in OPEN]
    assert found == []
    closed = OPEN - {package for package, _ in reached_into()}
    assert closed == set(), "closed by now: strike them off OPEN"


def test_a_package_offers_at_most_twenty_names():
    packages = [name for name in MODULES if MODULES[name].name == "__init__.py"]
    assert {name for name in packages if len(offered(name) or ()) > 20} == WIDE


def test_imports_are_absolute_and_no_test_imports_another():
    for file in (*FILES, *TESTS):
        names = {name for name, _ in imported(tree_of(file))}
        assert {name for name in names if name.startswith(".")} == set(), shown(file)
        ours = {name for name in names if name.startswith("tests.")}
        assert {name for name in ours if not name.startswith("tests.support")} == set(), file


def test_a_test_stands_in_the_lowest_room_that_it_uses():
    found = set()
    for file in TESTS:
        if not shown(file).startswith("tests/kb/"):
            continue
        room = package_of(module_of(file).removeprefix("tests."))
        used = {package_of(name) for name in imports(tree_of(file)) if name in MODULES}
        sites = {"tests.support.sites", "tests.support.pages"}
        asks_a_site = sites & {name for name, _ in imported(tree_of(file))}
        if asks_a_site or any(ROW.get(name, 0) > ROW[room] for name in used):
            found.add(shown(file))
    assert found == set()


def test_nothing_is_imported_inside_a_function():
    hidden = {
        (shown(file), name)
        for file in FILES
        for function in ast.walk(tree_of(file))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for name in imports(function)
    }
    assert hidden == set()


def test_every_module_and_what_it_offers_is_explained():
    defined = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    unexplained = [shown(file) for file in FILES if not ast.get_docstring(tree_of(file))]
    unexplained += [
        f"{shown(file)}: {node.name}"
        for file in FILES
        for node in tree_of(file).body
        if isinstance(node, defined) and node.name[0] != "_" and not ast.get_docstring(node)
        if "overload" not in map(ast.unparse, node.decorator_list)
    ]
    assert unexplained == []


def test_nothing_is_larger_than_a_reader_can_hold():
    files = [shown(file) for file in FILES if len(file.read_text("utf-8").splitlines()) > 300]
    functions = [
        f"{shown(file)}: {node.name}"
        for file in FILES
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        if (node.end_lineno or 0) - node.lineno >= 40
    ]
    folders = [shown(folder) for folder, n in Counter(f.parent for f in FILES).items() if n > 20]
    assert (files, functions, folders) == ([], [], [])


def asks_for_a_type(node: ast.AST) -> bool:
    """isinstance(…, Exemplar | Theme), or type(…) is Exemplar."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
        named = {each.id for each in ast.walk(node.args[1]) if isinstance(each, ast.Name)}
        return bool(named & RECORD_NAMES)
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot | ast.Eq):
        right = ast.unparse(node.comparators[0])
        return "type(" in ast.unparse(node.left) and right in RECORD_NAMES
    return False


def test_nobody_asks_a_record_for_its_type():
    asking = {shown(file) for file in FILES if any(map(asks_for_a_type, ast.walk(tree_of(file))))}
    assert asking == set()
