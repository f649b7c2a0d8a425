"""The text of HTML as mammoth writes it: where its lines break, and what of it is bold.

In: tags. Out: text with one line for each paragraph, line break, item and cell.
"""

from collections.abc import Iterator

from bs4.element import NavigableString, Tag

from kb.imports.readers.grid import tidy

_BREAKING = ("br", "p", "li", "tr", "td", "th", "table", "ul", "ol")
_LISTS = ("ol", "ul")


def children(tag: Tag) -> list[Tag]:
    """The tags right inside a tag."""
    return [child for child in tag.children if isinstance(child, Tag)]


def text_of(tag: Tag) -> str:
    """The text of a tag, tidied."""
    pieces = (
        str(each) if isinstance(each, NavigableString) else "\n"
        for each in tag.descendants
        if isinstance(each, NavigableString) or (isinstance(each, Tag) and each.name in _BREAKING)
    )
    return tidy("".join(pieces))


def is_bold(tag: Tag) -> bool:
    """Whether all text of a tag is bold; lists inside an item are not its text."""
    held = [string for string in _own_strings(tag) if string.strip()]
    return bool(held) and all(string.find_parent("strong") for string in held)


def _own_strings(tag: Tag) -> Iterator[NavigableString]:
    for child in tag.children:
        if isinstance(child, NavigableString):
            yield child
        elif isinstance(child, Tag) and child.name not in _LISTS:
            yield from _own_strings(child)


def bold_start(tag: Tag) -> str:
    """The bold words that a paragraph begins with."""
    first = next((each for each in tag.children if str(each).strip()), None)
    return text_of(first) if isinstance(first, Tag) and first.name == "strong" else ""


def bold_lines(items: Tag) -> list[Tag]:
    """The items of a list that only numbers lines in bold, as headings and names are; else none."""
    return _taken_out(items) if _is_bold_list(items) else []


def _is_bold_list(items: Tag) -> bool:
    nested = (child for item in children(items) for child in children(item) if child.name in _LISTS)
    return all(map(is_bold, children(items))) and all(map(_is_bold_list, nested))


def _taken_out(items: Tag) -> list[Tag]:
    lines = []
    for item in children(items):
        nested = [child.extract() for child in children(item) if child.name in _LISTS]
        item.name = "p"
        lines += [item, *(line for each in nested for line in _taken_out(each))]
    return lines
