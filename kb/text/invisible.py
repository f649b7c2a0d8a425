"""Letters that take no room on a page, and those that no XML can hold.

In: text from the web, PDF or Word, which hide soft hyphens, joiners, marks of direction and byte
order marks in the middle of words and numbers. Out: the text as a reader sees it. They are those
that Unicode calls ignorable or controls of format.
"""

import re

# Inside the brackets of a pattern: Unicode's Default_Ignorable_Code_Point and all of Cf; of the
# latter a few show something in Arabic, Syriac, Egyptian or music, but never in a Vietnamese word.
INVISIBLE = (
    "\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff0-\ufffb"
    "\U000110bd\U000110cd\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a"
    "\U000e0000-\U000e0fff"
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
