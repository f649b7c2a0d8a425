"""`python -m web`: serves the site until it is interrupted, and says where.

With `--worker` it is one of several processes at its port, started by `web.serving.workers`.
"""

import sys

from kb.console import speak_vietnamese
from kb.errors import KBError
from kb.settings import load_settings
from web import create_app
from web.serving import following, look, refused, server, tell, worker, workers


def main() -> int:
    """Serve until interrupted; 1 when there is nothing to serve or the port is taken.

    With a damaged index the site opens too: it says so on every page until there is a sound one.
    """
    speak_vietnamese()
    try:
        settings = load_settings()
    except KBError as error:
        tell(refused(error))
        return 1
    if sys.argv[1:] == [worker.FLAG]:
        return worker.work(create_app(settings), settings)
    if settings.workers > 1 and workers.are_possible():
        return workers.supervise(settings)
    following.keep_up(settings)
    app = create_app(settings)
    opening = look(app)
    return server.serve(app, settings, opening.name, opening.count) if tell(opening) else 1


if __name__ == "__main__":
    sys.exit(main())
