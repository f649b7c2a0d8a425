"""Entries for engines, drawn by chance, and plans that ask for them.

In: a number and a chance. Out: an entry with few words, so that many are alike.
"""

import random

from kb.index.engine import HIGHEST, KINDS, All, Any, Entry, Plan, Row, Scored, Term, Tier
from kb.index.levels import name_key

WORDS = ("bà", "con", "góp", "gạo", "hũ", "rừng", "xanh", "ông", "đỡ đầu", "v.v", "05.ct/tw")
FACETS = {
    "field": ("giao-duc", "an-sinh", "moi-truong"),
    "year": ("2019", "2021", "2022", "2024"),
    "province": ("bac-kan", "thai-nguyen"),
}
TITLES = ("Đỡ đầu", "Đổi mới", "Dân vận", "Ăn rừng", "Mô hình mẫu", "Mô hình mẫu hai", "An")
DAYS = ("", "2021", "2021-05", "2021-05-07", "2022-01-02", "2019-12")


def invented(number: int, chance: random.Random) -> Entry:
    """An entry drawn by chance, with few words, so that many are alike."""
    title = chance.choice(TITLES)
    levels = {
        kind: {word: chance.randint(1, HIGHEST) for word in chance.sample(WORDS, 4)}
        for kind in KINDS
    }
    facets = {
        name: tuple(chance.sample(values, chance.randint(0, 2))) for name, values in FACETS.items()
    }
    return Entry(
        id=f"ho-so-{number}",
        row=Row(f"dau-{number}", title, float(chance.randint(1, 99))),
        levels=levels,
        facets=facets,
        issued=chance.choice(DAYS),
        name_key=name_key(title),
        stored={"record": {"title": title}, "text": f"Bài mẫu {number}\x00 “ạ”"},
    )


_SOME = tuple(Term("syllables", word) for word in WORDS[:5])
ENTRY_PLANS = (
    Plan(
        tiers=(Tier("all", All(_SOME[:3])), Tier("some", Any(_SOME, 2)), Tier("any", Any(_SOME))),
        enough=500,
        scored=tuple(Scored(40 + place, term) for place, term in enumerate(_SOME)),
        facets=tuple(FACETS),
        size=50,
    ),
    Plan(
        scored=(Scored(9, Term("pairs", "gạo"), All((Term("year", "2022"),))),),
        filters={"province": ("bac-kan",), "field": ("an-sinh", "giao-duc")},
        facets=tuple(FACETS),
        ties="newest",
        size=3_000,
    ),
    Plan(among=All((), (_SOME[0],)), pinned=("ho-so-3", "ho-so-17"), first=700, size=300),
)
