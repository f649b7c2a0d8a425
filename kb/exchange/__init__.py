"""Records for other programs: addresses, the JSON of the API, JSON-LD, Dublin Core, URNs, OAI-PMH.

In: records and search results. Out: plain values and the schemas that promise them. Each format is
a module of its own, loaded by who needs it: an address loads records only.
"""

__all__ = ["addresses", "api", "dublincore", "jsonld", "oai", "urns"]
