"""The stages of reading, in order.

In: the text of the box. Out: a `ParsedQuery`. What a stage takes, the later ones no longer see;
text is text: no input is ever an error.
"""

from kb.question import SearchQuery
from kb.search.reading.addresses import mark_addresses
from kb.search.reading.choices import take_choices
from kb.search.reading.citations import take_citations
from kb.search.reading.days import name_days
from kb.search.reading.exclusions import take_exclusions
from kb.search.reading.filters import take_filters
from kb.search.reading.frame import BLOT, Frame
from kb.search.reading.labels import name_labels
from kb.search.reading.leads import mark_leads
from kb.search.reading.length import cut_length
from kb.search.reading.named import name_places
from kb.search.reading.organisations import name_organisations
from kb.search.reading.phrases import take_phrases
from kb.search.reading.times import name_times
from kb.search.reading.values import ParsedQuery
from kb.search.reading.words import take_words
from kb.text.pasted import plain
from kb.vocabularies import Vocabularies

STAGES = (
    cut_length,
    take_filters,
    take_choices,
    take_citations,
    take_exclusions,
    take_phrases,
    name_organisations,
    name_places,
    name_times,
    name_days,
    name_labels,
    take_words,
    mark_addresses,
    mark_leads,
)

# What these take is said by words all the same, or only not read.
_KEEPING = (cut_length, take_citations)
# A letter is at most so many when it is coded for an address, or marks and hidden ones follow it.
_CODED = 9


def parse(text: str, vocabularies: Vocabularies) -> ParsedQuery:
    """Read the text of a search box.

    `"nêu gương" -sách CT05 tinh:"Bắc Kạn"` gives a phrase, an exclusion, a document number and a
    filter; whatever is not one of these is words.
    """
    frame = _frame(text, vocabularies)
    for stage in STAGES:
        stage(frame)
    return frame.parsed


def unread(text: str, vocabularies: Vocabularies) -> str:
    """What is left of a text without its filters, phrases, choices and exclusions.

    Document numbers stay, as does what is too long to be read.
    """
    frame = _frame(text, vocabularies)
    kept = list(frame.written)
    for stage in STAGES[: STAGES.index(take_phrases) + 1]:
        before = frame.text
        stage(frame)
        if stage not in _KEEPING:
            for place, (old, new) in enumerate(zip(before, frame.text, strict=True)):
                kept[place] = " " if new == BLOT and old != BLOT else kept[place]
    return "".join(kept)


def _frame(text: str, vocabularies: Vocabularies) -> Frame:
    return Frame(plain(text[: SearchQuery.MAX_CHARS * _CODED]), vocabularies)
