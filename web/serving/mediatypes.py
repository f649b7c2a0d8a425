"""What kind of file an ending stands for, on every machine.

In: nothing. Out: Python's table of kinds, put right. On Windows it comes from the registry, where
other programs write: with ".js" as plain text there browsers run no script of ours, as they are
told to (`nosniff`).
"""

import mimetypes

TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".woff2": "font/woff2",
}


def register() -> None:
    """Once for the whole process; it may be done again."""
    for ending, kind in TYPES.items():
        mimetypes.add_type(kind, ending)
