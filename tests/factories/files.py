"""Small files of many kinds, built in code: enough of each format to be told by its content and read."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Mapping, Sequence

LINES = (
    "KẾ HOẠCH",
    "Triển khai nhiệm vụ khoa học và công nghệ năm 2025 trên địa bàn tỉnh Sơn Hải",
    "1. Giao Sở Khoa học và Công nghệ chủ trì, phối hợp với Sở Tài chính tham mưu Ủy ban nhân dân tỉnh.",
)
TEXT = "\n".join(LINES)

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"


def zipped(parts: Mapping[str, bytes | str], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=method)
    return out.getvalue()


def word_xml(body: str, *, head: str = "") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    )


def paragraphs(lines: Sequence[str] = LINES) -> str:
    return "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)


def docx(
    body: str | None = None,
    *,
    document: str | bytes | None = None,
    main: str = "word/document.xml",
    content_type: str = _CONTENT,
    extra: Mapping[str, bytes | str] | None = None,
) -> bytes:
    types = (
        '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    )
    relations = (
        '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}" Target="{main}"/></Relationships>'
    )
    content = document if document is not None else word_xml(paragraphs() if body is None else body)
    return zipped({"[Content_Types].xml": types, "_rels/.rels": relations, main: content, **(extra or {})})


_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_ODF_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_ODT = "application/vnd.oasis.opendocument.text"


def flat_odt(body: str | None = None, *, mimetype: str = _ODT) -> bytes:
    inner = "".join(f"<text:p>{line}</text:p>" for line in LINES) if body is None else body
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<office:document xmlns:office="{_OFFICE}" xmlns:text="{_ODF_TEXT}" '
        'xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" '
        'xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" '
        f'office:version="1.2" office:mimetype="{mimetype}">'
        f"<office:body><office:text>{inner}</office:text></office:body></office:document>"
    ).encode()


def odt(*, mimetype: str = _ODT, manifest_entry: str = "", extra: Mapping[str, bytes | str] | None = None) -> bytes:
    listed = "".join(
        f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="text/xml"/>' for name in extra or {}
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="{_OFFICE}" '
        f'xmlns:text="{_ODF_TEXT}" office:version="1.2"><office:body><office:text>'
        + "".join(f"<text:p>{line}</text:p>" for line in LINES)
        + "</office:text></office:body></office:document-content>"
    )
    manifest = (
        '<?xml version="1.0"?><manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{mimetype}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml">'
        f"{manifest_entry}</manifest:file-entry>{listed}</manifest:manifest>"
    )
    return zipped({"mimetype": mimetype, "content.xml": content, "META-INF/manifest.xml": manifest, **(extra or {})})


def rtf(lines: Sequence[str] = LINES) -> bytes:
    return ("{\\rtf1\\ansi\\uc1 " + "\\par ".join(_rtf_text(line) for line in lines) + "\\par}").encode("ascii")


def _rtf_text(line: str) -> str:
    return "".join(char if ord(char) < 128 else f"\\u{ord(char)}?" for char in line)


def word_2003(lines: Sequence[str] = LINES) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in lines)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">'
        f"<w:body>{body}</w:body></w:wordDocument>"
    ).encode()


def flat_word(body: str | None = None) -> bytes:
    def part(name: str, kind: str, xml: str) -> str:
        inner = xml.partition("?>")[2] if xml.startswith("<?") else xml
        return f'<pkg:part pkg:name="{name}" pkg:contentType="{kind}"><pkg:xmlData>{inner}</pkg:xmlData></pkg:part>'

    relations = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATION}" Target="word/document.xml"/></Relationships>'
    )
    return (
        '<?xml version="1.0" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n'
        '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
        + part("/_rels/.rels", "application/vnd.openxmlformats-package.relationships+xml", relations)
        + part("/word/document.xml", _CONTENT, word_xml(paragraphs() if body is None else body))
        + '<pkg:part pkg:name="/customXml/a.bin" pkg:contentType="image/png"><pkg:binaryData>iVBORw0KGgo=\n'
        "</pkg:binaryData></pkg:part></pkg:package>"
    ).encode()


def html(lines: Sequence[str] = LINES, *, charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return f'<html><head><meta charset="{charset}"></head><body>{body}</body></html>'.encode(charset)


def web_archive() -> bytes:
    page = html()
    return (
        b'From: <Saved by Word>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n'
        b"------=_B\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        + page
        + b"\r\n------=_B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\n"
        b"iVBORw0KGgo=\r\n------=_B--\r\n"
    )


def compound(streams: Mapping[str, bytes]) -> bytes:
    """An OLE compound file with these streams at its root, each of at least 4,096 bytes."""
    size = 512
    bodies = [body.ljust(4096, b"\0") for body in streams.values()]
    directory_sectors = -(-(len(streams) + 1) * 128 // size)
    chain, start, contents, entries = [0xFFFFFFFD], 1, b"", []
    chain += [*range(2, 1 + directory_sectors), 0xFFFFFFFE]
    first = 1 + directory_sectors
    for number, (name, body) in enumerate(zip(streams, bodies, strict=True)):
        sectors = -(-len(body) // size)
        chain += [*range(first + 1, first + sectors), 0xFFFFFFFE]
        right = number + 2 if number + 1 < len(bodies) else 0xFFFFFFFF
        entries.append(_entry(name, kind=2, start=first, length=len(body), right=right))
        contents += body.ljust(sectors * size, b"\0")
        first += sectors
    child = 1 if bodies else 0xFFFFFFFF
    directory = b"".join([_entry("Root Entry", kind=5, start=0xFFFFFFFE, length=0, child=child), *entries])
    header = bytearray(size)
    header[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<9I", header, 44, 1, start, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    struct.pack_into("<108I", header, 80, *[0xFFFFFFFF] * 108)
    table = struct.pack("<128I", *chain, *[0xFFFFFFFF] * (128 - len(chain)))
    return bytes(header) + table + directory.ljust(directory_sectors * size, b"\0") + contents


def _entry(name: str, *, kind: int, start: int, length: int, right: int = 0xFFFFFFFF, child: int = 0xFFFFFFFF) -> bytes:
    raw = bytearray(128)
    encoded = name.encode("utf-16-le") + b"\0\0"
    raw[: len(encoded)] = encoded
    struct.pack_into("<HBB", raw, 64, len(encoded), kind, 1)
    struct.pack_into("<III", raw, 68, 0xFFFFFFFF, right, child)
    struct.pack_into("<II", raw, 116, start, length)
    return bytes(raw)


def word_97_head(*, locked: bool = False) -> bytes:
    """The first bytes of Word's own stream: its mark, its version, and whether it is enciphered."""
    return struct.pack("<HHHHHH", 0xA5EC, 0x00C1, 0, 0, 0, 0x0100 if locked else 0)


def pdf(content: bytes = b"", *, pages: int = 1, trailer: bytes = b"") -> bytes:
    """A PDF of blank pages, or with one content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (b"4 0 R " * pages, pages),
        b"<</Length %d>>stream\n%s\nendstream" % (len(content), content),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 3 0 R/Resources<</Font<</F1<</Type/Font"
        b"/Subtype/Type1/BaseFont/Helvetica>>>>>>>>",
    ]
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    at = len(out)
    return (
        out
        + (b"xref\n0 5\n0000000000 65535 f \n" + table + b"trailer<</Size 5/Root 1 0 R" + trailer + b">>\nstartxref\n")
        + (b"%d\n%%%%EOF\n" % at)
    )
