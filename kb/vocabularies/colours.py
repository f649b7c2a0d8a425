"""A colour that letters can bear: written "#9c1c1f", readable on the pages of the site.

In: a colour as it is written. Out: the same, or what is wrong with it and one that would do; and
the lighter one of the same hue for dark pages. Contrast is that of WCAG 2.2 (AA: 4.5 to 1).
"""

import re
from collections.abc import Iterable

from kb.schema import Report
from kb.schema.frontmatter import Node
from kb.schema.types import Text, Type

# The darkest light ground and the lightest dark ground of web/static/site.css (--tint).
LIGHT, DARK = "#f6f1e7", "#28231d"
WHITE, BLACK = "#ffffff", "#000000"
ENOUGH = 4.5
_RE = re.compile(r"#[0-9a-f]{6}")
_STEPS = 50


class Colour(Type[str]):
    """A colour for links, headings and buttons; too pale a one is refused, in words."""

    def read(self, node: Node, name: str, report: Report) -> str | None:
        written = Text().read(node, name, report)
        if written is None:
            return None
        colour = written.lower()
        if not _RE.fullmatch(colour):
            remedy = 'hãy viết "#" và sáu chữ số hệ mười sáu trong ngoặc kép, ví dụ "#9c1c1f"'
            report.add(node.line, name, f'"{written}" không phải là màu', remedy)
            return None
        if (found := contrast(colour, LIGHT)) < ENOUGH:
            wrong = (
                f'màu "{colour}" nhạt quá: chữ màu ấy chỉ tương phản {_said(found)} với nền trang, '
                f"cần ít nhất {_said(ENOUGH)} (WCAG AA) thì người mắt kém mới đọc được"
            )
            remedy = (
                f'hãy chọn màu đậm hơn, ví dụ cùng sắc ấy là "{readable(colour, LIGHT, BLACK)}"'
            )
            report.add(node.line, name, wrong, remedy)
            return None
        return colour

    def describe(self) -> str:
        return 'màu đủ đậm để đọc trên nền trắng, trong ngoặc kép: `"#9c1c1f"`'

    def json_schema(self) -> dict[str, object]:
        return {"type": "string", "pattern": f"^{_RE.pattern}$"}


def contrast(one: str, other: str) -> float:
    """How well one colour is read on another: 21.0 for black on white, 1.0 for equal ones."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str, ground: str, towards: str) -> str:
    """The nearest colour on the way to black or white that can be read on a ground."""
    mixed = (_mixed(colour, towards, step / _STEPS) for step in range(_STEPS + 1))
    return next((each for each in mixed if contrast(each, ground) >= ENOUGH), towards)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def _mixed(colour: str, other: str, share: float) -> str:
    pairs: Iterable[tuple[int, int]] = zip(_parts(colour), _parts(other), strict=True)
    return "#" + "".join(f"{round(own + (aim - own) * share):02x}" for own, aim in pairs)


def _luminance(colour: str) -> float:
    shares = (part / 255 for part in _parts(colour))
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in shares
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _said(ratio: float) -> str:
    """A ratio as people write it, never rounded up to one that would do: 4,4 : 1."""
    return f"{int(ratio * 10) / 10:.1f} : 1".replace(".", ",")
