"""The small parts that pages are laid out from."""

from kb.records.parts import Source
from web.parts.facts import source_item


def test_a_source_called_by_its_host_does_not_name_it_twice():
    reprint = Source(title="bao.example (dẫn TTXVN)", url="https://www.bao.example/1")
    article = Source(title="Cõng bạn qua suối", url="https://www.bao.example/1")
    assert source_item(reprint).details == ""
    assert source_item(article).details == "bao.example"
