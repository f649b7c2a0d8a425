"""Letters that take no room on a page, and those that no XML can hold.

In: text from the web, PDF or Word, which hide soft hyphens, joiners, marks of direction and byte
order marks in the middle of words and numbers. Out: the text as a reader sees it. They are those
that Unicode calls ignorable, without the letters among them that some scripts do show.
"""

import re

# Inside the brackets of a pattern. Unicode's Default_Ignorable_Code_Point and the rest of Cf.
INVISIBLE = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\ufff0-\ufffb\U000e0000-\U000e0fff"
)
# A picture may be made of several, joined: a family, a red heart.
_JOINS_OF_PICTURES = "\u200d\ufe0e\ufe0f"
_PICTURES = "\u2190-\u2bff\U0001f000-\U0001faff"
_INVISIBLE_RE = re.compile(rf"(?![{_JOINS_OF_PICTURES}](?<=[{_PICTURES}].))[{INVISIBLE}]")

# XML 1.0 has no place for these; neither has a workbook.
_UNWRITABLE_RE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def visible(text: str) -> str:
    """The text without them: "luận" with a soft hyphen is "luận"; joined pictures stay whole."""
    return _INVISIBLE_RE.sub("", text)


def writable(text: str) -> str:
    """The text without characters that XML cannot hold."""
    return _UNWRITABLE_RE.sub("", text)
