"""Records near the one that is open, and why, as its page says it."""

import pytest

from kb.vocabularies import Vocabularies
from web.parts.related import reason, related_items


def test_the_reason_is_a_sentence(snapshot):
    items = related_items(snapshot, snapshot.find("nhom-vi-du-mot"))
    assert items[0].details == "Cùng thực hiện Chỉ thị số 90-CT/TW, cùng tỉnh Thái Nguyên"
    assert items[0].url == "/guong/duong-hoa-thon-thi-du"


def test_nothing_shared_is_no_reason():
    assert reason((), Vocabularies()) == ""


@pytest.mark.parametrize("record_id", ["nhom-vi-du-mot", "kh-33-kh-tu-cao-bang-2021"])
def test_the_page_lists_relatives_with_their_reasons(client, record_id):
    kind = "guong" if record_id.startswith("nhom") else "van-ban"
    text = client.get(f"/{kind}/{record_id}").get_data(as_text=True)
    assert ("Gương tương tự" if kind == "guong" else "Văn bản liên quan khác") in text
    assert "Cùng thực hiện" in text
