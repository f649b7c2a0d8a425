"""Content indexed and sites over the index, as tests need them."""

from pathlib import Path

from flask import Flask

from kb.content.checks import check_content
from kb.content.folder import Content, load_content
from kb.index.engine import BuildReport
from kb.publish.index import index_content
from kb.settings import load_settings
from web import create_app

# The tests of the whole suite ask as one reader, far too often.
UNLIMITED = {"KB_RATE_LIMIT": "0"}


def indexed(content: Content | Path, index: Path, rebuild: bool = False) -> BuildReport:
    """Index what was read, or a content folder as it is now."""
    if isinstance(content, Path):
        content = load_content(content)
    return index_content(content, check_content(content), index, None, rebuild=rebuild)


def app_over(index: Path) -> Flask:
    """A site that answers from an index."""
    return create_app(load_settings({"KB_INDEX_DIR": str(index)} | UNLIMITED))
