"""The lists of a collection at the desk: pages to look at them, forms of their items, our site.

In: forms. Out: the same pages with what was asked for, or the item saved. Themes and figures stand
in lists as well, but are records: their forms are those of records.
"""
