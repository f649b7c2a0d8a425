"""What a change of a vocabulary would break, named before it is written.

In: the collection as it is, and a list as it is to be. Out: the errors that `kb check` would find
and does not find today: records of a field of work that is gone, days of a place that nobody knows.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from kb.content.checks import check_record
from kb.content.folder import Content
from kb.content.site import check_site
from kb.content.vocabulary import check_vocabularies
from kb.desk.library import Library, Shelf
from kb.desk.vocabularies.kinds import KEYS, LIST_FILES, SITE
from kb.desk.vocabularies.labels import title_of
from kb.errors import StepRefused
from kb.records import RECORD_CLASSES
from kb.schema import Problem, to_plain
from kb.text.vietnamese import normalise
from kb.vocabularies import VOCABULARIES, Vocabularies, read_site, read_vocabulary

_NAMED = 5  # by their titles; more are counted


class WouldBreak(StepRefused):
    """A list that would break something: `problems` are the errors that there would be."""

    def __init__(self, problems: tuple[Problem, ...], titles: tuple[str, ...]) -> None:
        super().__init__(_told(problems, titles))
        self.problems, self.titles = problems, titles


class Judge:
    """Reads a list as it is to be beside the whole collection; WouldBreak when it breaks any."""

    def __init__(self, library: Library) -> None:
        self._library = library

    def __call__(self, file: str, data: bytes) -> None:
        """Look at the bytes of a list before they are written."""
        kind = LIST_FILES.get(file, SITE)
        if kind in RECORD_CLASSES:
            return
        self._library.look_again()
        shelf, path = self._library.now(), f"content/{file}"
        text = normalise(data.decode("utf-8-sig").replace("\r\n", "\n"))
        known = shelf.content.vocabularies
        if kind == SITE:
            site, _, problems = read_site(text, path)
            wanted = replace(known, site=site)
        else:
            items, problems = read_vocabulary(VOCABULARIES[kind], text, path)
            wanted = known.with_items(kind, items)
        refuse_to_break(shelf, wanted, tuple(problems))


def refuse_to_break(shelf: Shelf, wanted: Vocabularies, problems: tuple[Problem, ...] = ()) -> None:
    """WouldBreak when these vocabularies break what is sound today."""
    if found := broken_by(shelf, wanted, problems):
        raise WouldBreak(found, users(shelf, found))


def users(shelf: Shelf, problems: tuple[Problem, ...]) -> tuple[str, ...]:
    """The titles of the records and items that would have these errors."""
    records = (file.record for file in shelf.content.files if any(map(file.has, problems)))
    titles = [each.title or each.id for each in records]
    for item in chain.from_iterable(getattr(shelf.content.vocabularies, kind) for kind in KEYS):
        plain = to_plain(item)
        kind = next(kind for kind, cls in VOCABULARIES.items() if type(item) is cls)
        head = f"{plain[KEYS[kind]]}: "
        if any(each.wrong.startswith(head) for each in problems):
            titles.append(title_of(kind, plain))
    return tuple(titles)


def broken_by(
    shelf: Shelf, wanted: Vocabularies, problems: tuple[Problem, ...] = ()
) -> tuple[Problem, ...]:
    """The errors that there would be with other vocabularies and are not there today."""
    content = shelf.content
    today = {_said(each) for each in (*content.problems, *_errors(content))}
    then = (*problems, *_errors(replace(content, vocabularies=wanted)))
    return tuple(each for each in dict.fromkeys(then) if _said(each) not in today)


def _errors(content: Content) -> Iterator[Problem]:
    found = [*check_vocabularies(content.vocabularies), *check_site(content.vocabularies, {})]
    for file in content.files:
        found += check_record(file, content)
    return (each for each in found if each.severity == "error")


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.field, problem.wrong


def _told(problems: tuple[Problem, ...], titles: tuple[str, ...]) -> str:
    if not titles:
        first = problems[0]
        return f"Chưa lưu được: {first.wrong}; {first.remedy}."
    named = "; ".join(f"“{each}”" for each in titles[:_NAMED])
    more = f" và {len(titles) - _NAMED} mục nữa" if len(titles) > _NAMED else ""
    return (
        f"Chưa lưu được: {len(titles)} hồ sơ, mục đang dùng sẽ hỏng: {named}{more}. "
        "Hãy sửa những chỗ ấy trước."
    )
