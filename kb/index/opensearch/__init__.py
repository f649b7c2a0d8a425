"""OpenSearch behind the seam of `kb.index.engine`; the only folder that knows OpenSearch."""

from kb.index.opensearch.kind import KIND
from kb.index.opensearch.sharing import ELSEWHERE

__all__ = ["ELSEWHERE", "KIND"]
