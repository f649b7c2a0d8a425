"""A selection as a Word file: four layouts of it, after the rule of the Party or of the state.

In: a selection. Out: the bytes of a .docx. `layouts` declares the layouts, `profiles` the rules;
`paper` is a file in the making, which `roster`, `book`, `dossier` and `pack` write on.
"""

from kb.exports.docx.layouts import DEFAULT_LAYOUT, LAYOUTS, Layout, to_docx
from kb.exports.docx.profiles import DEFAULT_PROFILE, PROFILES, Profile

__all__ = [
    "DEFAULT_LAYOUT",
    "DEFAULT_PROFILE",
    "LAYOUTS",
    "PROFILES",
    "Layout",
    "Profile",
    "to_docx",
]
