"""The windows that browser tests open, and whether a page fits into one."""

from typing import Any

NARROWEST = {"width": 320, "height": 568}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]

_LOOKS, _LOOK = 200, 50  # milliseconds each


def overflow(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider


def until(page: Any, script: str) -> None:
    """Wait until a page says yes; asked from outside, since its policy lets it evaluate nothing."""
    for _ in range(_LOOKS):
        if page.evaluate(script):
            return
        page.wait_for_timeout(_LOOK)
    raise AssertionError(f"{script}: not in {_LOOKS * _LOOK} ms")
