"""Keeps up with other machines: what one publishes in a cluster, every site serves within seconds.

In: settings. Out: the index folder is in line with the cluster, at the start and from then on; what
goes wrong is told once, until it is something else. Without a cluster nothing happens.
"""

import logging
import threading
import time

from kb.errors import KBError
from kb.index import follow
from kb.settings import Settings

_PAUSE = 2.0  # seconds

_log = logging.getLogger(__name__)


def keep_up(settings: Settings) -> None:
    """Bring the folder in line, and keep it so aside."""
    if settings.opensearch.hosts:
        told = _follow(settings, "")
        threading.Thread(target=_go_on, args=(settings, told), daemon=True).start()


def _go_on(settings: Settings, told: str) -> None:
    while True:
        time.sleep(_PAUSE)
        told = _follow(settings, told)


def _follow(settings: Settings, told: str) -> str:
    """What is wrong, if anything."""
    try:
        follow(settings.index_dir)
    except (KBError, OSError) as error:
        if str(error) != told:
            _log.warning("chưa theo được cụm máy: %s", error)
        return str(error)
    return ""
