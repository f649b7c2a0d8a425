"""What is not a page. In: the same addresses and parameters as the pages'.

Out: the API and its description, feeds, files, harvesting, pictures, a site's own looks, what
robots, browsers and whoever finds a weakness ask of it.
A module is called as its blueprint and its template (`templates/formats/`).
"""

from web.formats.api import api
from web.formats.feed import feed
from web.formats.files import files
from web.formats.looks import looks, looks_of
from web.formats.oai import oai
from web.formats.pictures import pictures
from web.formats.robots import robots
from web.formats.security import security

__all__ = ["BLUEPRINTS", "looks_of"]

BLUEPRINTS = (api, feed, files, looks, oai, pictures, robots, security)
