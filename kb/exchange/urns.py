"""Names of records and feeds that outlive a change of address, and that say nothing by themselves.

In: an id. Out: "urn:uuid:…", the same for ever (version 5: a hash of the id), so that a feed or a
harvester can be told that a record was withdrawn without its id, which may hold somebody's name.
"""

import uuid

_NAMES = uuid.UUID("6f1d7c1e-6a0b-5a44-9d0e-2f6f2f3c9b51")  # ours, drawn once, never to change


def urn(kind: str, name: str) -> str:
    """The name of a thing of ours: ("feed", "/feed.atom?q=hoa")."""
    return uuid.uuid5(_NAMES, f"{kind}:{name}").urn


def record_urn(record_id: str) -> str:
    """The name of a record."""
    return urn("record", record_id)
