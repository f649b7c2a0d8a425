"""Word files made from invented selections, opened again as a reader's program would."""

import io
from datetime import UTC, datetime

import docx
from docx.oxml.ns import qn

from kb.documents.relations import Relations
from kb.exports import Selection
from kb.exports.docx import to_docx
from kb.records import Exemplar
from kb.records.parts import Source
from kb.vocabularies import Vocabularies

SOURCE = Source(title="Bài báo ví dụ", publisher="Báo Ví Dụ", url="https://vi-du.example/bai")


def exemplar(record_id="vi-du", **fields):
    """An exemplar that says only what a test is about."""
    given = {"title": "Nhóm Ví Dụ", "kind": "tap-the", "sources": (SOURCE,), "summary": "Tóm tắt."}
    return Exemplar(record_id, **given | fields)


def selection_of(*records, title=""):
    """These records, picked by hand from an index of one day in 2026."""
    day = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)
    relations = Relations(records)
    return Selection(records, len(records), title, "", day, Vocabularies(), relations)


def opened(selection, layout="danh-sach", profile="dang"):
    """The Word file of a selection."""
    return docx.Document(io.BytesIO(to_docx(selection, layout, profile)))


def paragraphs(document):
    """Every paragraph in order, those in tables included."""
    return [
        docx.text.paragraph.Paragraph(p, document) for p in document.element.body.iter(qn("w:p"))
    ]


def text_of(document):
    """All that is to be read, a line a paragraph."""
    return "\n".join(paragraph.text for paragraph in paragraphs(document))


def cells(table):
    """The texts of a table, row by row."""
    return [[cell.text for cell in row.cells] for row in table.rows]
