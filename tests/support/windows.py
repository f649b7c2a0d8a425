"""The windows that browser tests open, and whether a page fits into one."""

from typing import Any

NARROWEST = {"width": 320, "height": 568}
PHONE = {"width": 360, "height": 740}
DESK = {"width": 1440, "height": 900}
QUIET = [
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update"),
]


def overflow(page: Any) -> int:
    """By how many pixels a page is wider than its window."""
    wider: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wider
