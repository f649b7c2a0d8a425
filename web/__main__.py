"""`python -m web`: serves the site until it is interrupted, and says where."""

import logging
import sys

from kb.errors import IndexDamaged, KBError
from kb.settings import Settings, load_settings
from web import create_app
from web.serving.server import listen
from web.serving.state import current_snapshot


def main() -> int:
    """Serve until interrupted; 1 when there is nothing to serve or the port is taken.

    With a damaged index the site opens too: it says so on every page until there is a sound one.
    """
    try:
        settings = load_settings()
        app = create_app(settings)
        with app.app_context():
            count = current_snapshot().size
    except IndexDamaged as error:
        print(f"Trang chỉ báo đang chuẩn bị: {error}", file=sys.stderr)
        count = 0
    except KBError as error:
        print(f"Chưa mở được trang: {error}", file=sys.stderr)
        return 1
    return serve(app, settings, count)


def serve(app: object, settings: Settings, count: int) -> int:
    """Answer requests; the address is printed once the port is ours."""
    # One line for every request that waits would bury what matters.
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        server = listen(app, settings)
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
