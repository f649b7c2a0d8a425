"""Whoosh and NumPy behind the seam of `kb.index.engine`; the only folder that knows Whoosh."""

from kb.index.whoosh.engine import WhooshKind

KIND = WhooshKind()

__all__ = ["KIND"]
