"""What `kb import` does with a list, and with an article: each has a module of its own.

In: paths and addresses. Out: what would be written, on standard output; with --write, drafts.
"""

from kb.cli.importing.articles import Articles, show_article
from kb.cli.importing.lists import read_list, show_plan, write_drafts

__all__ = ["Articles", "read_list", "show_article", "show_plan", "write_drafts"]
