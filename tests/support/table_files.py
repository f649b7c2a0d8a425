"""CSV files and workbooks, opened again as rows of cells."""

import csv
import io

from openpyxl import load_workbook


def table(data):
    """The rows of a CSV file as Excel would read it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def sheet(data):
    return load_workbook(io.BytesIO(data)).worksheets[0]


def cells(data):
    return [[cell or "" for cell in row] for row in sheet(data).iter_rows(values_only=True)]
