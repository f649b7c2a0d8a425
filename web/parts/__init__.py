"""What several pages are laid out from. In: records, hits, counts. Out: words and addresses.

No HTML is made here but that of a record's own text: the macros of `templates/parts/`, named alike,
lay it out.
"""
