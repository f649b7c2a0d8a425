"""What a Word file leads to: addresses outside, pictures inside, each once.

In: the part of a document that they hang on. Out: the ids by which its paragraphs name them.
python-docx looks through all that are there for each new one, and hashes every picture again.
"""

import io
from itertools import count

from docx.image.image import Image
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.parts.document import DocumentPart
from docx.parts.image import ImagePart


class Links:
    """The relations of one document that grow with what is written."""

    def __init__(self, part: DocumentPart) -> None:
        self._part = part
        self._addresses: dict[str, str] = {}
        self._pictures: dict[str, tuple[str, Image]] = {}
        self._numbers = count(1)
        self._drawn = count(1)

    def to_address(self, url: str) -> str:
        """The id of an address."""
        if url not in self._addresses:
            relation = self._part.rels.add_relationship(
                RT.HYPERLINK, url, self._next_id(), is_external=True
            )
            self._addresses[url] = relation.rId
        return self._addresses[url]

    def to_picture(self, digest: str, data: bytes) -> tuple[str, Image]:
        """The id of a picture, and what it is; the same digest is the same picture."""
        if digest not in self._pictures:
            image = Image.from_file(io.BytesIO(data))
            name = PackURI(f"/word/media/image{len(self._pictures) + 1}.{image.ext}")
            made = ImagePart.from_image(image, name)
            relation = self._part.rels.add_relationship(RT.IMAGE, made, self._next_id())
            self._pictures[digest] = relation.rId, image
        return self._pictures[digest]

    def next_drawn(self) -> int:
        """A number that no other drawing of the document bears."""
        return next(self._drawn)

    def _next_id(self) -> str:
        held = self._part.rels
        return next(name for number in self._numbers if (name := f"rId{number}") not in held)
