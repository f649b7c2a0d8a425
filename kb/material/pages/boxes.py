"""The part of a page that holds an article, from its title to its last line.

In: a tree, the title, lines that were taken for the text. Out: a `Box`. What stands in it above
and below the text speaks of the article; the clock in the head of the page does not.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.material.pages.markup import Element, Line, lines_in, text_of
from kb.text.vietnamese import match_key

_LONG = 60  # letters from which a line is text
_OVER = 2
_ENDS = tuple('.!?…:”")')


@dataclass(frozen=True)
class Box:
    """The smallest part that holds title and text; the lines above the text, and below it.

    `over` are the last lines before the title, of whatever part of the page.
    """

    element: Element
    over: tuple[str, ...]
    before: tuple[str, ...]
    after: tuple[str, ...]


def box_of(tree: Element, title: str, text: Sequence[str]) -> Box | None:
    """None where title or text do not stand on the page as lines of their own."""
    lines, key, whole = lines_in(tree), match_key(title), match_key(" ".join(text))
    heading = next((each for each in tree.iter("h1") if match_key(text_of(each)) == key), None)
    if heading is None:
        heading = _holder(lines, key)
    of_text = [line for line in lines if _is_of(line, whole)]
    if heading is None or not of_text:
        return None
    element = _common(heading, max(of_text, key=lambda line: len(line.text)).element)
    inside = [line for line in lines_in(element) if match_key(line.text) != key]
    places = [number for number, line in enumerate(inside) if _is_of(line, whole)]
    if not places:
        return None
    before = tuple(line.text for line in inside[: places[0]])
    after = tuple(line.text for line in inside[places[-1] + 1 :])
    return Box(element, _over(lines, heading, key), before, after)


def _over(lines: Sequence[Line], heading: Element, key: str) -> tuple[str, ...]:
    for number, line in enumerate(lines):
        if line.element is heading or match_key(line.text) == key:
            return tuple(each.text for each in lines[max(number - _OVER, 0) : number])
    return ()


def _holder(lines: Sequence[Line], key: str) -> Element | None:
    return next((line.element for line in lines if key and match_key(line.text) == key), None)


def _is_of(line: Line, whole: str) -> bool:
    """A sentence of the text; what stands over it, with a date and buttons, ends in none."""
    is_said = len(line.text) > _LONG and line.text.endswith(_ENDS)
    return is_said and match_key(line.text) in whole


def _common(one: Element, other: Element) -> Element:
    around = {one, *one.iterancestors()}
    return next(each for each in (other, *other.iterancestors()) if each in around)
