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
        5: _stream(_unicode_of(codes)),
    }
    for number, lines in zip(numbers, pages, strict=True):
        objects[number] = (
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] "
            b"/Resources << /Font << /F1 3 0 R >> >> /Contents %d 0 R >>" % (number + 1)
        )
        objects[number + 1] = _stream(_drawn(lines, codes))
    return _written(objects)


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _unicode_of(codes: dict[str, int]) -> bytes:
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


def _written(objects: dict[int, bytes]) -> bytes:
    file = io.BytesIO()
    file.write(_HEAD)
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = file.tell()
        file.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = file.tell()
    file.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for number in sorted(objects):
        file.write(b"%010d 00000 n \n" % places[number])
    file.write(b"trailer << /Size %d /Root 1 0 R >>\n" % (len(objects) + 1))
    file.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return file.getvalue()
