"""The text of a file as it is read from beginning to end: plain, Word, PDF or a web page.

In: a path. Out: text, one line a paragraph where the file has paragraphs. Pictures are not read:
a scanned PDF is refused with a remedy.
"""

from pathlib import Path

from bs4 import BeautifulSoup

from kb.imports.origins import FileRefused
from kb.imports.readers.converting import CONVERTED, in_new_format
from kb.imports.readers.docx import read_docx
from kb.imports.readers.pdf import no_text, read_pdf
from kb.imports.readers.safety import read_bytes

_UNSEEN = ("script", "style", "template", "noscript", "head")
_BREAKS = (
    *("p", "div", "br", "hr", "li", "tr", "td", "th", "table", "ul", "ol", "pre", "blockquote"),
    *(
        "section",
        "article",
        "header",
        "footer",
        "main",
        "aside",
        "figcaption",
        "caption",
        "dt",
        "dd",
    ),
    *("h1", "h2", "h3", "h4", "h5", "h6"),
)


def read_prose(path: Path) -> str:
    """The text of a Word file, .pdf or .html; any other file is taken for text in UTF-8."""
    suffix = path.suffix.lower()
    if suffix == ".docx" or CONVERTED.get(suffix) == ".docx":
        with in_new_format(path) as made:
            return "\n".join(block.text for block in read_docx(made, path.name).blocks)
    if suffix == ".pdf":
        return _pdf(path)
    if suffix in (".html", ".htm"):
        return _html(read_bytes(path))
    return plain_text(path.name, read_bytes(path))


def plain_text(name: str, data: bytes) -> str:
    """Text in UTF-8; FileRefused for any other."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "hãy lưu lại dạng .txt với bảng mã UTF-8, hoặc đưa tệp .docx, .pdf, .html"
        raise FileRefused(name, "không phải tệp chữ UTF-8", remedy) from error


def _pdf(path: Path) -> str:
    found = read_pdf(path).paragraphs
    if not found:
        raise no_text(path.name)
    return "\n".join(paragraph.text for paragraph in found)


def _html(data: bytes) -> str:
    """What a reader sees of a page; a line of it may have been several in the file."""
    soup = BeautifulSoup(data, "html.parser")
    for tag in soup.find_all(_UNSEEN):
        tag.decompose()
    for string in soup.find_all(string=True):
        string.replace_with(" ".join(f"|{string}|".split())[1:-1])
    for tag in soup.find_all(_BREAKS):
        tag.insert_before("\n")
        tag.append("\n")
    lines = (line.strip() for line in soup.get_text().split("\n"))
    return "\n".join(line for line in lines if line)
