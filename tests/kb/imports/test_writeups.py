"""Reports and stories in Word: what each of them states comes into its draft, and nothing else."""

import docx
import pytest

from kb.imports import Clues, read_file
from kb.imports.readers import Block
from kb.imports.writeups.capitals import natural, sentence
from kb.imports.writeups.honours import told_honours
from tests.support.paths import cases


def add(paragraph, text):
    """A paragraph's runs; **…** is bold."""
    for number, piece in enumerate(text.replace("\\*", "\0").split("**")):
        run = paragraph.add_run(piece.replace("\0", "*"))
        run.bold = number % 2 == 1 or None


def add_table(document, rows):
    table = document.add_table(len(rows), max(map(len, rows)))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=False):
            first, *rest = text.split("¶")
            add(cell.paragraphs[0], first)
            for each in rest:
                add(cell.add_paragraph(), each)


def write(path, lines):
    document = docx.Document()
    for line in lines:
        if line.startswith("|"):
            add_table(document, [line.strip("|").split("|")])
        elif line.startswith("["):
            add_table(document, [row.split("|") for row in line[1:].split("¶")])
        else:
            add(document.add_paragraph(), line)
    document.save(path)
    return path


def stated(value):
    """A value as the table of cases writes it."""
    if isinstance(value, tuple):
        return [stated(each) for each in value] or ""
    if isinstance(value, int):
        return value
    return str(value or "")


def compared(record, expected):
    """The fields of a record that a case names; of honours all that they state."""
    found = {}
    for name, wanted in expected.items():
        value = getattr(record, name)
        if name == "honours" and wanted:
            found[name] = [
                {key: stated(getattr(honour, key)) for key in keys}
                for honour, keys in zip(value, wanted, strict=True)
            ]
        else:
            found[name] = stated(value)
        if name in ("commune", "district"):
            found[name] = found[name][:1].lower() + found[name][1:]
    return found


@pytest.mark.parametrize("case", cases("writeups")["bai"], ids=lambda case: case["vi_sao"])
def test_a_write_up_states_in_its_draft_what_it_says(tmp_path, content, case):
    path = write(tmp_path / "bai.docx", case["dong"])
    reading = read_file(path, Clues(), content.vocabularies)
    records = [entry.record for entry in reading.entries]
    pairs = zip(records, case["nhap"], strict=True)
    assert [compared(record, wanted) for record, wanted in pairs] == case["nhap"]
    source = records[0].sources[0]
    wanted = case.get("nguon", {})
    assert {key: stated(getattr(source, key)) for key in wanted} == wanted
    told, bodies = "\n".join(map(str, reading.findings)), "\n".join(each.body for each in records)
    assert [text for text in case.get("bao", ()) if text not in told] == []
    assert [text for text in case.get("con", ()) if text not in bodies] == []
    assert [text for text in case.get("mat", ()) if text in bodies] == []


@pytest.mark.parametrize("case", cases("honours")["cau"], ids=lambda case: case["viet"][:40])
def test_a_sentence_tells_whose_honour_it_is(case):
    is_person = len(case["cua"].split()) == 3
    block = Block(case["viet"], None)
    found = told_honours([block], case["cua"], is_person=is_person)
    keys = ("title", "issuer", "level", "year", "number", "date")
    shown = [" | ".join(str(getattr(each, key) or "") for key in keys) for each in found.honours]
    wanted = [[part.strip() for part in line.split("|")] for line in case["khen"]]
    assert [[part.strip() for part in line.split("|")] for line in shown] == [
        line + [""] * (len(keys) - len(line)) for line in wanted
    ]
    assert bool(found.unsure) == case.get("ngo", False)


@pytest.mark.parametrize("case", cases("writeups")["hoa"], ids=lambda case: case["viet"])
def test_capitals_are_written_as_a_sentence_has_them(case):
    if "ten" in case:
        assert natural(case["viet"]) == case["ten"]
    else:
        assert sentence(case["viet"]) == case["cau"]
