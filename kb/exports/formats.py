"""What a file format is: what readers call it, what writes it, what may be chosen about it.

In: whatever a format writes. Out: bytes, the same for the same content. The tables of formats stand
in `kb.exports`; here is what their writers share: media types, cells that are safe in a
spreadsheet, archives without the time of day.
"""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from kb.text.invisible import writable

Content = TypeVar("Content")

JSON = "application/json"
_OFFICE = "application/vnd.openxmlformats-officedocument"
EXCEL = f"{_OFFICE}.spreadsheetml.sheet"
WORD = f"{_OFFICE}.wordprocessingml.document"
# A cell that begins so is read as a formula; full-width signs count in East Asian versions.
_STARTS = "=+\\-@＝＋－＠"
_FORMULA_RE = re.compile(rf"\s*[{_STARTS}\t\r\n]")
# Where the list separator is ";" (Vietnamese Windows), a cell of a comma file may be cut at it.
_CUT_RE = re.compile(rf"([;\t]\s*)(?=[{_STARTS}])")
# The first moment that an archive can hold: the libraries write the time of day instead.
_MOMENT = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class Choice:
    """What may be chosen, as a reader calls it, and the rule that a file then follows, if any."""

    label: str
    rule: str = ""


@dataclass(frozen=True)
class Option:
    """What may be chosen about a format: `label` in a form, `help` on the command line."""

    name: str
    label: str
    help: str
    choices: Mapping[str, Choice]
    usual: str

    def read(self, asked: str | None) -> str:
        """The code that was asked for; the usual one where none was, or an unknown one."""
        return asked if asked and asked in self.choices else self.usual


@dataclass(frozen=True)
class Format(Generic[Content]):
    """A format: what a reader calls it, its media type, its writer, which takes the options.

    Office files are not text. `of_searches`: whether the results of a search are offered so.
    """

    label: str
    media_type: str
    write: Callable[..., bytes]
    is_text: bool = True
    options: tuple[Option, ...] = ()
    of_searches: bool = True

    def made(self, content: Content, asked: Mapping[str, str] | None = None) -> bytes:
        """The file, with what was asked for by the names of the options."""
        return self.write(content, **self._chosen(asked or {}))

    def unusual(self, asked: Mapping[str, str]) -> tuple[str, ...]:
        """What was chosen other than usual, so that two files of one content have two names."""
        chosen = self._chosen(asked)
        return tuple(chosen[each.name] for each in self.options if chosen[each.name] != each.usual)

    def _chosen(self, asked: Mapping[str, str]) -> dict[str, str]:
        return {each.name: each.read(asked.get(each.name)) for each in self.options}


def steady(archive: bytes) -> bytes:
    """An office file is an archive: the same without the time at which it was made."""
    file = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as old,
        zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, _MOMENT), old.read(name), zipfile.ZIP_DEFLATED)
    return file.getvalue()


def is_formula(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula: "=1+1", "-5", "@SUM", a tab."""
    return bool(_FORMULA_RE.match(text))


def harmless(text: str) -> str:
    """The text as a cell of a text file: "=1+1" becomes "'=1+1", which is shown and not run.

    Excel, LibreOffice and Google Sheets then show it and never calculate (OWASP, "CSV injection").
    """
    text = _CUT_RE.sub(r"\1'", writable(text))
    return f"'{text}" if is_formula(text) else text
