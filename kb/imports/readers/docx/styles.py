"""What the styles of a Word file make of its text: headings, lists, bold, fonts.

In: the styles part, or none. Out: `Styles`, which answers for a style and all that it is based on.
"""

import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from kb.imports.readers.docx.parts import W

_HEADING_RE = re.compile(r"(?:heading|tiêu đề) ?([1-6])", re.IGNORECASE)
_TITLES = {"title", "subtitle", "tiêu đề"}
_CONTENTS_RE = re.compile(r"(?:toc|mục lục) ?\d", re.IGNORECASE)
_OFF = {"0", "false", "off", "none"}
TITLE = 0


class Styles:
    """The styles by id; a file without them has none, and its text is plain."""

    def __init__(self, root: Element | None) -> None:
        found = () if root is None else root.findall(f"{W}style")
        self._by_id = {each.get(f"{W}styleId", ""): each for each in found}

    def heading(self, paragraph: Element) -> int | None:
        """1 to 6 for a heading, TITLE for the document's own title, None for other text."""
        for level in (
            paragraph.find(f"{W}pPr/{W}outlineLvl"),
            *self._each(paragraph, "outlineLvl"),
        ):
            value = "" if level is None else level.get(f"{W}val", "")
            if value.isdigit() and int(value) < 6:
                return int(value) + 1
        for style in self._chain(_style_of(paragraph, "p")):
            name = _value(style, "name") or ""
            if name.lower() in _TITLES:
                return TITLE
            if found := _HEADING_RE.fullmatch(name):
                return int(found[1])
        written = _HEADING_RE.fullmatch(_style_of(paragraph, "p") or "")
        return int(written[1]) if written else None

    def is_contents(self, paragraph: Element) -> bool:
        """Whether a paragraph is a line of a table of contents."""
        names = (_value(style, "name") or "" for style in self._chain(_style_of(paragraph, "p")))
        return any(_CONTENTS_RE.match(name) for name in names)

    def numbering(self, paragraph: Element) -> Element | None:
        """The list that the style of a paragraph puts it in."""
        return next(self._each(paragraph, "numPr"), None)

    def is_on(self, name: str, run: Element, paragraph: Element) -> bool:
        """Whether a run is bold ("b"), struck ("strike"), …: by itself, else by its styles."""
        found = self._property(name, run, paragraph)
        return found is not None and found.get(f"{W}val", "1").lower() not in _OFF

    def font(self, run: Element, paragraph: Element) -> str | None:
        """The font of a run, if anything names it."""
        found = self._property("rFonts", run, paragraph)
        return None if found is None else found.get(f"{W}ascii") or found.get(f"{W}hAnsi")

    def _property(self, name: str, run: Element, paragraph: Element) -> Element | None:
        own = run.find(f"{W}rPr/{W}{name}")
        if own is not None:
            return own
        for style_id in (_style_of(run, "r"), _style_of(paragraph, "p")):
            for style in self._chain(style_id):
                found = style.find(f"{W}rPr/{W}{name}")
                if found is not None:
                    return found
        return None

    def _each(self, paragraph: Element, name: str) -> Iterator[Element]:
        for style in self._chain(_style_of(paragraph, "p")):
            found = style.find(f"{W}pPr/{W}{name}")
            if found is not None:
                yield found

    def _chain(self, style_id: str | None) -> Iterator[Element]:
        seen: set[str] = set()
        while style_id and style_id in self._by_id and style_id not in seen:
            seen.add(style_id)
            yield self._by_id[style_id]
            style_id = _value(self._by_id[style_id], "basedOn")


def _style_of(element: Element, kind: str) -> str | None:
    properties = element.find(f"{W}{kind}Pr")
    return None if properties is None else _value(properties, f"{kind}Style")


def _value(element: Element, name: str) -> str | None:
    found = element.find(f"{W}{name}")
    return None if found is None else found.get(f"{W}val")
