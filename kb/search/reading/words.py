"""What is left are words.

In: a `Frame`. Out: its words where they stand, neighbours in one run.
"""

from dataclasses import replace

from kb.search.reading.frame import BLOT, Frame
from kb.search.reading.values import Token, Word


def take_words(frame: Frame) -> None:
    """Take the words; a new run begins where something was between them."""
    tokens: list[Token] = []
    for each in frame.left():
        last = tokens[-1] if tokens else Token(Word("", False), 0, 0, -1)
        run = last.run + (not tokens or BLOT in frame.text[last.end : each.start])
        tokens.append(Token(frame.word(each), each.start, each.end, run))
    frame.parsed = replace(frame.parsed, tokens=tuple(tokens))
