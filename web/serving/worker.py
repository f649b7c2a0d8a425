"""One of several processes at one port, started by `web.serving.workers`.

In: an application. Out: a line on its output that says what was found on opening; then answers,
until it is asked to end or its parent is gone.
"""

import json
import os
import signal
import threading
import time
from contextlib import suppress
from dataclasses import asdict
from types import FrameType

from flask import Flask

from kb.errors import KBError
from kb.search import SnapshotHolder
from kb.settings import Settings
from web.serving import server
from web.serving.opening import look
from web.serving.state import HOLDER

FLAG = "--worker"
_LOOK = 1.0  # seconds between two looks for a new generation


def work(app: Flask, settings: Settings) -> int:
    """Be one of the processes until asked to end."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    opening = look(app)
    if opening.is_servable:
        listening = server.listen(app, settings, server.bound(settings, is_shared=True))
    print(json.dumps(asdict(opening)), flush=True)
    if not opening.is_servable:
        return 1
    threading.Thread(target=_keep_up, args=(app.extensions[HOLDER],), daemon=True).start()
    with suppress(KeyboardInterrupt):  # before the server was at it
        signal.signal(signal.SIGTERM, end_once)
        listening.run()
    return 0


def _end_with_parent() -> None:
    os.read(0, 1)
    os.kill(os.getpid(), signal.SIGTERM)


def end_once(number: int, frame: FrameType | None) -> None:
    """Interrupt, but once: a service manager asks every process, and the parent asks again.

    Asked twice, waitress would drop the answers that it is about to finish.
    """
    signal.signal(number, signal.SIG_IGN)
    raise KeyboardInterrupt


def _keep_up(holder: SnapshotHolder) -> None:
    """Take up a new generation soon, also where no reader comes by to notice it."""
    while True:
        time.sleep(_LOOK)
        with suppress(KBError):  # readers are told
            holder.current()
