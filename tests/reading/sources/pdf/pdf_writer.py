"""PDF files for tests, written byte by byte: words at places, lines, pictures, and the odd things that files do.

The fonts are named and not embedded; what the letters mean stands in a ToUnicode
table, which may lie.
"""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass

A4 = (595, 842)
FONTS = {"F": "TimesNewRomanPSMT", "B": "TimesNewRomanPS-BoldMT", "I": "TimesNewRomanPS-ItalicMT"}


@dataclass
class Page:
    """One page. Places are in points from the top left corner."""

    size: tuple[int, int] = A4
    rotate: int = 0
    content: list[str] = dataclasses.field(default_factory=list)
    picture: bool = False
    annotation: str = ""  # typed onto the page, with its picture
    field: str = ""  # the value of a form field, without one

    def text(self, words: str, x: float, y: float, *, size: float = 14, font: str = "F") -> Page:
        codes = "".join(f"{ord(letter):04X}" for letter in words)
        self.content.append(f"BT /{font} {size} Tf {x} {self.size[1] - y} Td <{codes}> Tj ET")
        return self

    def holes(self, pieces: list[tuple[str, int]], x: float, y: float, *, font: str = "F") -> Page:
        """Letters of one text object, each piece followed by a hole of so many letters."""
        shown = " ".join(f"<{''.join(f'{ord(c):04X}' for c in text)}> {-500 * hole}" for text, hole in pieces)
        self.content.append(f"BT /{font} 14 Tf {x} {self.size[1] - y} Td [{shown}] TJ ET")
        return self

    def lines(self, texts: list[str], x: float = 85, y: float = 80, *, size: float = 14, step: float = 18) -> Page:
        for number, words in enumerate(texts):
            self.text(words, x, y + step * number, size=size)
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float, *, filled: bool = False) -> Page:
        low, high = self.size[1] - y1, self.size[1] - y0
        if filled:
            self.content.append(f"{x0} {low} {max(x1 - x0, 0.5)} {max(high - low, 0.5)} re f")
        else:
            self.content.append(f"0.5 w {x0} {high} m {x1} {low} l S")
        return self

    def box(self, x0: float, y0: float, x1: float, y1: float) -> Page:
        self.content.append(f"0.5 w {x0} {self.size[1] - y1} {x1 - x0} {y1 - y0} re S")
        return self

    def scan(self) -> Page:
        """A grey picture over the whole page."""
        self.picture = True
        self.content.append(f"q {self.size[0]} 0 0 {self.size[1]} 0 0 cm /Im Do Q")
        return self


def write_pdf(pages: list[Page], *, to_unicode: dict[str, str] | None = None, trailer: str = "") -> bytes:
    """The file. `to_unicode` gives letters another meaning than they are printed with."""
    objects: dict[int, bytes] = {}
    letters = sorted(
        {int(code[i : i + 4], 16) for page in pages for code in _codes(page) for i in range(0, len(code), 4)}
    )
    objects[2] = _stream(_cmap(letters, to_unicode or {}))
    for offset, (_name, base) in enumerate(FONTS.items()):
        first = 3 + offset * 2
        objects[first] = (
            f"<< /Type /Font /Subtype /Type0 /BaseFont /{base} /Encoding /Identity-H "
            f"/DescendantFonts [{first + 1} 0 R] /ToUnicode 2 0 R >>"
        ).encode()
        objects[first + 1] = (
            f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /{base} /DW 500 /CIDSystemInfo "
            f"<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor "
            f"/FontName /{base} /Flags 4 /FontBBox [0 -250 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -250 "
            f"/CapHeight 700 /StemV 80 >> >>"
        ).encode()
    objects[9] = _stream(
        b"\x80" * 4, "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8"
    )
    fonts = " ".join(f"/{name} {3 + 2 * i} 0 R" for i, name in enumerate(FONTS))
    kids = []
    for number, page in enumerate(pages):
        first = 12 + number * 4
        kids.append(f"{first} 0 R")
        note = f"/Annots [{first + 2} 0 R]" if page.annotation or page.field else ""
        objects[first] = (
            f"<< /Type /Page /Parent 10 0 R /MediaBox [0 0 {page.size[0]} {page.size[1]}] /Rotate {page.rotate} {note} "
            f"/Resources << /Font << {fonts} >> /XObject << /Im 9 0 R >> >> /Contents {first + 1} 0 R >>"
        ).encode()
        objects[first + 1] = _stream("\n".join(page.content).encode())
        if page.field:
            value = (b"\xfe\xff" + page.field.encode("utf-16-be")).hex()
            objects[first + 2] = (
                f"<< /Type /Annot /Subtype /Widget /FT /Tx /V <{value}> /F 4 /Rect [300 700 500 720] >>".encode()
            )
        if page.annotation:
            typed = "".join(f"{ord(letter):04X}" for letter in page.annotation)
            objects[first + 2] = (
                f"<< /Type /Annot /Subtype /FreeText /F 4 /Rect [300 700 500 720] /AP << /N {first + 3} 0 R >> >>"
            ).encode()
            objects[first + 3] = _stream(
                f"BT /F 14 Tf 2 4 Td <{typed}> Tj ET".encode(),
                f"/Type /XObject /Subtype /Form /BBox [0 0 200 20] /Resources << /Font << {fonts} >> >>",
            )
    objects[10] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(pages)} >>".encode()
    objects[1] = b"<< /Type /Catalog /Pages 10 0 R >>"
    return _file(objects, trailer)


def _codes(page: Page) -> list[str]:
    found = [code for part in page.content for code in re.findall("<([0-9A-F]*)>", part)]
    return [*found, "".join(f"{ord(letter):04X}" for letter in page.annotation)]


def _stream(data: bytes, head: str = "") -> bytes:
    return f"<< {head} /Length {len(data)} >>\nstream\n".encode() + data + b"\nendstream"


def _cmap(codes: list[int], meaning: dict[str, str]) -> bytes:
    pairs = "\n".join(f"<{code:04X}> <{ord(meaning.get(chr(code), chr(code))):04X}>" for code in codes)
    return (
        "/CIDInit /ProcSet findresource begin begincmap /CMapName /X def\n"
        "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
        f"{len(codes)} beginbfchar\n{pairs}\nendbfchar\nendcmap end"
    ).encode()


def _file(objects: dict[int, bytes], trailer: str) -> bytes:
    out, places = bytearray(b"%PDF-1.7\n"), {}
    for number in sorted(objects):
        places[number] = len(out)
        out += f"{number} 0 obj\n".encode() + objects[number] + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 1\n0000000000 65535 f \n"
    for number in sorted(places):
        out += f"{number} 1\n{places[number]:010d} 00000 n \n".encode()
    out += f"trailer << /Root 1 0 R /Size {max(objects) + 1} {trailer} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)
