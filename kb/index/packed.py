"""What is kept with an index, in a small form: JSON in UTF-8, compressed.

In: anything that JSON can say. Out: bytes, and the same again. A record and its text say nearly the
same, so that together they take little more than one of them.
"""

import json
import zlib
from typing import Any


def packed(value: Any, pains: int = 6) -> bytes:
    """The bytes to be kept; `pains` from 1 to 9 are taken to make them few."""
    said = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return zlib.compress(said.encode("utf-8", "surrogatepass"), pains)


def unpacked(data: bytes | str) -> Any:
    """What was kept; versions before did not compress, and Whoosh was given text."""
    if isinstance(data, str) or data[:1] in (b"{", b"["):
        return json.loads(data)
    return json.loads(zlib.decompress(data).decode("utf-8", "surrogatepass"))
