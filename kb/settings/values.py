"""Values of variables, read strictly: KBError says which variable, and what it may be.

In: the name of a variable and its text. Out: a value.
"""

import re

from kb.errors import KBError


def whole_number(variable: str, text: str, most: int, least: int = 1) -> int:
    """A number within bounds."""
    if text.isascii() and text.isdigit() and least <= int(text) <= most:
        return int(text)
    raise KBError(f'{variable}: "{text}" không dùng được; hãy đặt một số từ {least} đến {most}')


def email(variable: str, text: str) -> str:
    """An address of post, or nothing."""
    if not text or re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
        return text
    raise KBError(f'{variable}: "{text}" không phải là địa chỉ thư; ví dụ: kho@guongsang.example')


def one_of(variable: str, text: str, known: tuple[str, ...]) -> str:
    """One of these texts."""
    if text in known:
        return text
    choices = " hoặc ".join(filter(None, known))
    raise KBError(f'{variable}: "{text}" không dùng được; hãy đặt {choices}, hoặc để trống')
