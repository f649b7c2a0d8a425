"""Small PDF files made by hand: pages of lines in a font whose letters are told in Unicode."""

import io

_HEAD = b"%PDF-1.4\n"


def pdf_of(*pages: tuple[str, ...]) -> bytes:
    """A PDF whose pages hold these lines."""
    letters = sorted({letter for lines in pages for line in lines for letter in line})
    codes = {letter: code for code, letter in enumerate(letters, start=1)}
    numbers = range(6, 6 + 2 * len(pages), 2)
    kids = " ".join(f"{number} 0 R" for number in numbers)
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        3: b"<< /Type /Font /Subtype /Type0 /BaseFont /Thu /Encoding /Identity-H "
        b"/DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        4: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Thu /DW 600 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
        5: stream(unicode_of(codes)),
    }
    for number, lines in zip(numbers, pages, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (number + 1)
        )
        objects[number + 1] = stream(_drawn(lines, codes))
    return written(objects)


def stream(data: bytes) -> bytes:
    """The object of a stream."""
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def unicode_of(codes: dict[str, int]) -> bytes:
    """What tells which letter each code of a font is."""
    pairs = "\n".join(
        f"<{code:04X}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items()
    )
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end end"
    ).encode()


def _drawn(lines: tuple[str, ...], codes: dict[str, int]) -> bytes:
    shown = "\n".join(
        f"<{''.join(f'{codes[letter]:04X}' for letter in line)}> Tj 0 -20 Td" for line in lines
    )
    return f"BT /F1 12 Tf 50 780 Td\n{shown}\nET".encode()


def written(objects: dict[int, bytes], noted: bytes = b"") -> bytes:
    """The file of these objects; `noted` goes into its trailer."""
    file = io.BytesIO()
    file.write(_HEAD)
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = file.tell()
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 1\n0000000000 65535 f \n")
    for number in sorted(objects):
        file.write(b"%d 1\n%010d 00000 n \n" % (number, places[number]))
    file.write(b"trailer << /Size %d /Root 1 0 R %s>>\n" % (max(objects) + 1, noted))
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()
