"""A shortlist as a short text for its address, and back.

In: a name, and ids with their marks. Out: "1" (the version) and letters of base64url: a check of
three bytes, how many records there are, five bytes for each (`key_of`), then what was written,
deflated. `packing_words_1.txt` is what zlib begins with: it never changes; other words are another
version, and addresses of this one stay readable. Nothing here knows which records there are.
"""

import binascii
import re
import zlib
from base64 import b32decode, b32encode, urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path

from kb.newsroom.shortlist import STATES, Mark
from kb.schema import SLUG_RE

MOST_ITEMS = 500
MOST_CHARS = 300  # of a note
KEY_RE = re.compile("_[a-z2-7]{8}")
_VERSION = "1"
_WORDS = Path(__file__).with_name("packing_words_1.txt")
_KEY_BYTES, _CHECK_BYTES, _COUNT_BYTES = 5, 3, 2
_MOST_BYTES = MOST_ITEMS * (MOST_CHARS * 4 + 200)
_WRITTEN_OUT = bytes(_KEY_BYTES)
_STATES = tuple(STATES)
_ID = "\x1f"  # before an id that is written out; no note holds one

Entry = tuple[str, Mark]


@lru_cache(maxsize=65536)
def key_of(record_id: str) -> str:
    """The short name of a record, of five bytes: "truong-tieu-hoc-thi-du" gives "_kbrsfz7y"."""
    if KEY_RE.fullmatch(record_id):
        return record_id
    digest = blake2b(record_id.encode(), digest_size=_KEY_BYTES).digest()
    return f"_{b32encode(digest).decode().lower()}"


def pack(
    name: str, ids: Sequence[str], marks: Mapping[str, Mark], in_full: Collection[str] = ()
) -> str:
    """A list as a short text; ids (or keys) `in_full` are written out, letter for letter."""
    keys = [_WRITTEN_OUT if each in in_full else _bytes_of(each) for each in ids]
    lines = [name, *(_line(each, marks.get(each, Mark()), each in in_full) for each in ids)]
    words = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=_words())
    text = words.compress("\n".join(lines).rstrip("\n").encode()) + words.flush()
    body = len(ids).to_bytes(_COUNT_BYTES, "big") + b"".join(keys) + text
    return _VERSION + urlsafe_b64encode(_check(body) + body).decode().rstrip("=")


def unpack(text: str) -> tuple[str, list[Entry]] | None:
    """The name of a list and its entries, keys where no id is written out; None if damaged."""
    try:
        body = _body(text)
        count = int.from_bytes(body[:_COUNT_BYTES], "big")
        start = _COUNT_BYTES + count * _KEY_BYTES
        if count > MOST_ITEMS or len(body) < start:
            return None
        name, *lines = _inflated(body[start:]).split("\n")
        lines += [""] * (count - len(lines))
        places = range(_COUNT_BYTES, start, _KEY_BYTES)
        keys = [body[place : place + _KEY_BYTES] for place in places]
        return name, [_entry(key, line) for key, line in zip(keys, lines, strict=True)]
    except (ValueError, zlib.error):
        return None


def _body(text: str) -> bytes:
    """What the check vouches for."""
    if not re.fullmatch(rf"{_VERSION}[A-Za-z0-9_-]+", text):
        raise ValueError("another version, or letters that are never written")
    data = urlsafe_b64decode(text[1:] + "=" * (-len(text[1:]) % 4))
    check, body = data[:_CHECK_BYTES], data[_CHECK_BYTES:]
    if check != _check(body):
        raise binascii.Error("cut, or changed on its way")
    return body


def _inflated(data: bytes) -> str:
    """The text, which may not be longer than a full list: a bomb is no list."""
    inflating = zlib.decompressobj(-15, zdict=_words())
    text = inflating.decompress(data, _MOST_BYTES)
    if not inflating.eof:
        raise ValueError("cut, or a bomb")
    return text.decode()


def _entry(key: bytes, line: str) -> Entry:
    """A record and its mark: a letter for the state, the note, the id if it is written out."""
    written, _, record_id = line.partition(_ID)
    place = ord(written[0]) if written and ord(written[0]) < len(_STATES) else 0
    mark = Mark(_STATES[place], written[1:] if place else written)
    if key != _WRITTEN_OUT:
        return f"_{b32encode(key).decode().lower()}", mark
    if not (SLUG_RE.fullmatch(record_id) or KEY_RE.fullmatch(record_id)):
        raise ValueError("no id")
    return record_id, mark


def _line(record_id: str, mark: Mark, is_in_full: bool) -> str:
    place = _STATES.index(mark.state)
    return f"{chr(place) if place else ''}{mark.note}{_ID + record_id if is_in_full else ''}"


def _bytes_of(record_id: str) -> bytes:
    return b32decode(key_of(record_id)[1:].upper())


def _check(body: bytes) -> bytes:
    return blake2b(body, digest_size=_CHECK_BYTES).digest()


@lru_cache(maxsize=1)
def _words() -> bytes:
    return " ".join(_WORDS.read_text("utf-8").split()).encode()
