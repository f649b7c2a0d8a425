"""Brings the runs of a Word text to a few plain ones: like beside like joined, all in Unicode.

Word cuts a sentence into dozens of runs (spelling, editing sessions, fonts); thousands of them in
a paragraph take minutes downstream. In: a cleaned tree and its styles. Out: the same tree, in which
a run says only what a record keeps: bold, italic, raised or lowered. A line break begins a new
paragraph where the next line is no continuation.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from kb.imports.readers.docx.parts import W
from kb.imports.readers.docx.styles import TITLE, Styles
from kb.imports.readers.legacy import majority, to_unicode
from kb.text.vietnamese import normalise

# Invisible signs inside words, by which the same word is written in two ways.
_INVISIBLE = dict.fromkeys([0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060, 0xFEFF])
_HYPHENS = {0x2011: "-"}  # our own exports bind document numbers with it
_FIELD_MARKS = (f"{W}fldChar", f"{W}instrText")


@dataclass(frozen=True)
class _Look:
    """What of a run's formatting a record keeps, and the font that its letters are in."""

    is_bold: bool = False
    is_italic: bool = False
    vertical: str = ""
    font: str = ""


@dataclass
class _Joined:
    """Runs of one look; `content` holds texts as they come, and breaks and tabs as elements."""

    look: _Look
    content: list[str | Element] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(each if isinstance(each, str) else " " for each in self.content)


def tidy_runs(root: Element, styles: Styles) -> Counter[str]:
    """Join the runs of every paragraph; what was hidden or struck is left out and counted."""
    tidier = _Tidier(styles)
    for holder in list(root.iter()):
        if any(child.tag == f"{W}p" for child in holder):
            holder[:] = [each for child in holder for each in tidier.tidied(child)]
    texts = [(run.attrib.pop("font", None), text)
             for run in root.iter(f"{W}r") for text in run.iter(f"{W}t")]  # fmt: skip
    likely = majority(text.text or "" for _, text in texts)
    for font, text in texts:
        text.text = _unicode(text.text or "", likely, font)
    return tidier.left_out


def _unicode(text: str, likely: str, font: str | None) -> str:
    # In a file that is in Unicode, only letters in a font of an old code are of that code.
    is_legacy = font is not None or likely != "unicode"
    read = to_unicode(text, likely, font) if is_legacy else text
    read = normalise(read.translate(_INVISIBLE).translate(_HYPHENS))
    # The capitals of TCVN3 stand in fonts of their own, under the codes of small letters.
    is_capitals = font is not None and font.startswith(".Vn") and font.endswith("H")
    return read.upper() if is_capitals else read


class _Tidier:
    def __init__(self, styles: Styles) -> None:
        self.styles = styles
        self.left_out: Counter[str] = Counter()

    def tidied(self, paragraph: Element) -> list[Element]:
        """A paragraph, or those that its line breaks make of it."""
        if paragraph.tag != f"{W}p":
            return [paragraph]
        if self.styles.is_contents(paragraph):
            return []
        level = self._settle(paragraph)
        paragraph[:] = list(self._runs(paragraph, paragraph, is_heading=level is not None))
        for link in paragraph.iter(f"{W}hyperlink"):
            link[:] = list(self._runs(link, paragraph, is_heading=level is not None))
        return _split_at_breaks(paragraph)

    def _settle(self, paragraph: Element) -> int | None:
        """Say in the paragraph itself what its styles say: heading, list."""
        level, numbering = self.styles.heading(paragraph), self.styles.numbering(paragraph)
        properties = paragraph.find(f"{W}pPr")
        if properties is None:
            properties = Element(f"{W}pPr")
            paragraph.insert(0, properties)
        if level is not None:
            for old in properties.findall(f"{W}pStyle"):
                properties.remove(old)
            name = "Title" if level == TITLE else f"Heading{level}"
            properties.insert(0, Element(f"{W}pStyle", {f"{W}val": name}))
        elif numbering is not None and properties.find(f"{W}numPr") is None:
            properties.append(numbering)
        return level

    def _runs(self, holder: Element, paragraph: Element, *, is_heading: bool) -> Iterator[Element]:
        joined: _Joined | None = None
        for child in holder:
            if child.tag == f"{W}r" and not any(each.tag in _FIELD_MARKS for each in child):
                look = self._look(child, paragraph, is_heading=is_heading)
                if look is None:
                    continue
                if joined and (look == joined.look or not _text_of(child).strip()):
                    joined.content += _content(child)
                    continue
                if joined:
                    yield _written(joined)
                joined = _Joined(look, list(_content(child)))
                continue
            if joined:
                yield _written(joined)
                joined = None
            yield child
        if joined:
            yield _written(joined)

    def _look(self, run: Element, paragraph: Element, *, is_heading: bool) -> _Look | None:
        is_on = self.styles.is_on
        for name, kind in (("vanish", "hidden"), ("strike", "struck"), ("dstrike", "struck")):
            if is_on(name, run, paragraph):
                self.left_out[kind] += bool(_text_of(run).strip())
                return None
        raised = run.find(f"{W}rPr/{W}vertAlign")
        return _Look(
            is_bold=not is_heading and is_on("b", run, paragraph),
            is_italic=not is_heading and is_on("i", run, paragraph),
            vertical="" if raised is None else raised.get(f"{W}val", ""),
            font=_legacy(self.styles.font(run, paragraph)),
        )


