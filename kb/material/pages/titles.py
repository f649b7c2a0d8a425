"""The title of an article: what stands over it, checked against what the page states.

In: a tree, what the page states, names of the site. Out: the title without the name of the site,
or "" where nothing says which of several it is.
"""

import re
from collections.abc import Iterable, Iterator

from kb.material.pages.markup import Element, classes, text_of
from kb.material.pages.stated import Stated
from kb.text.vietnamese import match_key

_TITLE_RE = re.compile(
    r"(?:detail|article|entry|post|news|page|content|single|main|asset|tdb?)[\w-]*title"
    r"|title[\w-]*(?:detail|article|news|post|page|tin)|tieu-?de|lbltitle|headline"
)
_APART_RE = re.compile(r"\s+[-|–—»:]\s+|\s*[|»]\s*")
_MOST = 300
_SURE = 15  # letters from which a beginning is no chance


def title_of(tree: Element, stated: Stated, sites: Iterable[str]) -> str:
    """The heading that readers see; where several could be it, the one that is stated too."""
    own = {match_key(site) for site in sites}
    keys = [match_key(each) for each in (*stated.titles, *stated.heads)]
    heads = [text for text in map(text_of, tree.iter("h1")) if _is_title(text, own)]
    marked = [text for text in _marked(tree) if _is_title(text, own)]
    for text in (*heads, *marked):
        if any(_agree(match_key(text), key) for key in keys):
            return text
    plain = (without_site(each, own) for each in stated.titles)
    windows = (without_site(each, own) for each in stated.heads)
    for found in ({*heads}, {*filter(None, plain)}, {*marked}, {*filter(None, windows)}):
        if len(found) == 1:
            return found.pop()
    return ""


def rest_of_window(title: str, heads: Iterable[str]) -> str:
    """What a window title says after the article's: "Báo Mẫu" of "Người gieo chữ - Báo Mẫu"."""
    for head in heads:
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


def _agree(seen: str, stated: str) -> bool:
    """The same, or the stated one goes on with the site's name."""
    is_same = bool(seen) and seen == stated
    return is_same or (len(seen) > _SURE and stated.startswith(f"{seen} "))


def without_site(title: str, own: set[str]) -> str:
    """Of "Người gieo chữ - Báo Mẫu" the first part, where "bao mau" is known for the site's."""
    while found := list(_APART_RE.finditer(title)):
        last = found[-1]
        if match_key(title[last.end() :]) not in own:
            break
        title = title[: last.start()]
    return "" if match_key(title) in own else title
