"""What things are called, said once for pages, Word, tables, commands and machines alike.

In: records, their parts, places. Out: short Vietnamese texts without HTML and addresses.
`facets` names what records are narrowed by.
"""
