"""A long list in a short address: whole when read, told where it was damaged, no bomb."""

import random
import zlib
from base64 import urlsafe_b64encode
from hashlib import blake2b
from urllib.parse import urlencode

import pytest
from werkzeug.datastructures import MultiDict

from kb.newsroom.shortlist import STATES, Mark
from kb.records import Exemplar
from tests.support.indexes import built
from tests.support.pages import words as said_at
from tests.support.paths import ROOT, cases
from tests.support.sites import app_over
from web.address import Shortlist, read_shortlist
from web.address.packing import MOST_ITEMS, key_of, pack, unpack

IDS = sorted(path.stem for path in (ROOT / "content" / "exemplars").glob("*.md"))
LISTS = cases("shortlists")["case"]
BASE = "https://guong-sang.example/tuyen-chon?"
# Two names with one key: what two of some million names will have.
TWINS = ("mo-hinh-thi-du-1253922", "mo-hinh-thi-du-1961307")


def listed(case: dict) -> Shortlist:
    ids, notes, states = IDS[: case["records"]], case.get("notes"), list(STATES)
    if words := case.get("words"):
        chance = random.Random(3)
        notes = [" ".join(chance.sample(words.split(","), 3)) for _ in ids]
        notes = [" ".join(each.split()) for each in notes]
    pairs = enumerate(ids)
    marks = {each: Mark(states[n % 3], notes[n % len(notes)]) for n, each in pairs}
    return Shortlist("Sách Người tốt, việc tốt", tuple(ids), marks)


@pytest.mark.parametrize("case", LISTS, ids=lambda case: case["name"])
def test_a_packed_list_is_short_and_whole(case):
    made = listed(case)
    parameters = made.parameters
    assert [name for name, _ in parameters] == ["list"]
    assert len(BASE + urlencode(parameters)) <= case["most"]
    found = read_shortlist(MultiDict(parameters))
    assert found.ids == tuple(map(key_of, made.ids))
    assert [found.mark(key_of(each)) for each in made.ids] == [made.marks[e] for e in made.ids]
    assert (found.name, found.is_damaged) == (made.name, False)


def test_addresses_once_written_are_read_for_ever():
    """The list of words that zlib begins with is frozen: another one is another version."""
    words = (ROOT / "web" / "address" / "packing_words_1.txt").read_text("utf-8").split()
    assert blake2b(" ".join(words).encode(), digest_size=6).hexdigest() == "7cde675ec55e"
    assert unpack(
        "1k40cAANQYyLn-E9wYmYMAAAAAAALBifyEFA64mJEK1-5UDMNWqnHxSSfDRqp003O183I1y3O181LrAQA"
    ) == (
        "Sách Tết",
        [
            (key_of("truong-tieu-hoc-thi-du"), Mark("chon", "hỏi lại xã")),
            (key_of("nhom-vi-du-mot"), Mark("de-xuat", "phỏng vấn trưởng thôn")),
            ("khong-co-ho-so-nay", Mark("loai")),
        ],
    )


def test_one_wrong_letter_or_a_cut_is_told_not_guessed():
    text = pack("Sách", IDS[:40], {each: Mark("chon", f"ghi chú {each}") for each in IDS[:40]})
    assert unpack(text)
    for place in range(0, len(text) - 1, 7):
        other = "A" if text[place] != "A" else "B"
        assert unpack(text[:place] + other + text[place + 1 :]) is None
        assert unpack(text[:place]) is None


@pytest.mark.parametrize("sign", [".", ")", ",", ").", "…", "”", ">"])
def test_a_sign_set_behind_the_address_is_no_damage(sign):
    text = pack("Sách", IDS[:3], {})
    packed = read_shortlist(MultiDict({"list": text + sign}))
    assert (packed.is_damaged, packed.ids) == (False, tuple(map(key_of, IDS[:3])))
    assert read_shortlist(MultiDict({"id": IDS[0] + sign})).ids == (IDS[0],)


