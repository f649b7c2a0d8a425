"""Leaves of a Word text what its reader sees: changes accepted, frames opened, text boxes in line.

In: the tree of a text, its notes and links. Out: the same tree with nothing in it but paragraphs,
tables, runs and links; a count of everything that was accepted or left out, told by `findings`.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element

from kb.imports.origins import Finding, Origin
from kb.imports.readers.docx.parts import R, W

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DGM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_V = "{urn:schemas-microsoft-com:vml}"
_O = "{urn:schemas-microsoft-com:office:office}"
_DRAWN = {
    f"{_A}blip": "picture", f"{_V}imagedata": "picture", f"{_C}chart": "diagram",
    f"{_DGM}relIds": "diagram", f"{_O}OLEObject": "object",
}  # fmt: skip
_ADDRESSES = ("http://", "https://", "mailto:")

# Nothing of these is text; without them runs lie side by side and can be joined.
_DROPPED = (
    "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd", "commentRangeStart",
    "commentRangeEnd", "lastRenderedPageBreak", "softHyphen", "moveFromRangeStart",
    "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "annotationRef", "footnoteRef",
    "endnoteRef", "sectPr", "moveFrom",
)  # fmt: skip
# Frames around text that say nothing of it.
_OPENED = ("smartTag", "customXml", "fldSimple", "bdo", "dir", "rubyBase", "sdtContent")
_PROPERTIES = ("pPr", "rPr", "tblPr", "tblGrid", "trPr")
_TOLD = {
    "change": ("còn {} chỗ sửa chưa duyệt (Track Changes), đã đọc như khi chấp nhận tất cả",
               "hãy xem lại những chỗ ấy trong Word"),
    "comment": ("có {} lời bình bên lề, không chép", "cần thì hãy sửa thẳng vào bài"),
    "picture": ("có {} ảnh, chưa chép theo bài", "hãy giữ tệp Word để lấy ảnh"),
    "diagram": ("có {} biểu đồ, sơ đồ không chép được", "cần thì hãy tả bằng chữ trong bản nháp"),
    "object": ("có {} tài liệu nhúng không đọc được", "hãy mở ra và chép phần cần dùng"),
    "formula": ("có {} công thức, chỉ chép được các chữ, số", "hãy so với tệp Word"),
    "hidden": ("có {} đoạn chữ ẩn, không chép", "cần thì hãy bỏ định dạng ẩn (Hidden)"),
    "struck": ("có {} đoạn chữ gạch bỏ, không chép", "cần thì hãy bỏ gạch ngang trong Word"),
}  # fmt: skip


class Cleaner:
    """Goes through a text once, from the outside in."""

    def __init__(self, notes: dict[tuple[str, str], str], links: dict[str, str]) -> None:
        self.counts: Counter[str] = Counter()
        self._notes, self._links = notes, links
        self._boxes: list[Element] = []
        self._rules: dict[str, Callable[[Element], Iterable[Element]]] = {
            **{f"{W}{name}": lambda _: () for name in _DROPPED},
            **{f"{W}{name}": self._inside for name in _OPENED},
            **{f"{W}{name}": lambda each: (each,) for name in _PROPERTIES},
            **{f"{W}{name}": self._drawn for name in ("drawing", "pict", "object")},
            **{f"{W}{name}": self._changed for name in ("ins", "moveTo", "del")},
            **{f"{W}{name}": self._note for name in ("footnoteReference", "endnoteReference")},
            f"{W}p": self._paragraph, f"{W}tr": self._row, f"{W}tcPr": self._cell_properties,
            f"{W}sdt": self._control, f"{_MC}AlternateContent": self._alternative,
            f"{W}hyperlink": self._link, f"{W}ruby": self._ruby, f"{W}altChunk": self._embedded,
            f"{W}commentReference": self._comment, f"{W}sym": self._symbol,
            f"{W}noBreakHyphen": lambda _: (_text("-"),), f"{W}cr": lambda _: (Element(f"{W}br"),),
            f"{W}ptab": lambda _: (Element(f"{W}tab"),), f"{W}fldChar": self._field,
            f"{_M}oMath": self._formula, f"{_M}oMathPara": self._inside,
        }  # fmt: skip

    def clean(self, element: Element) -> None:
        """Put what its reader sees in place of everything inside an element."""
        kept: list[Element] = []
        for child in element:
            kept += self._rules.get(child.tag, self._kept)(child)
        element[:] = _joined_paragraphs(kept)

    def _kept(self, element: Element) -> Iterable[Element]:
        self.clean(element)
        return (element,)

    def _inside(self, element: Element) -> Iterable[Element]:
        self.clean(element)
        return tuple(element)

    def _changed(self, element: Element) -> Iterable[Element]:
        self.counts["change"] += 1
        return () if element.tag == f"{W}del" else self._inside(element)

    def _paragraph(self, paragraph: Element) -> Iterable[Element]:
        around, self._boxes = self._boxes, []
        self.clean(paragraph)
        boxes, self._boxes = self._boxes, around
        return (paragraph, *boxes)

    def _row(self, row: Element) -> Iterable[Element]:
        if row.find(f"{W}trPr/{W}del") is not None:
            self.counts["change"] += 1
            return ()
        return self._kept(row)

    def _cell_properties(self, properties: Element) -> Iterable[Element]:
        span = properties.find(f"{W}gridSpan")
        if span is not None and not span.get(f"{W}val", "").isdigit():
            properties.remove(span)
        return (properties,)

    def _control(self, control: Element) -> Iterable[Element]:
        """A content control is its content; an empty one holds only a prompt."""
        content = control.find(f"{W}sdtContent")
        if content is None or control.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return ()
        return self._inside(content)

    def _alternative(self, element: Element) -> Iterable[Element]:
        branch = element.find(f"{_MC}Choice")
        branch = element.find(f"{_MC}Fallback") if branch is None else branch
        return () if branch is None else self._inside(branch)

    def _drawn(self, element: Element) -> Iterable[Element]:
        """What a drawing says in words goes on after its paragraph; the rest is counted."""
        held = Counter[str]()
        for each in _drawn_parts(element):
            if each.tag == f"{W}txbxContent":
                self.clean(each)
                self._boxes += each
            elif each.tag == f"{_V}textpath":
                self._boxes.append(_paragraph_of(each.get("string", "")))
            held[_DRAWN.get(each.tag, "")] += 1
        # A document inside the document shows a picture of itself.
        told = ["object"] if held["object"] else ["picture", "diagram"]
        self.counts.update({kind: held[kind] for kind in told})
        return ()

    def _note(self, reference: Element) -> Iterable[Element]:
        name = reference.tag.removeprefix(W)
        text = self._notes.get((name, reference.get(f"{W}id", "")))
        return (_text(f" (chú thích: {text})"),) if text else ()

    def _link(self, link: Element) -> Iterable[Element]:
        """Links to pages stay; bookmarks and files of one computer lead nowhere in a record."""
        target = self._links.get(link.get(f"{R}id", ""), "")
        leads = target.lower().startswith(_ADDRESSES)
        return self._kept(link) if leads else self._inside(link)

    def _ruby(self, ruby: Element) -> Iterable[Element]:
        base = ruby.find(f"{W}rubyBase")
        return () if base is None else tuple(node for run in self._inside(base) for node in run)

    def _field(self, mark: Element) -> Iterable[Element]:
        """A box to tick reads as one, ticked or not; other fields show their text."""
        box = mark.find(f"{W}ffData/{W}checkBox")
        if box is None:
            return (mark,)
        state = box.find(f"{W}checked")
        state = box.find(f"{W}default") if state is None else state
        is_ticked = state is not None and state.get(f"{W}val", "1") not in ("0", "false")
        return (mark, _text("☒" if is_ticked else "☐"))

    def _formula(self, formula: Element) -> Iterable[Element]:
        self.counts["formula"] += 1
        run = Element(f"{W}r")
        run.append(_text("".join(each.text or "" for each in formula.iter(f"{_M}t"))))
        return (run,)

    def _embedded(self, _: Element) -> Iterable[Element]:
        self.counts["object"] += 1
        return ()

    def _comment(self, _: Element) -> Iterable[Element]:
        self.counts["comment"] += 1
        return ()

    def _symbol(self, symbol: Element) -> Iterable[Element]:
        try:
            int(symbol.get(f"{W}char", ""), 16)
        except ValueError:
            return ()
        return (symbol,)

    def findings(self, file: str) -> Iterator[Finding]:
        """What was accepted or left out, each sort of it once."""
        for kind, (wrong, remedy) in _TOLD.items():
            if self.counts[kind] > 0:
                yield Finding(Origin(file), wrong.format(self.counts[kind]), remedy)


def _drawn_parts(element: Element) -> Iterator[Element]:
    """The parts of a drawing, in order, without going into its text boxes."""
    for child in element:
        if child.tag == f"{_MC}Fallback":
            continue  # the same once more, for old programs
        yield child
        if child.tag != f"{W}txbxContent":
            yield from _drawn_parts(child)


def _joined_paragraphs(elements: list[Element]) -> list[Element]:
    """A paragraph whose end was deleted goes on in the next one."""
    joined: list[Element] = []
    for element in elements:
        last = joined[-1] if joined else None
        if last is not None and element.tag == last.tag == f"{W}p" and _has_no_end(last):
            properties = element.find(f"{W}pPr")
            start = 0 if properties is None else 1
            element[start:start] = [each for each in last if each.tag != f"{W}pPr"]
            joined.pop()
        joined.append(element)
    for element in joined:
        if element.tag == f"{W}p" and (mark := element.find(f"{W}pPr/{W}rPr")) is not None:
            mark[:] = [each for each in mark if each.tag != f"{W}del"]
    return joined


def _has_no_end(paragraph: Element) -> bool:
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def _text(text: str) -> Element:
    element = Element(f"{W}t")
    element.text = text
    return element


def _paragraph_of(text: str) -> Element:
    paragraph, run = Element(f"{W}p"), Element(f"{W}r")
    run.append(_text(text))
    paragraph.append(run)
    return paragraph