def _legacy(font: str | None) -> str:
    """The font, where it says in which code its letters are."""
    return font if font and font.lower().startswith((".vn", "vni-")) else ""


def _text_of(run: Element) -> str:
    return "".join(each.text or "" for each in run.iter(f"{W}t"))


def _content(run: Element) -> Iterator[str | Element]:
    for each in run:
        if each.tag == f"{W}t":
            yield each.text or ""
        elif each.tag != f"{W}rPr":
            yield each


def _written(joined: _Joined) -> Element:
    """The run of what was joined; neighbouring texts become one."""
    run = Element(f"{W}r", {"font": joined.look.font} if joined.look.font else {})
    properties = SubElement(run, f"{W}rPr")
    for name, is_on in (("b", joined.look.is_bold), ("i", joined.look.is_italic)):
        if is_on:
            SubElement(properties, f"{W}{name}")
    if joined.look.vertical:
        SubElement(properties, f"{W}vertAlign", {f"{W}val": joined.look.vertical})
    pieces: list[str] = []
    for each in [*joined.content, Element("end")]:
        if isinstance(each, str):
            pieces.append(each)
            continue
        if pieces:
            SubElement(run, f"{W}t").text = "".join(pieces)
            pieces = []
        if each.tag != "end":
            run.append(each)
    return run


def _split_at_breaks(paragraph: Element) -> list[Element]:
    """A line after a line break is a paragraph of its own, unless a small letter goes on."""
    if not any(_is_break(each) for each in paragraph.iter(f"{W}br")):
        return [paragraph]
    properties = paragraph.find(f"{W}pPr")
    is_item = properties is not None and properties.find(f"{W}numPr") is not None
    lines = [_empty_like(paragraph)]
    for child in paragraph:
        if child.tag == f"{W}pPr":
            continue
        if child.tag != f"{W}r" or is_item:
            lines[-1].append(child)
            continue
        lines[-1].append(piece := _empty_run(child))
        for each in child:
            if _is_break(each):
                lines.append(_empty_like(paragraph))
                lines[-1].append(piece := _empty_run(child))
            elif each.tag != f"{W}rPr":
                piece.append(each)
    return _with_continuations(lines)


def _with_continuations(lines: list[Element]) -> list[Element]:
    kept = lines[:1]
    for line in lines[1:]:
        text = "".join(each.text or "" for each in line.iter(f"{W}t")).strip()
        if text[:1].islower():
            space = SubElement(SubElement(kept[-1], f"{W}r"), f"{W}t")
            space.text = " "
            kept[-1].extend(each for each in line if each.tag != f"{W}pPr")
        else:
            kept.append(line)
    return kept


def _is_break(element: Element) -> bool:
    return element.tag == f"{W}br" and element.get(f"{W}type", "textWrapping") == "textWrapping"


def _empty_like(paragraph: Element) -> Element:
    copy = Element(f"{W}p")
    properties = paragraph.find(f"{W}pPr")
    if properties is not None:
        copy.append(properties)
    return copy


def _empty_run(run: Element) -> Element:
    copy = Element(f"{W}r", run.attrib)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        copy.append(properties)
    return copy
