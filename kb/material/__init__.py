"""Material of a record: an article, a saved page, a report or a scan, and what it suggests.

In: a file, or what stands at an address. Out: a `Material` (title, publisher, date, author,
paragraphs), and `Suggestion`s for the fields of a record, each with the sentence it comes from.
It is someone's work: it lies in the archive, beside the record, and is never published.
"""

from kb.material import choosing, joining, overlap, owning, pages
from kb.material.drafting import draft_of, suggested
from kb.material.fetching import read_address, read_fetched
from kb.material.keeping import keep_material, kept_material
from kb.material.pages import publishers_of
from kb.material.papers import read_paper
from kb.material.reading import MATERIAL_SUFFIXES, read_material
from kb.material.suggesting import suggest
from kb.material.values import Manner, Material, Paragraph, Suggestion

__all__ = [
    "MATERIAL_SUFFIXES",
    "Manner",
    "Material",
    "Paragraph",
    "Suggestion",
    "choosing",
    "draft_of",
    "joining",
    "keep_material",
    "kept_material",
    "overlap",
    "owning",
    "pages",
    "publishers_of",
    "read_address",
    "read_fetched",
    "read_material",
    "read_paper",
    "suggest",
    "suggested",
]
