"""An organisation named in the box, by any of its names: met by what bears it, and lifting that."""

import pytest

from kb.records import Directive, Exemplar
from kb.search import SearchQuery, open_snapshot, search
from kb.vocabularies import Organisation, Vocabularies
from kb.vocabularies.items import FormerName
from tests.support.indexes import built

BODIES = (
    Organisation(
        slug="ban-mau-moi",
        name="Ban Mẫu và Thử Trung ương",
        level="trung-uong",
        former=(FormerName("Ban Mẫu Trung ương"),),
        aliases=("Thường trực Ban Mẫu",),
    ),
    Organisation(slug="hoi-cu", name="Hội Thí Dụ", level="trung-uong", merged_into="ban-mau-moi"),
)


@pytest.fixture(scope="module", params=["whoosh", "tantivy"])
def few(request, tmp_path_factory):
    """Documents of a body by its names through time, and one that only tells of it."""
    folder = tmp_path_factory.mktemp("bodies")
    records = (
        Directive(id="cu", title="Về trồng cây", type="huong-dan", issuer="Ban Mẫu Trung ương"),
        Directive(
            id="moi", title="Về trồng rừng", type="huong-dan", issuer="Ban Mẫu và Thử Trung ương"
        ),
        Directive(id="hoi", title="Về trồng hoa", type="huong-dan", issuer="Hội Thí Dụ"),
        Exemplar(id="ke", title="Xóm trồng cây đón Ban Mẫu Trung ương về thăm", kind="tap-the"),
        Exemplar(id="khac", title="Xóm trồng cây ven đường", kind="tap-the"),
        *(
            Exemplar(id=f"to-{number}", title=f"Tổ số {number}", kind="tap-the")
            for number in range(20)
        ),
    )
    built(folder, *records, vocabularies=Vocabularies(organisations=BODIES), engine=request.param)
    return open_snapshot(folder)


NAMES = ["Ban Mẫu Trung ương", "ban mẫu và thử trung ương", "THƯỜNG TRỰC BAN MẪU"]


@pytest.mark.parametrize("name", [*NAMES, "ban mau trung uong"])
def test_by_any_name_all_that_bears_it_goes_before_what_tells_of_it(few, name):
    found = search(few, SearchQuery(name))
    ids = [hit.id for hit in found.hits]
    assert (set(ids[:3]), ids[3:]) == ({"cu", "moi", "hoi"}, ["ke"])
    assert [part.label for part in found.understood] == ["cơ quan: Ban Mẫu và Thử Trung ương"]


@pytest.mark.parametrize("name", NAMES)
def test_beside_words_it_need_not_be_said_by_that_name(few, name):
    found = search(few, SearchQuery(f"trồng rừng {name}"))
    assert (found.hits[0].id, found.hits[0].title[0].hit) == ("moi", False)


def test_a_body_that_went_into_another_keeps_its_own(few):
    assert [hit.id for hit in search(few, SearchQuery("hội thí dụ trồng hoa")).hits][:1] == ["hoi"]
    found = search(few, SearchQuery("Hội Thí Dụ"))
    assert [hit.id for hit in found.hits] == ["hoi"]
