"""A question is read up to a bound, and says so when it is longer.

In: a `Frame`. Out: the frame, cut to `SearchQuery.MAX_CHARS` letters and `MAX_WORDS` words.
"""

from kb.question import SearchQuery
from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood

MAX_WORDS = 40


def cut_length(frame: Frame) -> None:
    """Cut what is too long, and say after how many words."""
    length = len(frame.text.rstrip())
    if length > SearchQuery.MAX_CHARS:
        frame.cut(SearchQuery.MAX_CHARS)
    words = frame.left()
    if len(words) > MAX_WORDS:
        frame.cut(words[MAX_WORDS - 1].end)
    if len(frame.text) < length:
        label = f"chỉ tìm theo {min(len(words), MAX_WORDS)} từ đầu, vì câu hỏi quá dài"
        frame.note(Understood("cut", "", label))
