"""Sentences that stand in two records: what was copied instead of being told in own words.

In: records. Out: a `Problem` for each other record whose words a body repeats. Names of records,
titles of sources and numbers of documents are nobody's own words.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator

from kb.citations import find_citations
from kb.records import RecordFile
from kb.schema import Problem
from kb.text.source_marks import blotted
from kb.text.vietnamese import syllables

COPIED_WORDS = 12

_Run = tuple[str, ...]
_Key = tuple[str, str]


class Copies:
    """The runs of words of some records; when some of them change, only those are read again."""

    def __init__(self, files: Iterable[RecordFile] = ()) -> None:
        self._files: dict[_Key, RecordFile] = {}
        self._names: dict[_Key, str] = {}
        self._owners: defaultdict[_Run, dict[str, None]] = defaultdict(dict)
        self._repeating: set[str] = set()
        self.take(files)

    def take(self, files: Iterable[RecordFile]) -> None:
        """From now on these are the records."""
        ours = {(file.path, file.record.id): file for file in files}
        for key, old in list(self._files.items()):
            if ours.get(key) is not old:
                self._drop(key, old)
        for key, file in ours.items():
            if key not in self._files:
                self._add(key, file)
        self._all_names = " | ".join(self._names.values())

    def may_repeat(self, file: RecordFile) -> bool:
        """False when none of a taken record's words in a row were ever in another."""
        return file.path in self._repeating

    def found_in(self, file: RecordFile, among: Container[str] | None = None) -> Iterator[Problem]:
        """The other records (of these files, or of all) whose words stand in a body, each once."""
        names, told = f"{self._all_names} | {_names(file)}", set[str]()
        for line, run, text in _runs(file):
            owners = (path for path in tuple(self._owners.get(run, ())) if path != file.path)
            other = next((each for each in owners if among is None or each in among), None)
            if other is None or other in told or _is_name(run, names):
                continue
            told.add(other)
            wrong, remedy = f'"{text}" có nguyên văn trong {other}', "hãy viết lại bằng lời khác"
            yield Problem(file.path, line, "", wrong, remedy, "warning")

    def _add(self, key: _Key, file: RecordFile) -> None:
        self._files[key], self._names[key] = file, _names(file)
        for _, run, _ in _runs(file):
            owners = self._owners[run]
            owners[file.path] = None
            if len(owners) > 1:
                self._repeating.update(owners)

    def _drop(self, key: _Key, file: RecordFile) -> None:
        del self._files[key], self._names[key]
        for _, run, _ in _runs(file):
            self._owners[run].pop(file.path, None)
            if not self._owners[run]:
                del self._owners[run]


def _runs(file: RecordFile) -> Iterator[tuple[int, _Run, str]]:
    """Every COPIED_WORDS words of a body in a row, with their line and as they are written."""
    body = file.record.body if file.record.about.is_file else ""
    for number, line in enumerate(body.split("\n"), start=file.body_line):
        found = list(syllables(_without_citations(line)))
        words = [syllable.text for syllable in found]
        for start in range(len(words) - COPIED_WORDS + 1):
            last = start + COPIED_WORDS
            text = line[found[start].start : found[last - 1].end]
            yield number, tuple(words[start:last]), text


def _without_citations(line: str) -> str:
    """The line with numbers of documents and sources blotted out, letter for letter."""
    line = blotted(line)
    pieces: list[str] = []
    position = 0
    for citation in find_citations(line):
        start, end = citation.start, citation.end_with_date
        pieces += (line[position:start], " " * (end - start))
        position = end
    return "".join((*pieces, line[position:]))


def _names(file: RecordFile) -> str:
    """The title of a record and those of its sources, in one text to look runs up in."""
    titles = [file.record.title, *(source.title for source in file.record.sources)]
    return " | ".join(" ".join(each.text for each in syllables(title or "")) for title in titles)


def _is_name(run: _Run, names: str) -> bool:
    return " ".join(run[: COPIED_WORDS - 4]) in names or " ".join(run[4:]) in names
