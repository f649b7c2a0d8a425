"""Content and records brought into an index, as tests need them."""

from pathlib import Path
from typing import Any

from kb.content.checks import check_content
from kb.content.folder import Content, load_content
from kb.index import BuildReport
from kb.publish import index_content, index_records
from kb.records import Record
from kb.vocabularies import Vocabularies

NONE = Vocabularies()


def indexed(content: Content | Path, index: Path, **options: Any) -> BuildReport:
    """Index what was read, or a content folder as it is now."""
    if isinstance(content, Path):
        content = load_content(content)
    return index_content(content, check_content(content), index, **options)


def built(
    index: Path, *records: Record, vocabularies: Vocabularies = NONE, **options: Any
) -> BuildReport:
    """Index these records and no others, without any vocabulary unless given."""
    return index_records(records, vocabularies, index, **options)
