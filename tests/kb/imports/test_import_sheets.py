"""Lists as offices really write them, against the table that readers keep: cases/sheets.toml."""

import pytest

from kb.imports import Clues, read_file
from tests.support.import_samples import write_xlsx
from tests.support.paths import cases

CASES = cases("sheets")


@pytest.fixture
def told(tmp_path, content):
    """Reads a case; its reading, and everything that was told of it in one text."""

    def read(case):
        path = tmp_path / ("ds.csv" if "text" in case else "ds.xlsx")
        if "text" in case:
            path.write_text(case["text"], "utf-8")
        else:
            rows = [*([title] for title in case.get("title_rows", [])), *case["rows"]]
            write_xlsx(path, {"DS": rows})
        reading = read_file(path, Clues(), content.vocabularies)
        return reading, "\n".join(map(str, reading.findings)).lower()

    return read


def plain(value):
    """A value as a table states it: nothing is "", case does not count."""
    if isinstance(value, tuple | list):
        return [plain(each) for each in value] or ""
    return str(value or "").lower()


def stated(record, wanted):
    """What a record states of the fields that a case names."""
    held = {name: getattr(record, name) for name in wanted}
    if isinstance(wanted.get("honours"), list):
        names = wanted["honours"][0]
        held["honours"] = [
            {name: plain(getattr(each, name)) for name in names} for each in record.honours
        ]
    return {
        name: value if name == "honours" and value else plain(value) for name, value in held.items()
    }


def expected(wanted):
    """What a case wants, in the same form."""
    return {
        name: [{key: plain(part) for key, part in each.items()} for each in value]
        if name == "honours" and value
        else plain(value)
        for name, value in wanted.items()
    }


@pytest.mark.parametrize("case", [*CASES["sheet"], *CASES["csv"]], ids=lambda case: case["why"])
def test_a_list_gives_what_it_says_and_tells_what_it_leaves(told, case):
    reading, text = told(case)
    records = [entry.record for entry in reading.entries]
    assert [stated(*pair) for pair in zip(records, case["expect"], strict=True)] == [
        expected(wanted) for wanted in case["expect"]
    ]
    quoted = [f'"{heading}"' for heading in case.get("ignored", [])]
    wanted = [*case.get("told", []), *quoted]
    assert [words for words in wanted if words.lower() not in text] == []
    assert [words for words in case.get("untold", []) if words.lower() in text] == []
    notes = " ".join(note for entry in reading.entries for note in entry.notes)
    assert [words for words in case.get("notes", []) if words not in notes] == []
    if "untold" in case:
        assert not any(words in repr(reading.entries) for words in case["untold"])
