"""Makes text safe for a cell of a spreadsheet: nothing in a record may become a formula.

In: any text. Out: text that Excel, LibreOffice and Google Sheets show and never calculate (OWASP,
"CSV injection"), without the characters that their files cannot hold.
"""

import re

# XML 1.0 has no place for these; neither has a workbook.
_UNWRITABLE_RE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A cell that begins so is read as a formula; full-width signs count in East Asian versions.
_STARTS = "=+\\-@＝＋－＠"
_FORMULA_RE = re.compile(rf"\s*[{_STARTS}\t\r\n]")
# Where the list separator is ";" (Vietnamese Windows), a cell of a comma file may be cut at it.
_CUT_RE = re.compile(rf"([;\t]\s*)(?=[{_STARTS}])")


def writable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _UNWRITABLE_RE.sub("", text)


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula: "=1+1", "-5", "@SUM", a tab."""
    return bool(_FORMULA_RE.match(text))


def harmless(text: str) -> str:
    """The text as a cell of a text file: "=1+1" becomes "'=1+1", which is shown and not run."""
    text = _CUT_RE.sub(r"\1'", writable(text))
    return f"'{text}" if is_formula(text) else text
