"""Document numbers: "05-CT/TW", "27/CT-TTg", "73/2023/NĐ-CP", "45/2019/QH14", "345/UBND-NC".

In comes a number as somebody wrote it, or a text that cites documents; out come
DocumentNumber and Citation values with one canonical spelling. Which record a number means
is decided elsewhere: numbers restart with every congress term and exist in every province.
"""

from kb.citations.dated import SaidDate, date_keys, find_dates
from kb.citations.dates import PartialDate
from kb.citations.finder import Citation, find_citations
from kb.citations.letters import Letters
from kb.citations.names import citation_text, full_name, name_by_subject
from kb.citations.numbers import DocumentNumber
from kb.citations.reading import parse_number
from kb.citations.terms import read_term, term_borne, term_of
from kb.citations.typed import find_typed
from kb.citations.vocabulary import TYPE_LABELS, TYPES, DocumentType, is_symbol

__all__ = [
    "TYPES",
    "TYPE_LABELS",
    "Citation",
    "DocumentNumber",
    "DocumentType",
    "Letters",
    "PartialDate",
    "SaidDate",
    "citation_text",
    "date_keys",
    "find_citations",
    "find_dates",
    "find_typed",
    "full_name",
    "is_symbol",
    "name_by_subject",
    "parse_number",
    "read_term",
    "term_borne",
    "term_of",
]
