"""A collection in which one record has three pictures."""

from pathlib import Path

from PIL import Image

from kb.pictures import cleaned, keep
from tests.support.indexes import indexed
from tests.support.pictures import from_camera, written

ID = "nhom-vi-du-mot"


def with_pictures(folder: Path, *files: bytes) -> list[str]:
    """Give the record these pictures; the names under which they are kept."""
    names = [keep(folder, ID, cleaned("a.jpg", data)) for data in files]
    lines = "".join(
        f"  - {{file: {name}, alt: Ảnh thứ {number} <b>, caption: 'Lời {number}', credit: Báo Mẫu, "
        "permission: phépriêng, date: 2023-11-20}\n"
        for number, name in enumerate(names)
    )
    path = folder / "exemplars" / f"{ID}.md"
    text = path.read_text("utf-8").replace("sources:\n", f"pictures:\n{lines}sources:\n", 1)
    path.write_text(text, "utf-8")
    return names


def index_with_pictures(folder: Path, index: Path) -> Path:
    """An index of it: one picture wide, one high, one small."""
    with_pictures(folder, *map(from_camera, ((1000, 800), (700, 900), (400, 300))))
    indexed(folder, index)
    return index


def like_a_photo(size: tuple[int, int], place: float) -> bytes:
    """A JPEG with as much in it as a photograph has."""
    parts = [
        Image.effect_mandelbrot(size, (place - each, -0.6, place + 0.9 + each, 0.6), 90)
        for each in (0.0, 0.07, 0.15)
    ]
    grain = Image.linear_gradient("L").resize(size)
    return written(Image.merge("RGB", [Image.blend(each, grain, 0.4) for each in parts]))
