"""What is found, and in what order: small invented collections, the real index."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kb.citations import PartialDate
from kb.records import Directive, Exemplar, Record
from kb.records.parts import Validity
from kb.search import SearchQuery, SearchResults, open_snapshot, search
from tests.support.indexes import built

Ask = Callable[[str], SearchResults]


@pytest.fixture
def collection(tmp_path: Path) -> Callable[..., Ask]:
    """Indexes texts (by id) and records, and gives back what answers questions about them."""

    def index(*records: Record, **texts: str) -> Ask:
        invented = [
            Exemplar(id=id, title=f"Chuyện số {number}", kind="mo-hinh", body=text)
            for number, (id, text) in enumerate(texts.items(), 1)
        ]
        built(tmp_path, *records, *invented)
        snapshot = open_snapshot(tmp_path)
        return lambda text: search(snapshot, SearchQuery(text))

    return index


def ids(results: SearchResults) -> list[str]:
    return [hit.id for hit in results.hits]


OTHERS = {"flowers": "Trồng rau.", "rice": "Nấu cơm.", "bees": "Nuôi ong."}


def test_when_three_documents_hold_all_words_nothing_else_is_shown(collection):
    ask = collection(
        a="Đội nuôi ong lấy mật bên rừng.",
        b="Rừng tràm nhiều hoa, bà con nuôi ong.",
        c="Nuôi cá, nuôi ong, trồng rừng.",
        d="Ong bay khắp vườn, ong ong ong.",
    )
    results = ask("rừng ong nuôi")
    assert (sorted(ids(results)), results.step) == (["a", "b", "c"], "all-words")


def test_documents_with_all_the_keywords_come_before_those_that_only_repeat_some(collection):
    ask = collection(
        many="Hũ gạo, hũ gạo, hũ gạo, hũ gạo tình thương của phụ nữ.",
        all="Một xã vùng cao có nhiều chuyện, trong đó phụ nữ góp gạo vào hũ chung của làng.",
    )
    results = ask("hũ gạo làng")
    assert (ids(results), results.step) == (["all", "many"], "some-words")


def test_of_a_long_question_the_better_answer_comes_before_an_accidental_one(collection):
    ask = collection(
        answer="Lục lạp được bao quanh bởi hai lớp màng.",
        accident="Có người bao xe đi quanh hồ. "
        + "Lúa tốt nhờ mưa. " * 40
        + "Lục bát là thể thơ. Ai lạp xưởng cũng mua, lớp nào cũng có, màng bọc cũng bán. ",
    )
    results = ask("lớp màng nào bao quanh lục lạp có ở đâu")
    assert (ids(results)[0], results.step) == ("answer", "some-words")


def test_the_words_that_only_ask_need_not_stand_in_the_answer(collection):
    ask = collection(
        one="Trường được tặng cờ thi đua.",
        two="Xã được tặng cờ thi đua.",
        three="Huyện được tặng cờ thi đua.",
        four="Ai được thì vui, gì cũng kể.",
    )
    results = ask("ai được tặng cờ")
    assert (sorted(ids(results)), results.step) == (["one", "three", "two"], "all-words")


def test_the_words_that_only_ask_lift_no_document(collection):
    ask = collection(
        answer="Lục lạp có màu xanh, nằm trong tế bào lá cây, giúp cây làm ra thức ăn nuôi nó.",
        asks="Màu gì, cây gì, lá gì, trong lục có lạp gì.",
        **OTHERS,
    )
    assert ids(ask("lục lạp trong lá cây có màu gì")) == ["answer", "asks"]


@pytest.mark.parametrize(
    "question", ["chum vò của lò gốm là những loại", "chum vo cua lo gom la nhung loai"]
)
def test_the_little_words_of_a_question_lift_no_document(collection, question):
    ask = collection(
        answer="Chum vò từ lò gốm này bán khắp vùng, loại lớn đựng nước, loại nhỏ đựng gạo.",
        joins="Của là của, những là những, lò gốm.",
        **OTHERS,
    )
    assert ids(ask(question))[0] == "answer"
    assert ids(ask("của những"))[0] == "joins"


def test_a_compound_lifts_a_text_that_has_it_over_one_that_has_its_parts(collection):
    ask = collection(word="Lớp có rất nhiều em học sinh.", parts="Môn học sinh động.", **OTHERS)
    assert ids(ask("học sinh")) == ["word", "parts"]


def test_neighbours_lift_a_text_in_which_they_stand_side_by_side(collection):
    ask = collection(beside="Chị bán hoa ở chợ.", apart="Hoa bán rẻ, hoa bán.", **OTHERS)
    assert ids(ask("bán hoa")) == ["beside", "apart"]


def test_holding_every_word_of_a_long_question_lifts_over_holding_some_of_them_often(collection):
    ask = collection(
        whole="Đội xe chở bệnh nhân nghèo vượt đèo. " + "Chuyện khác kể sau. " * 12 + "Miễn phí.",
        often="Xe chở bệnh nhân, xe chở bệnh nhân, xe chở bệnh nhân, có thu tiền.",
        **OTHERS,
    )
    assert ids(ask("đội xe chở bệnh nhân nghèo vượt đèo miễn phí"))[0] == "whole"
    assert ids(ask("xe miễn phí chở bệnh nhân vượt đèo"))[0] == "whole"


def test_three_words_in_a_row_lift_more_than_two_and_two(collection, tmp_path):
    ask = collection(
        twos="Kem lam thì bán, mít tím thì ăn.", three="Kem lam mít thì bán, tím thì ăn.", **OTHERS
    )
    assert ids(ask("kem lam mít tím")) == ["three", "twos"]
    otherwise = open_snapshot(tmp_path).weighing(row=0.0)
    assert ids(search(otherwise, SearchQuery("kem lam mít tím"))) == ["twos", "three"]


def test_a_word_that_asks_is_a_word_like_others_among_few_keywords(collection):
    texts = {f"no{number}": "Nhà trường đề cập chuyện cũ." for number in range(3)}
    results = collection(egypt="Sinh viên Ai Cập đến thăm trường.", **texts)("Ai Cập")
    assert (ids(results), results.step) == (["egypt"], "all-words")


MARKET = {
    "sell": "Chị bán hàng ở chợ.",
    "friend": "Người bạn hàng cũ của chợ, bạn hàng quen.",
    "board": "Ban quản lý chợ có hàng ghế đá.",
}


def test_an_unmarked_query_finds_every_spelling(collection):
    results = collection(**MARKET)("ban hang cho")
    assert (sorted(ids(results)), results.step) == (["board", "friend", "sell"], "all-words")


@pytest.mark.parametrize(
    ("query", "first"), [("bán hàng", "sell"), ("bạn hàng", "friend"), ("ban hàng", "board")]
)
def test_a_marked_query_puts_exact_accents_above_look_alikes(collection, query, first):
    results = collection(**MARKET)(query)
    assert (ids(results)[0], len(ids(results)), results.step) == (first, 3, "look-alikes")


def test_look_alikes_are_left_out_when_enough_documents_are_exact(collection):
    ask = collection(
        a="Bán vé.", b="Bán gạo.", c="Bán muối.", look_alike="Bạn bạn bạn bạn.", bare="Ban bệ."
    )
    results = ask("bán")
    assert (sorted(ids(results)), results.step) == (["a", "b", "c"], "all-words")


def test_a_look_alike_of_a_long_question_is_not_lifted_by_its_neighbours(collection):
    ask = collection(
        exact="Ở chợ này chị Hoa đã bán hàng cho khách suốt nhiều năm liền.",
        alike="Ở chợ này chị Hoa đã bạn hàng cho khách suốt nhiều năm liền.",
    )
    assert ids(ask("chị Hoa đã bán hàng cho khách suốt nhiều năm")) == ["exact", "alike"]


TEXT = "Bữa cơm có thịt của học sinh vùng cao do bà con cùng góp gạo nấu mỗi tuần"


@pytest.mark.parametrize("size", [1, 2, 3, 5, 8])
def test_any_run_of_syllables_finds_its_record(collection, size):
    ask = collection(it=TEXT, other="Phiên chợ không đồng của đoàn viên.")
    words = TEXT.split()
    runs = [" ".join(words[start : start + size]) for start in range(len(words) - size + 1)]
    assert [run for run in runs if ids(ask(run))[:1] != ["it"] and run != "của"] == []


def test_a_title_typed_whole_comes_first_with_its_own_accents_before_others(collection):
    ask = collection(
        Exemplar(id="gaze", title="Nhìn xa", kind="mo-hinh", body="Ngắn."),
        Exemplar(id="fast", title="Nhịn xa", kind="mo-hinh", body="Nhìn xa trông rộng."),
        body="Nhìn xa, nhìn xa, nhìn xa.",
    )
    assert ids(ask("nhìn xa"))[0] == "gaze"
    assert ids(ask("nhịn xa"))[0] == "fast"
    assert set(ids(ask("nhin xa"))[:2]) == {"gaze", "fast"}


def test_a_document_number_comes_first_then_what_cites_it(collection):
    ask = collection(
        Directive(id="ct-05", title="Về học tập", number="05-CT/TW", type="chi-thi"),
        Directive(id="ct-06", title="Về Chỉ thị", number="06-CT/TW", type="chi-thi"),
        citing="Chi bộ làm theo Chỉ thị 05-CT/TW, Chỉ thị 05-CT/TW.",
    )
    assert ids(ask("chi thi so 5")) == ["ct-05", "citing"]


@pytest.mark.parametrize(
    "question",
    [
        "văn bản nào hướng dẫn thực hiện Chỉ thị 05-CT/TW",
        "xã Mẫu triển khai Chỉ thị 05-CT/TW bằng kế hoạch nào",
    ],
)
def test_what_was_made_of_a_document_comes_before_it_when_that_is_asked_for(collection, question):
    ask = collection(
        Directive(id="ct-05", title="Về thực hiện học tập", number="05-CT/TW", type="chi-thi"),
        Directive(
            id="kh-09", title="Kế hoạch của xã Mẫu", number="09-KH/TU", type="ke-hoach",
            body="Hướng dẫn thực hiện, triển khai Chỉ thị 05-CT/TW. " + "Việc khác. " * 20,
        ),
    )  # fmt: skip
    assert ids(ask(question))[0] == "kh-09"
    assert ids(ask("thực hiện Chỉ thị 05-CT/TW"))[0] == "ct-05"


def test_what_has_ended_comes_after_what_has_not_when_nothing_else_tells(collection):
    def rules(id, state, year):
        return Directive(
            id=id, title=f"Quy định Thử {year}", type="quy-dinh",
            issued=PartialDate(year), validity=Validity(state=state),
            body="Những điều đảng viên không được làm." + " Không nhận quà." * (2021 - year),
        )  # fmt: skip

    ask = collection(
        rules("a-cu", "het-hieu-luc", 2021), rules("b-moi", "con-hieu-luc", 2011), **OTHERS
    )
    assert ids(ask("những điều đảng viên không được làm"))[:2] == ["b-moi", "a-cu"]
    assert ids(ask("quy định năm 2021 những điều đảng viên không được làm"))[0] == "a-cu"


def test_of_equals_an_exemplar_comes_before_a_document(collection):
    story = "Góp gạo nuôi trẻ mồ côi."
    ask = collection(
        Directive(id="a-van-ban", title="Chuyện số 1", type="ke-hoach", body=story),
        z_guong=f"{story} Trồng rau.",
    )
    assert ids(ask("góp gạo nuôi trẻ")) == ["z_guong", "a-van-ban"]


def test_of_two_documents_with_one_number_the_newer_one_or_the_one_of_that_day_comes_first(
    collection,
):
    number = {"number": "91-KL/TW", "type": "ket-luan", "level": "trung-uong"}
    ask = collection(
        Directive(id="old", title="Cũ", issued=PartialDate(2016, 4, 9), **number),
        Directive(
            id="new", title="Mới", issued=PartialDate(2021, 5, 7), body="Dài. " * 99, **number
        ),
    )
    assert ids(ask("91-KL/TW")) == ["new", "old"]
    assert ids(ask("Kết luận 91-KL/TW ngày 9/4/2016")) == ["old", "new"]


@pytest.mark.parametrize(
    ("sort", "found"),
    [("newest", ["c", "a", "b", "d"]), ("oldest", ["b", "a", "c", "d"]), ("name", list("abcd"))],
)
def test_documents_are_sorted_by_day_or_name_and_those_without_a_day_come_last(
    tmp_path, sort, found
):
    days = {"a": PartialDate(2020), "b": PartialDate(2019, 5), "c": PartialDate(2021, 1, 2)}
    built(
        tmp_path,
        *(Directive(id=each, title=f"Văn bản {each}", issued=days.get(each)) for each in "abcd"),
    )
    assert ids(search(open_snapshot(tmp_path), SearchQuery(sort=sort))) == found


def test_a_phrase_stands_as_one_not_as_two_that_overlap(collection):
    ask = collection(
        whole="Em học sinh giỏi toán.",
        apart="Học sinh ngoan, trường sinh giỏi giang, giỏi toán.",
    )
    assert ids(ask('"học sinh giỏi toán"')) == ["whole"]


def test_phrases_and_exclusions_are_exact(collection):
    ask = collection(
        a="Học sinh góp gạo.",
        b="Học trò, sinh viên góp gạo.",
        c="Học sinh góp sách.",
    )
    assert ids(ask('"học sinh" -sách')) == ["a"]
    assert ids(ask('gạo -"học sinh"')) == ["b"]


def test_words_that_stand_nowhere_find_nothing(collection):
    results = collection(a="Học sinh góp gạo.")("zyx qwv")
    assert (ids(results), results.step) == ([], "all-words")
