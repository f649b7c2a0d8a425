"""Write-ups in Word: reports on achievements, stories, collections of stories.

    papers (head, text, closing) -> pieces (one for each write-up) -> entries
    lines, labels, names, forms: the words by which these are known
    subject, places, honours, sources: what an entry states
    heads: the head of any official document, whatever it is on

In: a `WordDocument`. Out: a `Reading`, and the tables of the file that are lists of their own.
"""

from kb.imports.writeups.capitals import natural
from kb.imports.writeups.heads import Head, head_of
from kb.imports.writeups.reading import Writeups, read_writeups

__all__ = ["Head", "Writeups", "head_of", "natural", "read_writeups"]
