"""The title of an article: what stands over it, checked against what the page states.

In: a tree, stated titles, names of the site. Out: the title without the name of the site, or "".
"""

import re
from collections.abc import Iterable, Sequence

from kb.material.pages.markup import Element, classes, text_of
from kb.text.vietnamese import match_key

_TITLE_RE = re.compile(
    r"(?:detail|article|entry|post|news|page|content|single|main|tdb?)[\w-]*title"
    r"|title[\w-]*(?:detail|article|news|post|page|tin)|tieu-?de|headline"
)
_APART_RE = re.compile(r"\s+[-|–—»:]\s+|\s*[|»]\s*")
_MOST = 300


def title_of(tree: Element, stated: Sequence[str], sites: Iterable[str]) -> str:
    """The heading that readers see; where several could be it, the one that is stated too."""
    own = {match_key(site) for site in sites}
    plain = [each for title in stated if (each := without_site(title, own))]
    keys = [match_key(each) for each in (*plain, *stated)]
    heads = [text for text in map(text_of, tree.iter("h1")) if _is_title(text, own)]
    marked = [
        text_of(each)
        for each in tree.iter("h1", "h2", "h3", "div", "p", "span", "td", "strong")
        if _TITLE_RE.search(classes(each))
    ]
    for text in (*heads, *marked):
        if _is_title(text, own) and any(_agree(match_key(text), key) for key in keys):
            return text
    if len(set(heads)) == 1:
        return heads[0]
    return next(iter(plain), "")


def _is_title(text: str, own: set[str]) -> bool:
    return 0 < len(text) <= _MOST and match_key(text) not in own


def _agree(seen: str, stated: str) -> bool:
    """The same, or the stated one goes on with the site's name."""
    return bool(seen) and (seen == stated or (len(seen) > 15 and stated.startswith(f"{seen} ")))


def without_site(title: str, own: set[str]) -> str:
    """Of "Người gieo chữ - Báo Mẫu" the first part, where "bao mau" is known for the site's."""
    while found := list(_APART_RE.finditer(title)):
        last = found[-1]
        if not any(_is_of(match_key(title[last.end() :]), name) for name in own):
            break
        title = title[: last.start()]
    return "" if match_key(title) in own else title


def _is_of(rest: str, name: str) -> bool:
    return bool(rest) and (rest == name or (len(rest) > 5 and (rest in name or name in rest)))
