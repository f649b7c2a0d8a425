"""What is done differently for each type of record is dispatched, for every type there is.

Nobody else asks a record for its type: `of_type` chooses among records, `as_type` narrows one.
"""

import ast
import importlib
from collections.abc import Callable
from functools import singledispatch
from inspect import isfunction
from typing import Any

import pytest

from kb.records import RECORD_CLASSES, Exemplar
from tests.support.source_tree import FILES, MODULES, shown, tree_of

CLASSES = set(RECORD_CLASSES.values())
NAMES = {cls.__name__ for cls in CLASSES}
HELPERS = "kb/records/record.py"  # of_type, as_type
# Modules that still ask. One that has stopped is struck off.
ASKING: set[str] = set()


def dispatches() -> list[Any]:
    """Every function of ours that is dispatched on records."""
    names = (name for name in MODULES if not name.startswith("tools") and name != "web.__main__")
    return [
        value
        for module in map(importlib.import_module, names)
        for value in vars(module).values()
        if isfunction(value) and value.__module__ == module.__name__
        if CLASSES & set(getattr(value, "registry", ()))
    ]


def unserved(function: Any) -> set[type[Any]]:
    """The record classes for which a dispatched function has no answer.

    Its base does what any record can bear, or raises NotImplementedError.
    """
    base: Callable[..., Any] = function.registry[object]
    if "NotImplementedError" not in base.__code__.co_names:
        return set()
    return {cls for cls in CLASSES if function.dispatch(cls) is base}


@pytest.mark.parametrize(
    "function", dispatches(), ids=lambda each: f"{each.__module__}.{each.__name__}"
)
def test_every_type_of_record_is_served(function):
    assert unserved(function) == set()


def test_a_type_that_somebody_forgot_is_noticed():
    @singledispatch
    def half(record: object) -> str:
        raise NotImplementedError(type(record))

    half.register(Exemplar, lambda record: "gương")
    assert unserved(half) == CLASSES - {Exemplar}


def asks_for_a_type(node: ast.AST) -> bool:
    """isinstance(…, Exemplar | Theme), or type(…) is Exemplar."""
    if isinstance(node, ast.Call) and ast.unparse(node.func) == "isinstance":
        return bool(
            {each.id for each in ast.walk(node.args[1]) if isinstance(each, ast.Name)} & NAMES
        )
    if isinstance(node, ast.Compare) and isinstance(node.ops[0], ast.Is | ast.IsNot | ast.Eq):
        return "type(" in ast.unparse(node.left) and ast.unparse(node.comparators[0]) in NAMES
    return False


def test_nobody_asks_a_record_for_its_type():
    asking = {
        shown(file)
        for file in FILES
        if shown(file) != HELPERS and any(map(asks_for_a_type, ast.walk(tree_of(file))))
    }
    assert asking == ASKING
