"""The steps of a record's life: sent, returned, published, withdrawn, restored, dropped, erased.

In: forms of one button, with a reason where one is asked. Out: the step, or why it cannot be taken.
What takes a while is a job with a page of its own that says how far it is.
"""

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

from kb.desk import Act, Clash
from kb.errors import StepRefused
from kb.exchange.addresses import record_path
from web.editing import here
from web.editing.vocabularies.reading import item_path

views = Blueprint("steps", __name__)
views.before_request(here.only_records)
_LONGEST_REASON = 500
SENDING = "Gửi đi"


def _why() -> str:
    return " ".join(request.form.get("why", "").split())[:_LONGEST_REASON]


@views.post("/ho-so/<record_id>/tra-lai")
def give_back(record_id: str) -> Response:
    """Not yet: back to whoever wrote it, with a word."""
    here.desk().take_step(record_id, Act("returned", here.who(), _why()))
    return here.to_record(record_id)


@views.post("/ho-so/<record_id>/dua-ve")
def restore(record_id: str) -> Response:
    """A withdrawn record is a draft again."""
    here.desk().take_step(record_id, Act("restored", here.who(), _why()))
    return here.to_record(record_id)


@views.get("/ho-so/<record_id>/dang")
def publish_one(record_id: str) -> str:
    """What publishing one record means, before it is done."""
    desk = here.desk()
    opened = desk.open(record_id)
    reason = desk.publisher.hindrance(record_id, here.who())
    review = desk.review(opened.version.record_type, record_id, opened.typed, opened.version)
    return render_template("publish_one.html", opened=opened, reason=reason, review=review)


@views.get("/dang")
def publish_page() -> str:
    """Everything that is saved and not on the site."""
    chosen = request.args.getlist("chi")  # what somebody came from, to be published alone
    return render_template("publish.html", pending=here.desk().publisher.pending(), chosen=chosen)


@views.post("/dang")
def publish() -> ResponseReturnValue:
    """Begin to publish what was chosen."""
    desk, who = here.desk(), here.who()
    ids, leaving = request.form.getlist("id"), request.form.getlist("go")
    if not ids and not leaving:
        raise StepRefused("Chưa chọn hồ sơ nào để đăng.")
    _refuse_unknown(ids)
    title = "Đăng" if ids else here.TAKE_OFF
    return here.to_job(title, lambda tell: desk.publish(ids, who, tell, leaving))


def _refuse_unknown(ids: list[str]) -> None:
    """A page that was left open may name what somebody else has done with since."""
    desk = here.desk()
    waiting = {each.id for each in desk.publisher.pending()}
    if unknown := [each for each in ids if each not in waiting and not desk.store.has(each)]:
        raise StepRefused(f"Không còn “{unknown[0][:100]}” để đăng; hãy mở lại trang “Đăng”.")


@views.route("/ho-so/<record_id>/rut", methods=["GET", "POST"])
def withdraw(record_id: str) -> ResponseReturnValue:
    """Ask what for, then take a record from readers at once."""
    desk, who, why = here.desk(), here.who(), _why()
    opened = desk.open(record_id)
    if request.method == "GET" or not why:
        is_asked = request.method == "POST"
        return render_template("withdraw.html", opened=opened, is_asked=is_asked)
    return here.to_job("Rút", lambda tell: desk.withdraw(record_id, why, who, tell))


@views.get("/tien-do/<int:number>")
def job(number: int) -> str:
    """How far a job is; the page asks again by itself until it has ended."""
    found = here.desk().jobs.find(number)
    if found is None:
        abort(404)
    public = current_app.config["PUBLIC_URL"]
    result = found.result
    sent = result if found.title == SENDING or not result else result.sent
    return render_template("job.html", job=found, sent=sent, public=public, path_of=_path)


@views.post("/gui-lai")
def send_again() -> Response:
    """What has not gone out goes, after what others have sent is taken in if that is asked."""
    desk, who, takes_in = here.desk(), here.who(), "lay-ve" in request.form
    return here.to_job(SENDING, lambda tell: desk.send_again(who, tell, takes_in=takes_in))


def _path(record_id: str) -> str:
    """The address of a record or item on the public site; "" of one that has none."""
    shelf = here.desk().shelf
    file = shelf.content.by_id.get(record_id)
    if file is None:
        return item_path(record_id, shelf.content.vocabularies)
    return record_path(file.record) if file.record.status == "published" else ""


@views.route("/ho-so/<record_id>/bo", methods=["GET", "POST"])
def drop(record_id: str) -> ResponseReturnValue:
    """A draft that nobody wants: its file goes, and can be brought back."""
    desk = here.desk()
    opened = desk.open(record_id)
    if request.method == "GET":
        return render_template("drop.html", opened=opened)
    outcome = desk.drop(record_id, opened.version.digest, here.who())
    if isinstance(outcome, Clash):
        raise StepRefused("Hồ sơ vừa đổi; hãy mở lại xem trước khi bỏ.")
    return redirect(url_for("front.front", bo=record_id), 303)


@views.route("/ho-so/<record_id>/xoa-han", methods=["GET", "POST"])
def erase(record_id: str) -> ResponseReturnValue:
    """The end of a withdrawn record: nothing of it is kept."""
    desk = here.desk()
    opened = desk.open(record_id)
    erased = desk.erase(record_id, here.who()) if request.method == "POST" else None
    return render_template("erase.html", opened=opened, erased=erased)
