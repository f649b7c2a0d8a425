"""Coming in: by the one-time address, or by the password; and the name one works under."""

import time

from flask import (
    Blueprint,
    Response,
    abort,
    current_app,
    redirect,
    render_template,
    request,
    url_for,
)
from flask.typing import ResponseReturnValue

from web.editing import guard, here

RENEW = "renew-invitation"

views = Blueprint("entering", __name__)


@views.get("/vao")
def enter() -> Response:
    """The one-time address: a session for whoever has it first."""
    session_id = guard.sessions().open_with(request.args.get("ma", ""))
    if session_id is None:
        abort(403)
    if renew := current_app.extensions.get(RENEW):
        renew()
    return guard.let_in(session_id)


@views.route("/dang-nhap", methods=["GET", "POST"])
def log_in() -> ResponseReturnValue:
    """The password, where the desk is open beyond its machine."""
    password = guard.password()
    if password is None:
        abort(404)
    problem = ""
    if request.method == "POST":
        if password.is_paused:
            problem = "Đã gõ sai nhiều lần; mời bạn đợi mười phút rồi thử lại."
        elif password.is_right(request.form.get("password", "")):
            return guard.let_in(guard.sessions().open())
        else:
            time.sleep(1)  # guessing is slow
            problem = "Mật khẩu chưa đúng."
    return render_template("log_in.html", problem=problem), 403 if problem else 200


@views.post("/ten")
def name() -> Response:
    """Who works in this browser."""
    back = request.form.get("ve", "")
    is_ours = back.startswith("/") and not back.startswith(("//", "/\\"))
    answer = redirect(back if is_ours else url_for("front.front"), 303)
    assert isinstance(answer, Response)
    return here.remember(answer, request.form.get("ten", ""))
