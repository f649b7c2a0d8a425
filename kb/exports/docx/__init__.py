"""A selection as a Word file: four layouts of it, after the rule of the Party or of the state.

In: a selection. Out: the bytes of a .docx. `layouts` declares the layouts, `profiles` the rules;
`paper` is a file in the making, which `roster`, `book` and `dossier` write on.
"""

from kb.exports.docx.layouts import FORMAT, LAYOUTS, to_docx
from kb.exports.docx.profiles import PROFILES

__all__ = ["FORMAT", "LAYOUTS", "PROFILES", "to_docx"]
