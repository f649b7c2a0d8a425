"""Which page stands at which address: the one table.

A page is one name. At /lich-de-tai stands `calendar`: the module web/pages/calendar.py, the
endpoint "pages.calendar", the template web/templates/pages/calendar.html, the test
tests/web/test_calendar.py. In: the view of each module. Out: the blueprint `pages`.
"""

from collections.abc import Callable, Mapping
from typing import Any

from flask import Blueprint

from kb.exchange.addresses import DAYS_PATH, FIGURES_PATH, PATHS
from web.pages import (
    about,
    advanced,
    booklet,
    calendar,
    compare,
    day,
    directive,
    exemplar,
    follow,
    home,
    organisation,
    pack,
    place,
    requirements,
    results,
    shortlist,
    statistics,
    theme,
)

ROUTES: Mapping[str, Callable[..., Any]] = {
    "/": home.view,
    "/tim-kiem": results.view,
    "/tim-kiem/nang-cao": advanced.view,
    "/theo-doi": follow.view,
    f"{PATHS['exemplar']}<record_id>": exemplar.view,
    f"{PATHS['directive']}<record_id>": directive.view,
    f"{PATHS['theme']}<record_id>": theme.view,
    f"{PATHS['theme']}<record_id>/bo-doc": pack.view,
    FIGURES_PATH: statistics.view,
    "/tuyen-chon": shortlist.view,
    "/tuyen-chon/bo-doc": booklet.view,
    "/so-sanh": compare.view,
    "/lich-de-tai": calendar.view,
    "/viec-phai-lam": requirements.view,
    f"{DAYS_PATH}<key>": day.view,
    "/tinh/<slug>": place.view,
    "/co-quan/<slug>": organisation.view,
    "/gioi-thieu": about.view,
}
pages = Blueprint("pages", __name__)

for _address, _view in ROUTES.items():
    pages.add_url_rule(_address, _view.__module__.rpartition(".")[2], _view)
