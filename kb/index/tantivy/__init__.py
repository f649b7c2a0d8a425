"""tantivy behind the seam of `kb.index.engine`; the only folder that knows tantivy."""

from kb.index.tantivy.engine import TantivyKind

KIND = TantivyKind()

__all__ = ["KIND"]
