"""What came of the forms of new records: a form that is sent twice makes one record.

In: the mark of a form (`_moi`), what is typed in it. Out: the record that it made. Somebody who
clicks twice, or goes back after saving and goes on typing, means the same record; under another
name it is another one. In memory only.
"""

import secrets
import threading
from collections.abc import Mapping

from flask import current_app, request

from kb.desk import Clash, Saved, Typed
from web.editing import here

MADE = "made"
MARK = "_moi"
_NAMES = ("title", "number")
_REMEMBERED = 200


class Made:
    """The records that forms have made while the desk was open, one form after another."""

    def __init__(self) -> None:
        self.alone = threading.Lock()
        self._saved: dict[str, Saved] = {}

    def by(self, mark: str) -> Saved | None:
        """What a form has made."""
        return self._saved.get(mark)

    def remember(self, mark: str, saved: Saved) -> Saved:
        """What a form has made by now."""
        self._saved[mark] = saved
        while len(self._saved) > _REMEMBERED:
            del self._saved[next(iter(self._saved))]
        return saved


def form_mark() -> str:
    """The mark of a form on its way: the one that it was sent with, or a new one."""
    return request.form.get(MARK) or secrets.token_urlsafe(12)


def made(record_type: str, typed: Typed, form: Mapping[str, str]) -> Saved | Clash:
    """A new record, or the one that this form made before, with what is typed in it by now."""
    desk, mark = here.desk(), form.get(MARK, "")
    mark = mark and "\n".join([mark, *(typed.get(name, "").strip() for name in _NAMES)])
    registry: Made = current_app.extensions[MADE]
    with registry.alone:
        before = registry.by(mark)
        if before is None or not mark or not desk.store.has(before.version.id):
            return registry.remember(mark, desk.create(record_type, typed, here.who()))
        again = desk.save(before.version.id, before.version.digest, typed, here.who())
        if isinstance(again, Clash):
            return again
        return registry.remember(mark, again) if again.entry else before
