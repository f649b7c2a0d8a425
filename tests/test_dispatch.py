"""What is done differently for each type of record is dispatched, for every type there is.

That nobody else asks a record for its type is held by the architecture test.
"""

import importlib
from collections.abc import Callable
from functools import singledispatch
from inspect import isfunction
from typing import Any

import pytest

from kb.index import ENGINES
from kb.records import RECORD_CLASSES, Exemplar
from tests.support.source_tree import MODULES

CLASSES = set(RECORD_CLASSES.values())


def dispatches() -> list[Any]:
    """Every function of ours that is dispatched on records."""
    # Engines know no records, and their libraries need not be there.
    engines = (*(f"kb.index.{name}" for name in ENGINES), "kb.quality.benchmark.")
    apart = ("tools", "web.__main__", *engines)
    names = (name for name in MODULES if not name.startswith(apart))
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
