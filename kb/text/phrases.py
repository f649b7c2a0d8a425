"""Small pieces of Vietnamese prose: names in a row, a capital at the head, a number with dots.

In: words of records, or of a reader. Out: short texts without HTML. What records are called is said
in `kb.wording`.
"""

from collections.abc import Sequence

_QUOTED_CHARS = 80


def format_number(value: int) -> str:
    """A whole number as Vietnamese writes it: 1008 is "1.008"."""
    return f"{value:,}".replace(",", ".")


def joined(*parts: str | int | None) -> str:
    """What is known of them, in a row: "Báo Ví Dụ, 2023"."""
    return ", ".join(str(part) for part in parts if part)


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Giáo dục, Phụ nữ và An sinh xã hội"; "" for none."""
    return " và ".join(part for part in (", ".join(names[:-1]), *names[-1:]) if part)


def sentence(text: str) -> str:
    """With a capital at the head: "giáo viên" is "Giáo viên"."""
    return text[:1].upper() + text[1:]


def inside(text: str) -> str:
    """As it stands in the middle of a line: "Lĩnh vực" is "lĩnh vực"."""
    return text[:1].lower() + text[1:]


def quoted(text: str) -> str:
    """A reader's own words, cut when they are long: “đỡ đầu học sinh”."""
    if len(text) > _QUOTED_CHARS:
        text = f"{text[:_QUOTED_CHARS].rstrip()}…"
    return f"“{text}”"
