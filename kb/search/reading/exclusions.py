"""What must not stand in a hit: `-sách`, `-"nêu gương"`.

In: a `Frame`. Out: the words and phrases excluded.
"""

import re

from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood

_EXCLUDED_RE = re.compile(r'(?<!\S)-(?:"([^"]*)"|([^\s"-][^\s"]*))')


def take_exclusions(frame: Frame) -> None:
    """Take each word or quoted phrase behind a hyphen."""
    for match in _EXCLUDED_RE.finditer(frame.text):
        group = 1 if match[1] is not None else 2
        if words := frame.words(*match.span(group)):
            part = Understood("exclude", match[0], f"không có: {match[group]}")
            frame.take(part, *match.span(), excluded=(*frame.parsed.excluded, words))
