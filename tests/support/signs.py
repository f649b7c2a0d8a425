"""Texts full of signs that mean something in Markdown, and their words."""

from hypothesis import strategies as st

from kb.text.vietnamese import normalise

SIGNS = [
    *("> ", "#", "# ", "+ ", "- ", "* ", "1990. ", "1) ", "**", "__", "_", "`", "```", "~~~", "|"),
    *("---", "===", ":--|--:", "| --- |", "<b>", "</b>", "<!--", "<?", "&amp;", "&lt", "&#60;"),
    *("[x](y)", "[x]: y", "![x](y)", "<http://x.y>", "\\", "\\*", "\n", "\n\n", "    ", "\t", "="),
    *("!", "• ", "– ", "a", "Đổi mới", "năm 2023", "8,5%", " ", ".", "\u00a0", "\u2028", "\x02"),
]  # fmt: skip
texts = st.one_of(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join), st.text(max_size=60))


def words(text):
    """The words; not the signs before items, which a page shows as dots."""
    return [word for word in normalise(text).split() if word not in "-–•*+·▪"]
