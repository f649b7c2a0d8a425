"""Lists of exemplars: headings, sections and rows of a grid, read into entries and findings."""

from kb.imports.lists.chosen import MEANINGS, Chosen
from kb.imports.lists.clues import Clues, clues_in, holds, kind_of_name, level_in, years_in
from kb.imports.lists.columns import count_headings, is_list
from kb.imports.lists.honours import honours_in, is_form
from kb.imports.lists.naming import MAX_NAME
from kb.imports.lists.places import Place, province_in, province_named, split_place
from kb.imports.lists.sections import is_section_text
from kb.imports.lists.walk import Progress, read_list

__all__ = [
    "MAX_NAME",
    "MEANINGS",
    "Chosen",
    "Clues",
    "Place",
    "Progress",
    "clues_in",
    "count_headings",
    "holds",
    "honours_in",
    "is_form",
    "is_list",
    "is_section_text",
    "kind_of_name",
    "level_in",
    "province_in",
    "province_named",
    "read_list",
    "split_place",
    "years_in",
]
