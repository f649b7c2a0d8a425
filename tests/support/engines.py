"""Each engine as a case of tests: by name, and for a cluster with how many shards.

In: nothing. Out: parameters for the fixture `engine_name`; those of a cluster are marked so.
"""

import pytest

from kb.index import DEFAULT, ENGINES

_SHARDS = ("1", "3")
ALONE = [pytest.param((name, ""), id=name) for name in ENGINES if name != "opensearch"]
CLUSTERED = [
    pytest.param(("opensearch", shards), id=f"opensearch-{shards}", marks=pytest.mark.cluster)
    for shards in _SHARDS
]
ALL = [*ALONE, *CLUSTERED]
OTHERS = [each for each in ALL if each.id != DEFAULT]
