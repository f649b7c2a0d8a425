"""Which engines there are: one package of `kb.index` each, loaded when it is asked for.

In: a name of `ENGINES`. Out: its `EngineKind`, or EngineMissing with what to install.
"""

from importlib import import_module
from pathlib import Path

from kb.errors import EngineMissing
from kb.index.elsewhere import Elsewhere
from kb.index.engine import EngineKind
from kb.settings import load_settings

# Each with what brings its library.
ENGINES = {
    "whoosh": "make setup",
    "tantivy": "pip install .[tantivy]",
    "opensearch": "pip install .[opensearch]",
}
DEFAULT = "whoosh"


def engine_kind(name: str) -> EngineKind:
    """The engine of this name; EngineMissing when there is none, or its library is not there."""
    if name not in ENGINES:
        known = ", ".join(ENGINES)
        raise EngineMissing(f'KB_ENGINE: không có bộ máy tìm kiếm "{name}"; hãy chọn: {known}')
    try:
        kind: EngineKind = import_module(f"kb.index.{name}").KIND
    except ModuleNotFoundError as error:
        raise EngineMissing(
            f"chưa cài bộ máy tìm kiếm {name}; hãy chạy `{ENGINES[name]}` "
            "trong thư mục của chương trình"
        ) from error
    return kind


def elsewhere(index_dir: Path) -> Elsewhere | None:
    """Where several machines find the generations of the index that is served, if anywhere.

    Other folders, such as the desk's own, are nobody else's.
    """
    settings = load_settings()
    if not settings.opensearch.hosts or index_dir.resolve() != settings.index_dir.resolve():
        return None
    engine_kind("opensearch")  # whether its library is there
    place: Elsewhere = import_module("kb.index.opensearch").ELSEWHERE
    return place
