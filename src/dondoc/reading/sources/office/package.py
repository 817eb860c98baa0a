"""What a ZIP package holds, looked at without unpacking it: which kind, how big, locked, with macros?

Source: ECMA-376 part 2 (Word's main part is named by its content type, the path is
free), OpenDocument 1.3 part 2 (the first entry `mimetype`, the manifest). Sizes come
from the package's own table; `zipfile` never gives out more of an entry than the table
says, so a lie there cannot grow later. The worse mistake is to let a bomb in: the
reader would take the whole machine with it.
"""

from __future__ import annotations

import io
import struct
import zipfile
from dataclasses import dataclass

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits

_LOCAL_HEADERS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END = b"PK\x05\x06"
_END_64 = b"PK\x06\x06"
_LONGEST_COMMENT = 65_535
_LARGEST_TABLE = 8 * 1024 * 1024
_SMALL_PART = 1024 * 1024
_HARMLESS_SIZE = 16 * 1024 * 1024  # below it no ratio does harm: a sheet of blank cells packs 500 to 1

_WORD_MAIN_TYPES = (
    b"wordprocessingml.document.main",
    b"wordprocessingml.template.main",
    b"ms-word.document.macroenabled.main",
    b"ms-word.template.macroenabledtemplate.main",
)


@dataclass(frozen=True, slots=True)
class Package:
    """The table of a package, with the two small parts that tell what it is."""

    names: frozenset[str]
    mimetype: str
    content_types: bytes
    manifest: bytes
    packed: int
    unpacked: int
    locked: bool

    @property
    def is_word(self) -> bool:
        return "word/document.xml" in self.names or any(kind in self.content_types for kind in _WORD_MAIN_TYPES)

    @property
    def has_macros(self) -> bool:
        """Whether an OpenDocument package brings macros along."""
        return any(name.startswith(("Basic/", "Scripts/")) for name in self.names)


def is_package(data: bytes) -> bool:
    return data.startswith(_LOCAL_HEADERS)


def read_package(data: bytes) -> Package:
    """Look at a package. One that does not hold together is damaged, one with a lying table unsafe."""
    _check_table(data)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            return Package(
                names=frozenset(entry.filename for entry in entries),
                mimetype=_small_part(archive, "mimetype").decode("latin-1").strip(),
                content_types=_small_part(archive, "[Content_Types].xml").lower(),
                manifest=_small_part(archive, "META-INF/manifest.xml"),
                packed=len(data),
                unpacked=sum(entry.file_size for entry in entries),
                locked=any(entry.flag_bits & 1 for entry in entries),
            )
    except Exception as error:  # zipfile raises half a dozen kinds on a bad table
        raise damaged_package() from error


def check_package(package: Package, limits: Limits) -> None:
    """Refuse a package that would unpack to more than the limits allow."""
    too_dense = package.unpacked > max(_HARMLESS_SIZE, limits.unpack_ratio * package.packed)
    if too_dense or package.unpacked > limits.unpacked_bytes:
        raise CannotRead(
            "zip-bomb",
            _(
                "Tệp nén {packed} KB nhưng bung ra tới {unpacked} MB, vượt giới hạn an toàn nên không được mở; "
                "hãy mở bằng Word, bỏ bớt ảnh rồi lưu lại thành tệp mới."
            ).format(packed=package.packed // 1024 + 1, unpacked=package.unpacked // 1024**2),
        )


def damaged_package() -> CannotRead:
    return CannotRead(
        "damaged",
        _(
            "Tệp bị hỏng hoặc chưa tải về đủ (gói nén không mở được); "
            "hãy tải lại, hoặc mở bằng Word, lưu lại thành tệp mới rồi đọc tệp đó."
        ),
    )


def _small_part(archive: zipfile.ZipFile, name: str) -> bytes:
    if name not in archive.NameToInfo or archive.NameToInfo[name].flag_bits & 1:
        return b""
    with archive.open(name) as part:
        return part.read(_SMALL_PART)


def _check_table(data: bytes) -> None:
    """Refuse a table that alone would fill the memory, before `zipfile` reads it."""
    end = data.rfind(_END, max(0, len(data) - _LONGEST_COMMENT - 22))
    if end < 0 or end + 22 > len(data):
        raise damaged_package()
    size = int(struct.unpack_from("<I", data, end + 12)[0])
    wide = data.rfind(_END_64, max(0, end - 256), end)
    if wide >= 0 and wide + 48 <= len(data):
        size = max(size if size != 0xFFFFFFFF else 0, int(struct.unpack_from("<Q", data, wide + 40)[0]))
    if size > _LARGEST_TABLE:
        raise CannotRead(
            "zip-bomb",
            _("Gói nén khai quá nhiều tệp con nên không được mở; hãy mở bằng Word và lưu lại thành tệp mới."),
        )
