"""The title of an article: what stands over it, checked against what the page states.

In: a tree, what the page states, names of the site. Out: the title without the name of the site,
or "" where nothing says which of several it is.
"""

import re
from collections.abc import Iterable, Iterator

from kb.material.pages.markup import Element, classes, lines_in, text_of
from kb.material.pages.publishers import is_organ
from kb.material.pages.stated import Stated
from kb.text.vietnamese import match_key

_TITLE_RE = re.compile(
    r"(?:detail|article|entry|post|news|page|content|single|main|asset|header|tdb?)[\w-]*title"
    r"|title[\w-]*(?:detail|article|news|post|page|tin)|tieu-?de|lbltitle|headline"
)
_APART_RE = re.compile(r"\s+[-|–—»:]\s+|\s*[|»]\s*|:\s+")
_MOST = 300
_SURE = 15  # letters from which a beginning is no chance


def title_of(tree: Element, stated: Stated, sites: Iterable[str]) -> str:
    """The heading that readers see; where several could be it, the one that is stated too."""
    own = {match_key(site) for site in sites}
    keys = {match_key(each) for each in (*stated.titles, *stated.heads)}
    heads = [text for text in map(text_of, tree.iter("h1")) if _is_title(text, own)]
    marked = [text for text in _marked(tree) if _is_title(text, own)]
    seen = (*heads, *marked)
    sure = (text for text in seen if match_key(text) in keys)
    likely = (text for text in seen if any(_goes_on(match_key(text), key) for key in keys))
    if text := next(sure, "") or next(likely, ""):
        return text
    plain = [each for title in stated.titles if (each := without_site(title, own))]
    windows = (without_site(each, own) for each in stated.heads)
    said = _of_window(tree, stated.heads, own)
    stories = [each for each in plain if not is_organ(each)]
    for found in (heads, stories, marked, said, plain, filter(None, windows)):
        if len(chosen := set(found)) == 1:
            return chosen.pop()
    return ""


def _of_window(tree: Element, heads: Iterable[str], own: set[str]) -> Iterator[str]:
    """The line of the page that the window says with the site's name before or after it."""
    parts = [part for head in heads for part in _parts(head)]
    keys = {match_key(part) for part in parts if len(part) > _SURE} - own
    return (line.text for line in lines_in(tree) if match_key(line.text) in keys)


def _parts(head: str) -> Iterator[str]:
    """Beginnings and ends of "Người gieo chữ - Gương sáng - Báo Mẫu", the longest first."""
    places = list(_APART_RE.finditer(head))
    yield from (head[: found.start()] for found in reversed(places))
    yield from (head[found.end() :] for found in places)


def rest_of_window(title: str, heads: Iterable[str]) -> str:
    """What a window title says after the article's: "Báo Mẫu" of "Người gieo chữ - Báo Mẫu".

    A window that names an office alone names the site.
    """
    for head in heads:
        if is_organ(head) and match_key(head) != match_key(title) and not _APART_RE.search(head):
            return head
        parts = _APART_RE.split(head)
        if len(parts) > 1 and match_key(head).startswith(f"{match_key(title)} "):
            return parts[-1].strip()
    return ""


def _marked(tree: Element) -> Iterator[str]:
    for each in tree.iter("h1", "h2", "h3", "div", "p", "span", "td", "strong"):
        if _TITLE_RE.search(classes(each)):
            yield text_of(each)


def _is_title(text: str, own: set[str]) -> bool:
    return 0 < len(text) <= _MOST and match_key(text) not in own


def _goes_on(seen: str, stated: str) -> bool:
    """Whether what is stated goes on, with the site's name, after what is seen."""
    return len(seen) > _SURE and stated.startswith(f"{seen} ")


def without_site(title: str, own: set[str]) -> str:
    """Of "Người gieo chữ - Báo Mẫu" the first part, where "bao mau" is known for the site's."""
    while found := list(_APART_RE.finditer(title)):
        last = found[-1]
        if match_key(title[last.end() :]) not in own:
            break
        title = title[: last.start()]
    return "" if match_key(title) in own else title
