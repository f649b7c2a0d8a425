"""Weights are learnt on one half of what is judged only."""

from kb.quality import HALVES, Judged, half_of
from tools.tune import Material, learnt

QUESTIONS = [
    {"query": f"gian hàng không đồng {number}", "relevant": "gian-hang-khong-dong"}
    for number in range(8)
]
SEARCHES = [Judged("ten", each["query"], frozenset({each["relevant"]})) for each in QUESTIONS]


def test_weights_stay_when_none_gains(snapshot):
    assert {half_of(each["query"]) for each in QUESTIONS} == set(HALVES)
    material = Material(snapshot, QUESTIONS, snapshot, SEARCHES)
    assert material.means("tuning", {})["judged"] == 1.0
    assert material.means("tuning", {})["none"] == 1.0
    assert learnt(material)["word"] == snapshot.weights.word


def test_what_fails_in_the_other_half_teaches_nothing(snapshot):
    wrong = [
        each if half_of(each["query"]) == "tuning" else {**each, "relevant": "khong-co"}
        for each in QUESTIONS
    ]
    material = Material(snapshot, wrong, snapshot, SEARCHES)
    assert material.means("reporting", {})["none"] == 0.0
    assert learnt(material) == learnt(Material(snapshot, QUESTIONS, snapshot, SEARCHES))
