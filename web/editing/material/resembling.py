"""The article of a draft beside the records that it may be about: joined to one, or a new record.

In: the id of a draft. Out: a page with what agrees, what differs and what is new; the record with
one source more once somebody has chosen it. A contradiction is shown and never settled here.
"""

from dataclasses import dataclass

from flask import Blueprint, render_template, request
from flask.typing import ResponseReturnValue

from kb.desk import Clash, Opened
from kb.desk.forms.telling import label_of
from kb.desk.materials import Chosen, Resembling
from kb.desk.materials.beside import lines_of
from kb.material import Suggestion
from kb.material.joining import Kin
from web.editing import here

views = Blueprint("resembling", __name__)
views.before_request(here.only_records)
_OTHER = 409  # Conflict
_CHANGED = "Hồ sơ ấy vừa được sửa ở nơi khác nên chưa ghi gì; dưới đây là bản mới, hãy chọn lại."


@dataclass(frozen=True)
class New:
    """A suggestion that the record lacks: its key in the form, its value in words."""

    key: str
    label: str
    value: str
    sentence: str
    doubt: str


@dataclass(frozen=True)
class Beside:
    """A record that an article may be about, as the page shows it."""

    kin: Kin
    opened: Opened
    news: tuple[New, ...]

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing may be added to it."""
        return self.opened.state.name == "withdrawn"


@dataclass(frozen=True)
class ResemblingPage:
    """A draft, and each of its articles with the records that it may be about."""

    draft: Opened
    articles: tuple[tuple[Resembling, tuple[Beside, ...]], ...]
    problem: str = ""

    @property
    def has_kin(self) -> bool:
        """Whether there is any record to look at."""
        return any(beside for _, beside in self.articles)


@views.route("/ho-so/<record_id>/giong", methods=["GET", "POST"])
def resembling(record_id: str) -> ResponseReturnValue:
    """What a draft's article and records share; joined where that is asked."""
    desk = here.desk()
    if request.method == "GET":
        return render_template("resembling.html", page=_page(record_id))
    chosen = Chosen(
        article=request.form.get("_bai", ""),
        record_id=request.form.get("_ve", ""),
        digest=request.form.get("_digest", ""),
        suggestions=frozenset(request.form.getlist("them")),
    )
    joined = desk.materials.join(record_id, chosen, here.who())
    if isinstance(joined, Clash):
        return render_template("resembling.html", page=_page(record_id, _CHANGED)), _OTHER
    step = joined.saved.entry.number if joined.saved.entry else 0
    told = "nguon-con-nhap" if joined.draft_stays else "nguon"
    return here.to_record(chosen.record_id, luu=step, bai=told)


def _page(record_id: str, problem: str = "") -> ResemblingPage:
    desk = here.desk()
    articles = tuple(
        (each, tuple(_beside(each, kin) for kin in each.kin))
        for each in desk.materials.resembling(record_id)
    )
    return ResemblingPage(desk.open(record_id), articles, problem)


def _beside(article: Resembling, kin: Kin) -> Beside:
    news = tuple(_new(article, each) for each in kin.new)
    return Beside(kin, here.desk().open(kin.record.id), news)


def _new(article: Resembling, suggestion: Suggestion) -> New:
    names = here.desk().shelf.names
    return New(
        key=article.key_of(suggestion),
        label=label_of("exemplar", suggestion.field),
        value="; ".join(lines_of(suggestion, names)),
        sentence=suggestion.sentence,
        doubt=suggestion.doubt,
    )
