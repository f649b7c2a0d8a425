"""One of several processes at one port, started by `web.serving.workers`.

In: an application. Out: a line on its output that says what was found on opening; then answers,
and beats (`web.serving.heartbeat`), until it is asked to end or its parent is gone.
"""

import faulthandler
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
from kb.settings import Settings
from web.serving import following, server
from web.serving.heartbeat import Heart
from web.serving.observing import note_process
from web.serving.opening import look

FLAG = "--worker"
# Asked by this signal, a process writes where each of its threads is to stderr.
ASK_WHERE = getattr(signal, "SIGUSR1", signal.SIGTERM)
_LOOK = 1.0  # seconds between two looks for a new generation


def work(app: Flask, settings: Settings) -> int:
    """Be one of the processes until asked to end."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    faulthandler.register(ASK_WHERE)
    heart = Heart(settings.worker_timeout)
    heart.start()
    following.keep_up(settings)
    opening = look(app)
    if opening.is_servable:
        listening = server.listen(app, settings, server.bound(settings, is_shared=True))
    print(json.dumps(asdict(opening)), flush=True)
    if not opening.is_servable:
        return 1
    heart.go_through(listening)
    threading.Thread(target=_keep_up, args=(app,), daemon=True).start()
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


def _keep_up(app: Flask) -> None:
    """Take up a new generation soon, be there a reader to notice it or none; tell of oneself."""
    while True:
        with suppress(KBError):  # readers are told
            note_process(app)
        time.sleep(_LOOK)
