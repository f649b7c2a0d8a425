"""The pages, one module each, called as its endpoint, its template and its test. In: requests.

Out: HTML. `routes` says which page stands at which address; a view reads the address, asks one
function and renders. Files are written from the same values as the pages they belong to.
"""

from web.pages.requirements import checklist_of, unknown_choices
from web.pages.results import DOWNLOADS, results_page
from web.pages.routes import pages
from web.pages.shortlist import kept_ids
from web.pages.statistics import FILES, report_of, unknown_places

__all__ = [
    "DOWNLOADS",
    "FILES",
    "checklist_of",
    "kept_ids",
    "pages",
    "report_of",
    "results_page",
    "unknown_choices",
    "unknown_places",
]
