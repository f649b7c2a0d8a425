"""What is not a page. In: the same addresses and parameters as the pages'.

Out: the API and its description, feeds, files, harvesting, what robots and browsers ask of a site.
A module is called as its blueprint and its template (`templates/formats/`).
"""
