"""`python -m web.editing` (what `kb edit` starts): the desk, open until it is interrupted.

In: settings; `--no-browser`. Out: the desk at its address and, where that port is free, the public
site at its own, so that what is published can be looked at. Both stop together.
"""

import logging
import sys
import threading
import webbrowser
from dataclasses import replace
from typing import Any

from flask import Flask

from kb.console import speak_vietnamese
from kb.errors import KBError
from kb.pictures import MOST_BYTES
from kb.settings import Settings, load_settings
from web import create_app
from web.editing import create_editor, entering, guard, here
from web.editing.invitation import Invitation, standing_invitation
from web.editing.password import Password
from web.serving.server import Bounds, end_when_asked, listen

# A picture as cameras make it, and its form; each page of the desk asks for less where it can.
_BOUNDS = Bounds(most_body=MOST_BYTES + 10_000_000, share=1.0)


def main() -> int:
    """Serve until interrupted; 1 when the desk cannot be opened, with the reason."""
    speak_vietnamese()
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)
    try:
        settings = load_settings()
        _refuse_without_password(settings)
        editor = create_editor(settings)
        server = listen(editor, _at_desk(settings), bounds=_BOUNDS)
    except KBError as error:
        print(error, file=sys.stderr)
        return 1
    except OSError as error:
        return _open_the_other(settings, error)
    _begin(editor, settings)
    end_when_asked()
    try:
        _tell(editor, settings)
        server.run()
    except KeyboardInterrupt:  # before the server was at it
        server.close()
    return 0


def _refuse_without_password(settings: Settings) -> None:
    """Beyond loopback whoever reaches the port may try to get in."""
    if guard.is_loopback(settings.edit_host) or Password(settings.edit_password_file).is_set:
        return
    raise KBError(
        f"Mở bàn ở {settings.edit_host} thì mọi máy trong mạng tới được nó, nên phải có mật khẩu: "
        "ai vào được bàn là sửa và đăng được mọi hồ sơ. Hãy chạy kb edit --password để đặt, "
        "rồi mở lại. Mật khẩu đi trên mạng không mã hóa: chỉ mở trong mạng nội bộ tin cậy."
    )


def _at_desk(settings: Settings) -> Settings:
    return replace(settings, host=settings.edit_host, port=settings.edit_port, trusted_proxies=0)


def _begin(editor: Flask, settings: Settings) -> None:
    """What is made ready while the first page is already there: indexes, and the public site."""
    desk = editor.extensions[here.DESK]

    def prepare() -> None:
        try:
            if not desk.publisher.public.is_there:
                desk.publisher.publish_all()
        except KBError as error:
            print(error, file=sys.stderr)
        desk.everything.refresh()
        with desk.previews.alone:
            desk.previews.show(desk.shelf)

    threading.Thread(target=prepare, daemon=True).start()
    try:
        public: Any = listen(create_app(settings), settings)
    except OSError:
        return  # somebody serves there already, most likely the site itself
    threading.Thread(target=public.run, daemon=True).start()


def _tell(editor: Flask, settings: Settings) -> None:
    host = settings.edit_host if guard.is_loopback(settings.edit_host) else "127.0.0.1"
    with editor.app_context():
        new_code = guard.sessions().new_code
    invitation = Invitation(settings, f"http://{host}:{settings.edit_port}", new_code)
    editor.extensions[entering.RENEW] = invitation.renew
    address = invitation.renew()
    print(f"Bàn biên tập: {address}")
    print("Địa chỉ này dùng một lần. Giữ cửa sổ này mở; nhấn Ctrl+C để đóng bàn.", flush=True)
    _show(address)


def _open_the_other(settings: Settings, error: OSError) -> int:
    """The port is taken: most likely by the desk itself, opened before."""
    if address := standing_invitation(settings):
        print(f"Bàn biên tập đang mở sẵn: {address}")
        _show(address)
        return 0
    print(
        f"Không dùng được {settings.edit_host}:{settings.edit_port} ({error.strerror}); "
        "hãy thêm --port 8011.",
        file=sys.stderr,
    )
    return 1


def _show(address: str) -> None:
    if "--no-browser" not in sys.argv:
        webbrowser.open(address)


if __name__ == "__main__":
    sys.exit(main())
