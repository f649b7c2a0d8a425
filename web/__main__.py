"""`python -m web`: serves the site until it is interrupted, and says where."""

import sys

from kb.console import speak_vietnamese
from kb.errors import IndexDamaged, KBError
from kb.settings import load_settings
from web import create_app
from web.serving import current_site, current_snapshot, server


def main() -> int:
    """Serve until interrupted; 1 when there is nothing to serve or the port is taken.

    With a damaged index the site opens too: it says so on every page until there is a sound one.
    """
    speak_vietnamese()
    try:
        settings = load_settings()
        app = create_app(settings)
        with app.app_context():
            name, count = current_site().name, current_snapshot().size
    except IndexDamaged as error:
        print(f"Trang chỉ báo đang chuẩn bị: {error}", file=sys.stderr)
        name, count = "Trang", 0
    except KBError as error:
        print(f"Chưa mở được trang: {error}", file=sys.stderr)
        return 1
    return server.serve(app, settings, name, count)


if __name__ == "__main__":
    sys.exit(main())
