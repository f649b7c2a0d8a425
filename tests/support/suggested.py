"""Invented articles of tests/cases, and what is suggested of them, set against what should be.

In: the cases of a table. Out: a `Material` each, and `Scores` of all: whom it is about, honours,
places. A test says how much must be right; `python -m tests.support.suggested` prints the misses.
"""

import sys
import tomllib
from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kb.citations import PartialDate
from kb.content.folder import Content, load_content
from kb.material import Manner, Material, Paragraph, Suggestion, suggest
from kb.text.vietnamese import canonical
from tests.support.paths import ROOT

Case = dict[str, Any]
ACCESSED = PartialDate(2026, 11, 29)
_PLACES = ("commune", "district", "province")


@cache
def content() -> Content:
    """The collection, whose vocabularies and documents are asked."""
    return load_content(ROOT / "content")


def cases(name: str) -> list[Case]:
    """The cases of a table of tests/cases."""
    held: list[Case] = tomllib.loads((ROOT / f"tests/cases/{name}.toml").read_text("utf-8"))["bai"]
    return held


def article(title: str, *paragraphs: str, date: str = "", author: str = "") -> Material:
    """An article as it was read."""
    said = tuple(Paragraph(each) for each in paragraphs)
    day = PartialDate.parse_iso(date) if date else None
    return Material("bai.html", Manner.PAGE, said, ACCESSED, title=title, date=day, author=author)


def of_case(case: Case) -> Material:
    """The article of a case."""
    date, author = case.get("ngay", ""), case.get("tac_gia", "")
    return article(case["tieu_de"], *case["dong"], date=date, author=author)


@cache
def suggested(material: Material) -> tuple[Suggestion, ...]:
    """What a material suggests, beside our collection."""
    records = [file.record for file in content().files]
    return suggest(material, content().vocabularies, records)


def values(found: tuple[Suggestion, ...], name: str) -> list[Any]:
    """The values of a field among suggestions."""
    return [each.value for each in found if each.field == name]


@dataclass
class Scores:
    """How often something was right, missed or wrong, and where it was not."""

    counts: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)

    def note(self, what: str, case: Case, wanted: object, got: object, *, is_right: bool) -> None:
        """Count one thing, and keep what is not right."""
        self.counts[f"{what}:{'right' if is_right else 'wrong'}"] += 1
        if not is_right:
            self.misses.append(f"{what}: {case['tieu_de']}: cần {wanted}; có {got}")

    def share(self, what: str) -> float:
        """The share that was right."""
        right, wrong = self.counts[f"{what}:right"], self.counts[f"{what}:wrong"]
        return right / (right + wrong)


@cache
def scores(name: str) -> Scores:
    """The scores of all cases of a table."""
    held = Scores()
    for case in cases(name):
        _score(held, case, suggested(of_case(case)))
    return held


def _score(held: Scores, case: Case, found: tuple[Suggestion, ...]) -> None:
    titles = values(found, "title")
    held.note("ve", case, case["ve"], titles, is_right=_same(titles, case["ve"]))
    kind = values(found, "kind")
    held.note("loai", case, case["loai"], kind, is_right=kind[:1] == [case["loai"]])
    for wanted, name in (("chuc", "role"), ("dang_ky", "registered")):
        if wanted in case:
            got = values(found, name)
            held.note(wanted, case, case[wanted], got, is_right=_same(got[:1], [case[wanted]]))
    parts = case["noi"].split("|") if "noi" in case else []
    for name, part in zip(_PLACES, parts, strict=False):
        got, stated = values(found, name), [part.strip()] if part.strip() else []
        held.note(name, case, stated, got, is_right=_same(got, stated))
    if "khen" in case:
        _score_honours(held, case, values(found, "honours"))
    for wanted, name in (("van_ban", "directives"), ("nam", "years")):
        for value in case.get(wanted, ()):
            got = values(found, name)
            held.note(wanted, case, value, got, is_right=value in got)
    if "linh_vuc" in case:
        got = values(found, "fields")
        held.note(
            "linh_vuc", case, case["linh_vuc"], got, is_right=bool({*got} & {*case["linh_vuc"]})
        )
        for each in got:
            held.note(
                "linh_vuc_dung", case, case["linh_vuc"], each, is_right=each in case["linh_vuc"]
            )


def _score_honours(held: Scores, case: Case, got: list[dict[str, Any]]) -> None:
    wanted = [_honour(said) for said in case["khen"]]
    keys = ("title", "issuer", "year", "number", "date")
    shown = [tuple(str(each.get(key) or "") for key in keys) for each in got]
    for each in shown:
        held.note("khen_dung", case, wanted, each, is_right=each in wanted)
    for each in wanted:
        held.note("khen_du", case, each, shown, is_right=each in shown)


def _honour(said: str) -> tuple[str, ...]:
    parts = [part.strip() for part in said.split("|")]
    return tuple([*parts, "", "", "", ""][:5])


def _same(got: list[Any], wanted: list[Any]) -> bool:
    return [canonical(str(each)) for each in got] == [canonical(str(each)) for each in wanted]


if __name__ == "__main__":
    shown = scores(sys.argv[1])
    if "--misses" in sys.argv:
        print("\n".join(shown.misses))
    for what in sorted({key.partition(":")[0] for key in shown.counts}):
        right = shown.counts[f"{what}:right"]
        print(what, f"{shown.share(what):.2f}", right, shown.counts[f"{what}:wrong"] + right)
