"""A format says by itself what may be chosen about it, and who asks need not know which it is."""

import json

from kb.exports import FORMATS, REPORT_FORMATS, Choice, Format, Option, pick

MOOD = Option(
    "mood", "Giọng", "Giọng văn", {"vui": Choice("Vui"), "nghiem": Choice("Nghiêm")}, "vui"
)


def write(content: str, mood: str) -> bytes:
    return json.dumps([content, mood]).encode()


def test_what_is_not_asked_for_is_the_usual():
    made = Format("Thử", "text/plain", write, options=(MOOD,)).made
    assert json.loads(made("a")) == ["a", "vui"]
    assert json.loads(made("a", {"mood": "nghiem", "layout": "khác"})) == ["a", "nghiem"]
    assert json.loads(made("a", {"mood": "lạ"})) == ["a", "vui"]


def test_only_word_files_are_to_be_chosen_about_and_name_their_rules():
    for formats in (FORMATS, REPORT_FORMATS):
        assert [name for name, each in formats.items() if each.options] == ["docx"]
        profile = formats["docx"].options[-1]
        assert (profile.name, set(profile.choices)) == ("profile", {"dang", "nha-nuoc"})
        assert all(choice.rule for choice in profile.choices.values())
    assert REPORT_FORMATS["docx"].options[0].usual == "nha-nuoc"
    assert FORMATS["docx"].options[1].usual == "dang"


def test_every_format_writes_a_selection_in_any_of_its_ways(snapshot):
    selection = pick(snapshot, ["nhom-vi-du-mot"])
    for each in FORMATS.values():
        plain = each.made(selection)
        for option in each.options:
            ways = {each.made(selection, {option.name: code}) for code in option.choices}
            assert plain in ways
            assert len(ways) == len(option.choices)
