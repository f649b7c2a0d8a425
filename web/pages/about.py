"""The page that says what this is, and how to search it.

In: a snapshot. Out: an `AboutPage`: what there is, and questions that show how the box reads them.
"""

from dataclasses import dataclass

from flask import render_template

from kb.search import SearchQuery, Snapshot, search
from web.parts import Value, counted, facts
from web.serving import current_snapshot

# Each is a link where it finds anything; the tests ask them all.
EXAMPLES = (
    ("đỡ đầu học sinh", "hồ sơ có đủ các từ, thứ tự nào cũng được"),
    ("do dau hoc sinh", "gõ không dấu vẫn tìm được"),
    ('"nêu gương"', "đúng cụm từ, các từ đứng liền nhau"),
    ("(nuôi ong | trồng chè)", "có một trong các cụm từ, ngăn bằng dấu |"),
    ("nuôi heo đất -trường", "bỏ những hồ sơ có từ đứng sau dấu trừ"),
    ("CT05", "văn bản theo số: cũng có thể gõ 05-CT/TW hay chỉ thị 05"),
    ('tinh:"Bắc Kạn"', "chỉ trong một tỉnh; tỉnh cũ hay tỉnh hiện nay đều được"),
    ("loai:mo-hinh linh-vuc:giao-duc", "chỉ một loại hình, một lĩnh vực"),
    ("nam:2021..2024", "trong khoảng năm; nam:2023 là một năm"),
    ("hieu-luc:da-thay-the", "văn bản đã được văn bản khác thay thế"),
)


@dataclass(frozen=True)
class Example:
    """A question, how the box reads it, and whether this collection answers it."""

    text: str
    meaning: str
    is_answered: bool


@dataclass(frozen=True)
class AboutPage:
    """All that the page shows besides its own words."""

    counts: tuple[counted.Choice, ...]
    examples: tuple[Example, ...]
    home: Value | None


def view() -> str:
    """What this is, and how to search it."""
    return render_template("pages/about.html", page=about_page(current_snapshot()))


def about_page(snapshot: Snapshot) -> AboutPage:
    """Gather the page; one search gives the counts."""
    return AboutPage(
        counted.types(search(snapshot, SearchQuery(size=1))),
        examples(snapshot),
        facts.home_place(snapshot.vocabularies),
    )


def examples(snapshot: Snapshot) -> tuple[Example, ...]:
    """The questions, asked once for all readers."""
    return snapshot.derived(_asked)


def _asked(snapshot: Snapshot) -> tuple[Example, ...]:
    return tuple(
        Example(text, meaning, search(snapshot, SearchQuery(text, size=1)).total > 0)
        for text, meaning in EXAMPLES
    )
