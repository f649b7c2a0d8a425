"""Suggestions for content/near_words.yaml, from texts."""

from tools.near_words import near_each_other, words_of


def test_compounds_are_one_word():
    words = [word for word in words_of("Cô giáo thương học sinh.") if word]
    assert words == ["cô giáo", "thương", "học sinh"]


def test_words_with_the_same_neighbours_are_near():
    places = [f"nơi {number}" for number in range(120)]
    texts = [
        [place, "nuôi", animal, "giúp", "bạn"] for place in places for animal in ("heo", "lợn")
    ]
    texts += [[place, "đọc", "sách", "mỗi", "tối"] for place in places] * 2
    near = near_each_other(texts, ["heo", "lợn", "sách", "vắng"])
    assert near[0][1] > 0.9
    assert near[0][1] > near[0][2] + 0.3
    assert near[3].tolist() == [0, 0, 0, 0]
