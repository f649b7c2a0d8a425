"""Holds what the site answers against the schemas of its standards (tests/schemas)."""

from functools import cache

from lxml import etree

from tests.support.paths import TESTS

_FOLDER = TESTS / "schemas"


@cache
def _schema(name):
    document = etree.parse(_FOLDER / name, etree.XMLParser(no_network=True))
    return (etree.RelaxNG if name.endswith(".rng") else etree.XMLSchema)(document)


def valid(data, name):
    """The root of an XML document, which must be valid by the schema of that name."""
    root = etree.fromstring(data, etree.XMLParser(no_network=True))
    _schema(name).assertValid(root)
    return root
