"""The page of one item of a list: its form, what is said of it, what waits of it.

In: what is typed, the item as it was opened. Out: an `ItemPage`; everything a template shows.
"""

from dataclasses import dataclass

from flask import url_for

from kb.desk import Opened, Typed
from kb.desk.forms.boxes import form
from kb.desk.vocabularies import LABELS, ListLabel, kind_and_key
from web.editing import here
from web.editing.layout import sections
from web.editing.record_page import FormPage
from web.editing.vocabularies.reading import item_path


@dataclass(frozen=True, kw_only=True)
class ItemPage(FormPage):
    """Everything that the page of an item shows."""

    label: ListLabel

    @property
    def id(self) -> str:
        """The id of the item; "" for a new one."""
        return self.opened.version.id if self.opened else ""

    @property
    def key(self) -> str:
        """What names the item in its list and in records; "" for a new one."""
        return kind_and_key(self.id)[1]

    @property
    def title(self) -> str:
        """What to call it."""
        return self.opened.title if self.opened else self.label.new

    @property
    def action(self) -> str:
        """Where the form goes."""
        if self.opened:
            return here.address(self.id)
        return url_for("vocabularies.new", word=self.label.word)

    @property
    def goal(self) -> str:
        """A list has no drafts: what is wrong stands in the way of saving."""
        return "lưu"

    @property
    def public_path(self) -> str:
        """Where readers meet it."""
        return item_path(self.id, here.desk().shelf.content.vocabularies)


def item_page(
    kind: str,
    typed: Typed,
    opened: Opened | None = None,
    digest: str = "",
    *,
    notice: str = "",
    problem: str = "",
) -> ItemPage:
    """Gather the page of an item as it is typed."""
    version = opened.version if opened else None
    key = kind_and_key(version.id)[1] if version else "moi"
    return ItemPage(
        record_type=kind,
        label=LABELS[kind],
        typed=typed,
        review=here.desk().items.review(kind, key, typed, version),
        sections=sections(kind, form(kind, typed)),
        opened=opened,
        digest=digest or (version.digest if version else ""),
        notice=notice,
        problem=problem,
    )
