"""The zip package of a DOCX file: parts unpacked within limits and parsed without entities.

Nothing in the headers is trusted: what is counted is what comes out of the
decompressor. Source: ECMA-376 part 2 (Open Packaging Conventions). The worse
mistake is to let one bad file take the machine; after that, to give up a whole
document because a part beside the text is damaged.
"""

from __future__ import annotations

import io
import posixpath
import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field

from lxml import etree

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.docx.names import Element

_CHUNK = 1 << 18
_RATIO_FLOOR = 16 << 20  # a small part of one repeated letter packs well without being an attack
_PART_BYTES = 256 << 20  # a tree takes some ten times its text; 256 MB is a document of 50,000 pages
_ENTRIES = 50_000
_ZIP_ERRORS = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,
    NotImplementedError,
    ValueError,
    struct.error,
    KeyError,
    IndexError,
    OverflowError,
)
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(wordprocessingml/main|officeDocument/(?:math|relationships))(?=[\"'])"
)
_TRANSITIONAL = {
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"officeDocument/math": b"http://schemas.openxmlformats.org/officeDocument/2006/math",
    b"officeDocument/relationships": b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}


class DamagedPartError(Exception):
    """A part that cannot be unpacked or parsed; whoever asked for it decides whether that matters."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A link from one part to another: its type is the last word of the type's address."""

    id: str
    type: str
    target: str


@dataclass(slots=True)
class Package:
    """An open DOCX package. Part names are compared without regard to case, as the standard has it."""

    archive: zipfile.ZipFile
    limits: Limits
    packed: int
    entries: dict[str, zipfile.ZipInfo] = field(default_factory=dict)
    unpacked: int = 0

    def __contains__(self, name: str) -> bool:
        return _key(name) in self.entries

    def read(self, name: str) -> bytes | None:
        """The bytes of a part, None where the package has no such part."""
        info = self.entries.get(_key(name))
        if info is None:
            return None
        if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) or info.flag_bits & 1:
            raise DamagedPartError(name)
        try:
            return self._unpack(info)
        except _ZIP_ERRORS as error:
            raise DamagedPartError(name) from error

    def parse(self, name: str) -> Element | None:
        """The root element of a part, None where the package has no such part."""
        data = self.read(name)
        return None if data is None else parse_xml(data, name)

    def relations(self, name: str) -> list[Relation]:
        """What a part links to inside the package, in file order."""
        folder, base = posixpath.split(name)
        root = self.parse(posixpath.join(folder, "_rels", base + ".rels"))
        if root is None:
            return []
        return [_relation(link, folder) for link in root if link.get("TargetMode") != "External"]

    def _unpack(self, info: zipfile.ZipInfo) -> bytes:
        part = bytearray()
        with self.archive.open(info) as stream:
            while chunk := stream.read(_CHUNK):
                part += chunk
                self.unpacked += len(chunk)
                self._check(len(part))
        return bytes(part)

    def _check(self, part: int) -> None:
        if self.unpacked > max(_RATIO_FLOOR, self.limits.unpack_ratio * self.packed):
            raise CannotRead("zip-bomb", _bomb_message())
        if self.unpacked > self.limits.unpacked_bytes or part > _PART_BYTES:
            message = _("Nội dung tệp Word sau khi giải nén vượt {n} MB. Hãy tách thành nhiều tệp nhỏ rồi đọc lại.")
            raise CannotRead("too-large", message.format(n=min(self.limits.unpacked_bytes, _PART_BYTES) >> 20))


def open_package(data: bytes, limits: Limits) -> Package:
    """Open the zip of a DOCX file, or say that it is damaged."""
    if data.count(b"PK\x01\x02") > _ENTRIES:
        raise CannotRead("zip-bomb", _bomb_message())
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _ZIP_ERRORS as error:
        raise damaged() from error
    package = Package(archive, limits, packed=len(data))
    for info in archive.infolist():
        package.entries.setdefault(_key(info.filename), info)
    return package


def parse_xml(data: bytes, name: str) -> Element:
    """Parse one part: UTF-8 or UTF-16, no DTD, no entities, strict namespaces made transitional."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        data = data.decode("utf-16", errors="replace").encode()
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise CannotRead(
            "unsafe-xml",
            _("Tệp Word chứa khai báo thực thể XML không an toàn nên không được đọc. Hãy xin lại tệp từ nơi gửi."),
        )
    if b"purl.oclc.org" in data:
        data = _STRICT.sub(lambda match: _TRANSITIONAL[match[1]], data)
    # The encoding is given, not taken from the declaration: a part in disguise could hide a DTD from the check above.
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise DamagedPartError(name) from error


def damaged() -> CannotRead:
    """The error for a file that is no whole DOCX."""
    return CannotRead(
        "damaged",
        _("Tệp Word bị hỏng hoặc không đầy đủ. Hãy mở bằng Word, lưu thành tệp mới, hoặc xin lại tệp."),
    )


def _bomb_message() -> str:
    return _(
        "Tệp nén bất thường: giải nén ra lớn gấp quá nhiều lần, có thể là tệp độc hại. Hãy xin lại tệp từ nơi gửi."
    )


def _key(name: str) -> str:
    return name.replace("\\", "/").lstrip("/").lower()


def _relation(link: Element, folder: str) -> Relation:
    target = link.get("Target", "")
    inside = target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    return Relation(link.get("Id", ""), link.get("Type", "").rpartition("/")[2], inside)
