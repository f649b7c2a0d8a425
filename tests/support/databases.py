"""Which SQLite files somebody has left open; from Python 3.13 on each would be complained of."""

import gc
import sqlite3


def open_databases() -> list[sqlite3.Connection]:
    """The connections that nobody has closed."""
    return [each for each in gc.get_objects() if _is_open(each)]


def _is_open(found: object) -> bool:
    if not isinstance(found, sqlite3.Connection):
        return False
    try:
        found.total_changes  # noqa: B018  # asking is enough: a closed one refuses
    except sqlite3.ProgrammingError:
        return False
    return True
