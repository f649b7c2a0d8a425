"""`python -m web`: serves the site with waitress, which also runs on Windows."""

import logging
import sys

import waitress  # type: ignore[import-untyped]

from kb.errors import KBError
from kb.settings import Settings, load_settings
from web import create_app
from web.state import current_snapshot

# A browser keeps several connections open; Windows can wait for no more than 512 at once.
_CONNECTIONS = 500


def main() -> int:
    """Serve until interrupted; 1 when there is nothing to serve or the port is taken."""
    try:
        settings = load_settings()
        app = create_app(settings)
        with app.app_context():
            count = current_snapshot().size
    except KBError as error:
        print(f"Chưa mở được trang: {error}", file=sys.stderr)
        return 1
    return serve(app, settings, count)


def serve(app: object, settings: Settings, count: int) -> int:
    """Answer requests; the address is printed once the port is ours."""
    # One line for every request that waits would bury what matters.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = waitress.create_server(
            app,
            host=settings.host,
            port=settings.port,
            threads=settings.threads,
            connection_limit=_CONNECTIONS,
            ident=None,
        )
    except OSError as error:
        where = f"{settings.host}:{settings.port}"
        print(
            f"Không dùng được {where} ({error.strerror}); hãy đặt PORT khác, ví dụ PORT=8001",
            file=sys.stderr,
        )
        return 1
    print(f"Gương Sáng phục vụ {count} hồ sơ tại http://{settings.host}:{settings.port}")
    print("Nhấn Ctrl+C để dừng.", flush=True)
    server.run()
    return 0


if __name__ == "__main__":
    sys.exit(main())
