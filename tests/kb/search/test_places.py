"""A place named in the box, in any of its names and spellings, finds all records from there."""

import unicodedata
from collections.abc import Iterator

import pytest

from kb.records import Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.text.vietnamese import fold
from kb.vocabularies import Vocabularies
from tests.support.indexes import built
from tests.support.paths import cases

OTHER_NAMES = {case["ten"]: case["viet"] for case in cases("places")["noi"]}


@pytest.fixture(scope="module")
def places(real_content):
    """All places, today's and former ones, each once by name."""
    held = real_content.vocabularies.places
    names = [unit.name for today in held for unit in (today, *today.predecessors)]
    return {name: real_content.vocabularies.where(name) for name in dict.fromkeys(names)}


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def everywhere(request, real_content, places, tmp_path_factory):
    """A record of each place, and one of another place that speaks of it."""
    names = list(places)
    records = [_record(f"o-{number}", "Tổ Thí Dụ", name) for number, name in enumerate(names)]
    records += [
        _record(f"ke-{number}", f"Đoàn Thí Dụ thăm {name}", names[number - 40])
        for number, name in enumerate(names)
    ]
    folder = tmp_path_factory.mktemp("everywhere")
    vocabularies = Vocabularies(places=real_content.vocabularies.places)
    built(folder, *records, vocabularies=vocabularies, engine=request.param)
    return open_snapshot(folder)


def _record(record_id: str, title: str, province: str) -> Exemplar:
    return Exemplar(id=record_id, title=title, kind="tap-the", province=province)


def spelled(name: str, kind: str) -> Iterator[str]:
    """What people type for a name: by hand, by rule, on any keyboard."""
    words = name.removeprefix("TP. ").replace("- ", "").split()
    plain = " ".join(words)
    yield from (name, name.upper(), name.lower(), unicodedata.normalize("NFD", name))
    if name != "TP. Hồ Chí Minh":  # without "TP" it is the man
        yield from (f"tỉnh {plain}", f"Tỉnh {plain}", f"TỈNH {plain.upper()}")
        yield from (f"tinh {fold(plain)}", f"{plain} ", "-".join(words), "".join(words))
        yield from (fold("".join(words)), fold("".join(words)).lower(), fold(plain).upper())
        yield from (fold(plain), fold(plain).lower())
    if kind == "thanh-pho":
        for before in ("TP ", "TP.", "TP. ", "Tp. ", "tp ", "T.P ", "thành phố ", "Thành phố "):
            yield before + plain
        yield from (f"thanh pho {fold(plain)}", f"tp {fold(plain).lower()}", f"TP{plain}")
    yield from OTHER_NAMES.get(name, ())


def test_every_place_is_found_whole_and_first_by_every_spelling(everywhere, places):
    tried, wrong = 0, []
    for name, where in places.items():
        for text in spelled(name, where.today.kind):
            found = search(everywhere, SearchQuery(text, size=100)).hits
            is_here = [_is_in(hit.record, where, places) for hit in found]
            every = sum(_is_in(each, where, places) for each in everywhere.records)
            tried += 1
            if sum(is_here) != every or not all(is_here[:every]):
                wrong.append((name, text))
    assert (wrong, tried > 1200) == ([], True), f"{len(wrong)}/{tried}"


def _is_in(record, where, places) -> bool:
    own = places[record.province]
    is_whole = where.slug == where.today.slug or len(where.today.predecessors) < 2
    return own.today == where.today if is_whole else own.slug == where.slug


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def few(request, real_content, tmp_path_factory):
    """Two places have records, and one of these tells of a third."""
    folder = tmp_path_factory.mktemp("few")
    records = (
        _record("gao", "Hũ gạo Thí Dụ", "Cao Bằng"),
        _record("ao", "Ao cá Thí Dụ", "Thái Nguyên"),
        _record("tham", "Đoàn Thí Dụ thăm Lào Cai", "Cao Bằng"),
    )
    vocabularies = Vocabularies(places=real_content.vocabularies.places)
    built(folder, *records, vocabularies=vocabularies, engine=request.param)
    return open_snapshot(folder)


@pytest.mark.parametrize(
    ("text", "shown", "said"),
    [
        (
            "Bắc Kạn",
            ["ao", "tham", "gao"],
            "Chưa có hồ sơ ở Bắc Kạn; dưới đây là hồ sơ ở nơi khác.",
        ),
        (
            "hũ gạo tỉnh Hà Giang",
            ["gao"],
            "Chưa có hồ sơ ở Hà Giang; dưới đây là hồ sơ ở nơi khác.",
        ),
        (
            "Lào Cai",
            ["tham", "ao", "gao"],
            "Chưa có hồ sơ ở Lào Cai; dưới đây là hồ sơ ở nơi khác có nhắc tới, rồi tới những "
            "hồ sơ khác.",
        ),
        ("cá Bắc Ninh", ["ao"], "Chưa có hồ sơ ở Bắc Ninh; dưới đây là hồ sơ ở nơi khác."),
    ],
)
def test_a_place_without_records_says_so_and_shows_others_marked(few, text, shown, said):
    found = search(few, SearchQuery(text))
    assert ([hit.id for hit in found.hits], found.notices) == (shown, (said,))
    assert all(hit.is_elsewhere for hit in found.hits)


def test_what_holds_a_part_and_is_of_the_place_goes_before_what_is_elsewhere(few):
    found = search(few, SearchQuery("hũ cá Thái Nguyên"))
    assert (found.hits[0].id, found.hits[0].is_elsewhere) == ("ao", False)
    assert found.notices == (
        "Chưa có hồ sơ nào ở Thái Nguyên có đủ các từ bạn tìm; dưới đây là những hồ sơ gần nhất, "
        "cả ở nơi khác.",
    )


def test_what_a_place_lacks_is_shown_from_elsewhere_below_what_it_has(few):
    found = search(few, SearchQuery("thí dụ Thái Nguyên"))
    assert [(hit.id, hit.is_elsewhere) for hit in found.hits] == [
        ("ao", False),
        ("gao", True),
        ("tham", True),
    ]
    assert found.notices == (
        "Có 1 hồ sơ ở Thái Nguyên có đủ các từ bạn tìm; dưới đây có thêm những hồ sơ gần nhất, cả "
        "ở nơi khác.",
    )
    assert found.is_relaxed


def test_beside_words_the_records_of_the_place_go_first(everywhere, places):
    found = search(everywhere, SearchQuery("tổ Daklak")).hits
    assert {hit.record.province for hit in found[:2]} == {"Đắk Lắk", "Phú Yên"}


@pytest.mark.parametrize("text", ["thái bình dương", "hoa hue", "Hồ Chí Minh", "hồ chí minh"])
def test_what_only_sounds_like_a_place_is_none(everywhere, text):
    assert search(everywhere, SearchQuery(text)).understood == ()
