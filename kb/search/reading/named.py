"""What the words name: provinces and cities, then or now.

In: a `Frame`. Out: what was understood; the words stay to be looked for as words.
"""

from collections.abc import Sequence
from functools import partial

from kb.search.reading.frame import Frame
from kb.search.reading.values import Understood
from kb.text.vietnamese import has_marks, syllable_texts
from kb.vocabularies import Vocabularies, Where, places_in
from kb.wording import with_other_time


def name_places(frame: Frame) -> None:
    """Say which words name a province."""
    found = frame.left()
    read = partial(_place, frame.vocabularies)
    for start, end, where in places_in([each.text for each in found], read):
        text = frame.text[found[start].start : found[end - 1].end]
        frame.note(Understood("place", text, f"nơi: {with_other_time(where)}", where.slug))


def _place(vocabularies: Vocabularies, words: Sequence[str]) -> Where | None:
    """The place that these syllables name; marks count, and "hue" alone names none."""
    where = vocabularies.where(" ".join(words))
    if where is None or (len(words) == 1 and not has_marks(words[0])):
        return None
    spelled = {word for name in where.spellings for word in syllable_texts(name)}
    return where if all(not has_marks(word) or word in spelled for word in words) else None
