"""Word files written part by part, as programs of all sorts write them."""

import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
MAIN = "word/document.xml"
RELATIONS = "word/_rels/document.xml.rels"


def part(tag: str, inside: str) -> str:
    """A whole part of a Word file."""
    return f"<w:{tag} {NAMESPACES}>{inside}</w:{tag}>"


def run(text: str, properties: str = "") -> str:
    """A run: `run("chữ", "<w:b/>")`."""
    shown = f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    return f"<w:r><w:rPr>{properties}</w:rPr>{shown}</w:r>"


def para(*runs: str, properties: str = "") -> str:
    """A paragraph of runs, or of one plain text."""
    inside = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"


def box(*paragraphs: str) -> str:
    """A run with a text box, as Word 2010 and later write it: twice."""
    inside = f"<w:txbxContent>{''.join(paragraphs)}</w:txbxContent>"
    new = f"<w:drawing><wps:txbx>{inside}</wps:txbx></w:drawing>"
    old = f"<w:pict><v:textbox>{inside}</v:textbox></w:pict>"
    return (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{new}</mc:Choice>'
        f"<mc:Fallback>{old}</mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: tuple[str, ...]) -> str:
    """A table of paragraphs; a cell may begin with its properties."""
    written = "".join(f"<w:tr>{''.join(map(_cell, row))}</w:tr>" for row in rows)
    return f"<w:tbl>{written}</w:tbl>"


def _cell(text: str) -> str:
    return f"<w:tc>{text if text.startswith('<') else para(text)}</w:tc>"


def item(text: str, level: int = 0, properties: str = "") -> str:
    """A numbered paragraph, of the list that NUMBERING describes: numbers outside, dots inside."""
    listed = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return para(run(text, properties), properties=listed)


def relations(*each: tuple[str, str, str]) -> str:
    """The relations of the text: (id, last word of the type, target)."""
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    lines = ""
    for rid, kind, target in each:
        mode = ' TargetMode="External"' if "://" in target else ""
        address = escape(target)
        lines += f'<Relationship Id="{rid}" Type="{office}/{kind}" Target="{address}"{mode}/>'
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'<Relationships xmlns="{package}">{lines}</Relationships>'


def word_file(path: Path, *body: str, **parts: str) -> Path:
    """A Word file of these blocks and nothing else but the parts given by their names."""
    named = {MAIN: part("document", f"<w:body>{''.join(body)}</w:body>")} | parts
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in named.items():
            archive.writestr(name, text)
    return path


NUMBERING = part(
    "numbering",
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
)