def test_whatever_comes_is_a_list_or_a_sentence(client):
    chance = random.Random(20)
    good = pack("Sách", IDS[:9], {})
    letters = good + "-_~%é😀 .="
    given = ["".join(chance.choices(letters, k=chance.randint(0, 90))) for _ in range(150)]
    given += [sealed(chance.randbytes(chance.randint(0, 60))) for _ in range(150)]
    given += [sealed((9).to_bytes(2, "big") + bytes(45) + chance.randbytes(30)) for _ in range(50)]
    seen = {client.get("/tuyen-chon", query_string={"list": each}).status_code for each in given}
    assert seen <= {200, 302, 400}
    assert 400 in seen


def sealed(body: bytes) -> str:
    """What passes the check, whatever it holds."""
    check = blake2b(body, digest_size=3).digest()
    return "1" + urlsafe_b64encode(check + body).decode().rstrip("=")


def deflated(text: bytes) -> bytes:
    packing = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packing.compress(text) + packing.flush()


@pytest.mark.parametrize(
    "body",
    [
        bytes(2) + deflated(b"a" * 50_000_000),
        (MOST_ITEMS + 1).to_bytes(2, "big") + bytes(5 * (MOST_ITEMS + 1)) + deflated(b"x"),
        (1).to_bytes(2, "big") + bytes(5) + deflated(b"Ten\nno id"),
        (1).to_bytes(2, "big") + bytes(5) + deflated(b"Ten\n\x1f../../etc"),
        bytes(2) + deflated(b"Ten\nmore lines\nthan entries"),
        bytes(2) + deflated(b"\xff\xfe"),
        b"\x00",
    ],
    ids=["bomb", "too many", "no id", "a forged id", "more lines", "no text", "no count"],
)
def test_bombs_and_forgeries_are_no_lists(client, body):
    assert unpack(sealed(body)) is None
    answer = client.get("/tuyen-chon", query_string={"list": sealed(body)})
    assert answer.status_code == 400
    assert "thiếu hoặc sai một đoạn" in answer.text
    assert client.get("/tuyen-chon.docx", query_string={"list": sealed(body)}).status_code == 400


def said(folder, text: str, *ids: str) -> str:
    """What the page of a packed list says, over a collection of these records and no others."""
    found = [Exemplar(each, f"Mô hình {each}", "mo-hinh", summary="Bịa.") for each in ids]
    built(folder, *found)
    return said_at(app_over(folder).test_client(), f"/tuyen-chon?list={text}")


def test_a_list_stays_whole_when_the_collection_grows(tmp_path):
    text = pack("Sách", [TWINS[0], "con-lai"], {TWINS[0]: Mark("chon", "hỏi lại xã")})
    then = said(tmp_path / "then", text, TWINS[0], "con-lai")
    now = said(tmp_path / "now", text, TWINS[0], "con-lai", *(f"mo-hinh-{n}" for n in range(60)))
    assert then == now
    assert "Cân đối của 2 hồ sơ" in now


def test_where_two_records_answer_both_are_named(tmp_path):
    text = pack("", [TWINS[0]], {TWINS[0]: Mark("chon", "hỏi lại xã")})
    found = said(tmp_path, text, *TWINS)
    assert "Chưa rõ mục 1 (ghi chú “hỏi lại xã”) là hồ sơ nào" in found
    assert all(f"Mô hình {each}" in found for each in TWINS)
    client = app_over(tmp_path).test_client()
    noted = "&".join(f"id={each}&note.{each}={'x' * 299}" for each in TWINS)
    packed = client.get(f"/tuyen-chon?{noted}").location
    assert [each for each, _ in unpack(packed.partition("list=")[2])[1]] == [*TWINS]


def test_what_an_entry_was_is_told_where_nobody_knows_its_record(client):
    text = pack("", ["da-rut-vi-du", *IDS[:1]], {"da-rut-vi-du": Mark("chon", "gặp lại ở huyện")})
    found = said_at(client, f"/tuyen-chon?list={text}")
    assert "2 mã không có trong kho hoặc đã được rút" in found
    assert "mục 1 (ghi chú “gặp lại ở huyện”), mục 2." in found
