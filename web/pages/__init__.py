"""The pages, one module each, called as its endpoint, its template and its test. In: requests.

Out: HTML. `routes` says which page stands at which address; a view reads the address, asks one
function and renders.
"""
