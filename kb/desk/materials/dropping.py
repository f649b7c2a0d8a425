"""What somebody drops or pastes, each thing by what it is: a list, or an article to draft from.

In: files with their bytes, and addresses. Out: an `Outcome` for each, in order: a kept list, the
record it is kept for, or the one sentence why it is neither; then nothing of it is written.
"""

import re
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

from kb.desk.intake import Intake
from kb.desk.jobs import Tell
from kb.desk.library import Library
from kb.desk.materials.bringing import Brought
from kb.desk.materials.materials import Materials
from kb.errors import KBError, StepRefused
from kb.fetch import Fetched, Fetcher, fetcher_for
from kb.imports import SUFFIXES, FileRefused, readers
from kb.material import MATERIAL_SUFFIXES, Material, publishers_of, read_fetched, read_material
from kb.material.joining import Kin, kin_of
from kb.records import Record
from kb.settings import Settings
from kb.sources import keep_copies

MOST_AT_ONCE = 20
DROP_SUFFIXES = tuple(dict.fromkeys((*SUFFIXES, *MATERIAL_SUFFIXES)))
_KNOWN = "hãy đưa trang đã lưu (.html, .mhtml), .pdf, .docx, .xlsx hay định dạng nêu ở trang này"
_HOST_RE = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?")


@dataclass(frozen=True)
class Given:
    """A file with its bytes, or an address without."""

    name: str
    data: bytes | None = None

    @property
    def is_quick(self) -> bool:
        """Whether it is read, or refused, in a moment: lists are, scans and addresses not."""
        suffix = Path(self.name).suffix.lower()
        is_list = suffix in SUFFIXES and suffix not in readers.CONVERTED
        return self.data is not None and (is_list or suffix not in MATERIAL_SUFFIXES)


@dataclass(frozen=True)
class Outcome:
    """What became of a thing: `kin` are records that a new draft may be about as well."""

    name: str
    brought: Brought | None = None
    list_number: int = 0
    problem: str = ""
    kin: tuple[Kin, ...] = ()


def addresses_in(text: str) -> tuple[str, ...]:
    """The addresses of a text, one a line or between blanks; "bao.example/bai" is one too."""
    found = (f"https://{each}" if _HOST_RE.fullmatch(each) else each for each in text.split())
    return tuple(dict.fromkeys(found))


class Dropping:
    """One thing after the other, over one desk; a host is asked in its own time."""

    def __init__(
        self, settings: Settings, library: Library, intake: Intake, materials: Materials, who: str
    ) -> None:
        self._settings, self._library, self._who = settings, library, who
        self._intake, self._materials = intake, materials

    def all(self, given: Iterable[Given], tell: Tell, told: list[Outcome]) -> list[Outcome]:
        """The outcomes of all; each is `told` as soon as it is there."""
        things = list(given)
        for done, each in enumerate(things):
            tell(f"Đọc {each.name}", done, len(things))
            told.append(self.one(each))
        return told

    def one(self, given: Given) -> Outcome:
        """What becomes of one thing."""
        try:
            return (
                self._address(given) if given.data is None else self._file(given.name, given.data)
            )
        except KBError as error:
            return Outcome(given.name, problem=_sentence(error))

    def as_article(self, number: int) -> Outcome:
        """What becomes of a list that somebody says is an article; if it is read, no list."""
        try:
            if self._intake.find(number).taken:
                raise StepRefused("Đã nhận bản nháp từ tệp này; hãy hoàn tác lần nhập trước.")
            path = self._intake.file(number)
            outcome = self._from_file(path.name, path.read_bytes())
        except KBError as error:
            return Outcome("", problem=_sentence(error))
        self._intake.forget(number)
        return outcome

    def _address(self, given: Given) -> Outcome:
        got, today = self._fetcher.get(given.name), date.today()
        material = read_fetched(given.name, got, today, publishers_of(self._records()))
        return self._brought(given.name, material, got)

    def _file(self, name: str, data: bytes) -> Outcome:
        suffix = Path(name).suffix.lower()
        if suffix not in DROP_SUFFIXES:
            raise FileRefused(name, "không biết định dạng này", _KNOWN)
        if suffix not in SUFFIXES:
            return self._from_file(name, data)
        try:
            kept = self._intake.add(name, data, self._who)
        except FileRefused:
            if suffix not in MATERIAL_SUFFIXES:
                raise
            return self._from_file(name, data)
        if suffix in MATERIAL_SUFFIXES and not self._intake.plan(kept.number).offers:
            return self._from_prose(name, kept.number)
        return Outcome(name, list_number=kept.number)

    def _from_prose(self, name: str, number: int) -> Outcome:
        """A file that may hold a list and holds none: an article, if it reads as one."""
        outcome = self.as_article(number)
        return Outcome(name, list_number=number) if outcome.problem else outcome

    def _from_file(self, name: str, data: bytes) -> Outcome:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / (Path(name.replace("\\", "/")).name or "tep")
            path.write_bytes(data)
            material = read_material(path, date.today(), publishers_of(self._records()))
        original = Fetched(material.url, "", "", data)
        return self._brought(name, material, original, Path(name).suffix[1:].lower())

    def _brought(
        self, name: str, material: Material, original: Fetched, ending: str = ""
    ) -> Outcome:
        """A draft, with what was given as it came, from which it can still be proved."""
        brought = self._materials.bring(material, self._who)
        folder, ids = self._settings.archive_dir, (brought.record_id,)
        keep_copies(folder, ids, original, date.today(), ending)
        if not brought.is_new:
            return Outcome(name, brought)
        shelf, draft = self._library.now(), brought.record_id
        said = brought.suggestions
        kin = kin_of(material, said, shelf.content, apart=draft, known=shelf.known)
        return Outcome(name, brought, kin=kin)

    def _records(self) -> Iterator[Record]:
        return (file.record for file in self._library.now().content.files)

    @cached_property
    def _fetcher(self) -> Fetcher:
        return fetcher_for(self._settings)


def _sentence(error: KBError) -> str:
    return f"{str(error).rstrip('.')}."
