"""Opens a PDF that nobody vouches for.

In: a path. Out: pypdf's reader over a whole file, its pages counted and within bounds; FileRefused
for a password, for damage and for more than an article or a report has.
"""

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pypdf import PdfReader

from kb.imports.origins import FileRefused
from kb.imports.readers.safety import read_bytes

MAX_PAGES = 500

# What pypdf mends on its way it says in English, which would be printed; what it cannot, we say.
logging.getLogger("pypdf").addHandler(logging.NullHandler())


def open_pdf(path: Path) -> PdfReader:
    """A reader of the file; FileRefused in one sentence when it cannot be read."""
    data = read_bytes(path)
    with damage_told(path.name):
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileRefused(path.name, "tệp có mật khẩu", "hãy bỏ mật khẩu rồi lưu lại")
        count = len(reader.pages)
    if count > MAX_PAGES:
        remedy = f"hãy tách lấy phần cần dùng, dưới {MAX_PAGES} trang"
        raise FileRefused(path.name, f"tệp có {count} trang", remedy)
    return reader


@contextmanager
def damage_told(name: str) -> Iterator[None]:
    """Whatever goes wrong inside pypdf is a damaged file, in one sentence."""
    try:
        yield
    except FileRefused:
        raise
    except Exception as error:  # a damaged file may raise almost anything inside pypdf
        raise FileRefused(name, "tệp PDF hỏng", "hãy in lại ra PDF từ tệp gốc") from error
