"""Cuts the typefaces of the site down to what Vietnamese pages need, as WOFF2.

    python tools/fonts.py FOLDER

In: a folder that holds, at any depth, the TTF files of Be Vietnam Pro and Source Serif 4, as the
npm packages `@expo-google-fonts/be-vietnam-pro` and `@expo-google-fonts/source-serif-4` (0.4.1)
bring them. Out: web/static/fonts/*.woff2. Hinting is dropped, as today's screens smooth letters
without it; kerning and the placing of marks stay.
"""

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parent.parent / "web" / "static" / "fonts"
FACES = {
    "be-vietnam-pro-400": "BeVietnamPro_400Regular.ttf",
    "be-vietnam-pro-600": "BeVietnamPro_600SemiBold.ttf",
    "source-serif-4-400": "SourceSerif4_400Regular.ttf",
    "source-serif-4-700": "SourceSerif4_700Bold.ttf",
}
_RANGES = (
    *((0x20, 0x7E), (0xA0, 0xFF)),  # ASCII; Latin-1, with à á â ã è é ê ì í ò ó ô õ ù ú ý
    *((0x102, 0x103), (0x110, 0x111), (0x128, 0x129), (0x168, 0x169)),  # ă đ ĩ ũ
    *((0x1A0, 0x1A1), (0x1AF, 0x1B0), (0x1EA0, 0x1EF9)),  # ơ ư, and every letter with its tone
    *((0x300, 0x303), (0x306, 0x306), (0x309, 0x309), (0x31B, 0x31B), (0x323, 0x323)),  # apart
    *((0x2010, 0x2015), (0x2018, 0x201E), (0x2020, 0x2022), (0x2026, 0x2026)),  # – “ ” • …
    *((0x2032, 0x2033), (0x2039, 0x203A), (0x20AB, 0x20AC), (0x2190, 0x2193)),  # ₫ € →
    *((0x2212, 0x2212), (0x2264, 0x2265)),  # − ≤ ≥
)
LETTERS = frozenset(code for first, last in _RANGES for code in range(first, last + 1))
_FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "liga", "lnum", "tnum"]


def cut(source: Path, target: Path) -> None:
    """Write what is left of a typeface."""
    options = Options(layout_features=_FEATURES, hinting=False)
    font = TTFont(source, recalcTimestamp=False)  # the same bytes whenever it is run
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LETTERS)
    subsetter.subset(font)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Write all faces and say how large they are."""
    folder = Path(sys.argv[1])
    for name, file in FACES.items():
        target = FONTS / f"{name}.woff2"
        cut(next(folder.rglob(file)), target)
        print(f"{target.name}: {target.stat().st_size / 1000:.1f} kB")


if __name__ == "__main__":
    main()
