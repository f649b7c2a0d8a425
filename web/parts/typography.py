"""Keeps document numbers and dates on one line: "05-CT/TW" must not break after its hyphen.

In: text, or HTML that is already safe. Out: HTML with such runs in a span that does not wrap; no
letter is added, so that what a reader copies is what was written.
"""

import re

from markupsafe import Markup, escape

from kb.text.unbroken import UNBROKEN_RE

_TAG_RE = re.compile(r"(<[^>]*>)")


def unbroken(text: str | None) -> Markup:
    """Text as HTML, its numbers unbroken."""
    return unbroken_html(escape(text or ""))


def unbroken_html(html: str) -> Markup:
    """Safe HTML with the numbers in its text unbroken; tags stay as they are."""
    pieces = _TAG_RE.split(html)
    pieces[::2] = (
        UNBROKEN_RE.sub(r'<span class="unbroken">\g<0></span>', text) for text in pieces[::2]
    )
    return Markup("".join(pieces))
