"""Vietnamese text and markup: strings in, strings out; knows nothing of ours.

Each is a module of its own, loaded by who needs it: letters and syllables cost nothing beside the
reading of Markdown.
"""

__all__ = [
    "called",
    "html",
    "invisible",
    "keystrokes",
    "markup",
    "natural",
    "pasted",
    "phrases",
    "sounds",
    "source_marks",
    "syllable",
    "unbroken",
    "vietnamese",
]
