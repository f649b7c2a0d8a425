"""What is left are words.

In: a `Frame`. Out: its words where they stand, neighbours in one run.
"""

from dataclasses import replace

from kb.search.reading.frame import Frame
from kb.search.reading.values import Token


def take_words(frame: Frame) -> None:
    """Take the words; a new run begins where something was between them."""
    tokens = (
        Token(frame.word(each), each.start, each.end, run)
        for run, stretch in enumerate(frame.stretches())
        for each in stretch
    )
    frame.parsed = replace(frame.parsed, tokens=tuple(tokens))
