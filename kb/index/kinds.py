"""Which engines there are: one package of `kb.index` each, loaded when it is asked for.

In: a name of `ENGINES`. Out: its `EngineKind`, or EngineMissing with what to install.
"""

from importlib import import_module

from kb.errors import EngineMissing
from kb.index.engine import EngineKind

# Each with what brings its library.
ENGINES = {"whoosh": "make setup", "tantivy": "pip install .[tantivy]"}
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
