"""Files that are no list: a PDF, an office file or a scan as a `Material`.

    office (Word, old formats) | pdf | scans -> lines -> naming (title, publisher, date)

In: a path and the day. Out: a `Material`, or FileRefused in one sentence.
"""

from kb.material.papers.reading import PAPER_SUFFIXES, read_paper

__all__ = ["PAPER_SUFFIXES", "read_paper"]
