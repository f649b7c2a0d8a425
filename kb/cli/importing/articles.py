"""Articles and papers that `kb import` is given: read, set against the collection, shown, kept.

In: an address or a file. Out: a `Taken`: what it says and suggests, whose it is already; with
--write a draft, its text and its original beside it in the archive.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import click

from kb.cli.importing.lists import section
from kb.content.folder import Content
from kb.desk import Store, materials
from kb.errors import KBError
from kb.fetch import Fetched, Fetcher, fetcher_for
from kb.imports.readers import read_bytes
from kb.material import (
    Material,
    Suggestion,
    draft_of,
    publishers_of,
    read_fetched,
    read_material,
    suggested,
)
from kb.material.joining import Kin, Known, kin_of
from kb.material.pages import address_key
from kb.records import Exemplar
from kb.settings import Settings
from kb.sources import keep_copies


@dataclass(frozen=True)
class Taken:
    """An article, what it suggests, and the records that it is of or may be of.

    `known` is made of it already; `ending` is that of its file, "" of an address.
    """

    material: Material
    original: Fetched
    ending: str
    suggestions: tuple[Suggestion, ...]
    known: Exemplar | None
    kin: tuple[Kin, ...]

    @property
    def withdrawn(self) -> Exemplar | None:
        """The withdrawn record that a draft of it would bring back."""
        records = [self.known] if self.known else [each.record for each in self.kin]
        return next((each for each in records if each and each.status == "withdrawn"), None)

    @property
    def is_new(self) -> bool:
        """Whether a draft is to be made of it."""
        return self.known is None and self.withdrawn is None


class Articles:
    """Reads them one after the other, against one collection; a host is asked in its own time."""

    def __init__(self, content: Content, settings: Settings) -> None:
        self._content, self._settings = content, settings
        self._today = date.today()
        self._publishers = publishers_of(file.record for file in content.files)
        self._fetcher: Fetcher = fetcher_for(settings)
        self._known = Known(content)
        self._seen: set[str] = set()

    def take(self, given: str | Path) -> Taken:
        """What stands there; a KBError of one sentence when nothing is to be had of it."""
        if isinstance(given, Path):
            material = read_material(given, self._today, self._publishers)
            original = Fetched(material.url, "", "", read_bytes(given))
        else:
            original = self._fetcher.get(given)
            material = read_fetched(given, original, self._today, self._publishers)
        self._refuse_again(material)
        suggestions = materials.suggestions_of(material, self._content)
        return Taken(
            material,
            original,
            given.suffix[1:].lower() if isinstance(given, Path) else "",
            suggestions,
            materials.record_of(self._settings.archive_dir, self._content, material),
            kin_of(material, suggestions, self._content, known=self._known),
        )

    def write(self, taken: Taken) -> str:
        """Make the draft and keep what it was made of; the id of the draft."""
        archive_dir = self._settings.archive_dir
        store = Store(self._settings.content_dir, archive_dir)
        brought = materials.bring_in(store, self._content, taken.material, in_note=True)
        ids = (brought.record_id,)
        keep_copies(archive_dir, ids, taken.original, self._today, taken.ending)
        return brought.record_id

    def _refuse_again(self, material: Material) -> None:
        key = address_key(material.url) or material.text
        if key in self._seen:
            raise KBError(f"{material.name}: chính là một bài đã nêu ở trên, không ghi hai lần")
        self._seen.add(key)


def show_article(taken: Taken, record_id: str = "") -> None:
    """What was read, what it suggests with each sentence, whose it may be; the id if written."""
    material = taken.material
    click.echo(f"\n{material.name}")
    title = material.title or "(không rõ tên bài)"
    day = material.date.vietnamese() if material.date else ""
    said = ", ".join(filter(None, (material.publisher, day, material.author)))
    click.echo(f"  {title}\n  {said or '(không rõ báo, ngày)'}; {material.manner.value}")
    if taken.withdrawn:
        click.echo(f"  Không ghi: giống hồ sơ đã rút khỏi kho [{taken.withdrawn.id}].")
    elif taken.known:
        click.echo(f"  Không ghi lại: đã có hồ sơ {taken.known.title} [{taken.known.id}].")
    else:
        name = draft_of(material, taken.suggestions).title
        click.echo(f"  Bản nháp: {name}" + (f" [{record_id}]" if record_id else ""))
    section("  Cần xem lại", (f"  {each}" for each in material.remarks))
    section("  Có thể là bài về hồ sơ đã có (hãy so trên bàn biên tập)", _kin(taken))
    if taken.is_new:
        _show_suggestions(taken.suggestions)


def _show_suggestions(suggestions: Sequence[Suggestion]) -> None:
    """Each under its sentence; a doubt that several share is told once, below them."""
    if suggestions:
        click.echo(f"\n  Gợi ý, dưới câu của bài: {len(suggestions)}")
    doubts = list(dict.fromkeys(each.doubt for each in suggestions if each.doubt))
    for sentence in dict.fromkeys(each.sentence for each in suggestions):
        click.echo(f"    “{sentence}”")
        for each in suggestions:
            if each.sentence == sentence:
                mark = f" ({doubts.index(each.doubt) + 1})" if each.doubt else ""
                click.echo(f"      {suggested(replace(each, doubt=''))}{mark}")
    for number, doubt in enumerate(doubts, 1):
        click.echo(f"    ({number}) lưu ý: {doubt}")


def _kin(taken: Taken) -> Iterator[str]:
    for kin in taken.kin if taken.is_new else ():
        yield f"  {kin.record.title} [{kin.record.id}]: {kin.why}"
        for each in kin.differs:
            yield f"    khác nhau, {each.label}: hồ sơ ghi {each.held}, bài ghi {each.said}"
