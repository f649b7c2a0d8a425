"""How the answers of a view are treated, declared above the view and nowhere else.

In: `@Policy(cost=1, is_daily=True)` above a view. Out: the policy of the view that answers the
current request, which caching and limits ask for. A view that declares nothing has the usual one;
what belongs to no blueprint (files of static/, /healthz, /metrics) has none.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from flask import current_app, request

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Policy:
    """What surrounds a view.

    `cost` is taken from the asker's tokens (`web.serving.limits`). A named answer hangs on nothing
    but index, code and address (a daily one also on the day): who has it already is told so. A kept
    one stays in memory if its address has no parameters. For `seconds` it may be used unasked.
    `methods` may ask for it; none of them changes anything.
    """

    cost: float = 0.0
    is_named: bool = True
    is_daily: bool = False
    is_kept: bool = True
    seconds: int = 0
    methods: tuple[str, ...] = ("GET", "HEAD")

    def __call__(self, view: View) -> View:
        """Declare this to be the policy of a view."""
        _DECLARED[view] = self
        return view


_DECLARED: dict[Callable[..., Any], Policy] = {}
_USUAL = Policy()
_NONE = Policy(is_named=False, is_kept=False)


def current_policy() -> Policy:
    """The policy of the view that answers this request."""
    if request.blueprint is None:
        return _NONE
    return _DECLARED.get(current_app.view_functions[request.endpoint or ""], _USUAL)
