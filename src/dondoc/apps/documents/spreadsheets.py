"""Spreadsheets at the door: what kind of table a file holds, and whether it may be opened at all.

The guards are those of the reader (signatures, packages that grow too large, passwords), so
that a bad file is refused in one way wherever it comes in. Nothing here needs Django: the
child of `sheets` that opens the file calls it.
"""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from dondoc.language import _
from dondoc.reading.errors import CannotRead
from dondoc.reading.sources.base import Limits
from dondoc.reading.sources.detect import Kind, detect
from dondoc.reading.sources.office.package import Package, check_package, is_package, read_package
from dondoc.reading.text.encodings import decode_bytes

LIMITS = Limits(file_bytes=60 * 1024**2, unpacked_bytes=400 * 1024**2, unpack_ratio=150)
MOST_GRID = 12_000_000
"""Cells of the smallest box around all values of a sheet: more than that is a stray word far from the table."""
_CHUNK = 1024 * 1024
_FILLED = re.compile(rb'<c [^>]*?r="([A-Z]{1,3})([0-9]{1,7})"[^>]*>\s*<(?:f|v|is)[ >]')
_LONGEST_TAG = 300


class Table(StrEnum):
    """How the file holds its table."""

    XLSX = "xlsx"
    XLSM = "xlsm"
    OTHER = "other"  # .xls, .xlsb, .ods: what the library opens, and no comments can be put in
    TEXT = "text"


def table_kind(data: bytes) -> Table:
    """The kind of a table; `CannotRead` where it is none, is locked, or would take the machine."""
    if len(data) > LIMITS.file_bytes:
        raise _too_large()
    try:
        kind = detect(data)
    except CannotRead as refusal:
        if refusal.code != "spreadsheet":
            raise
        return _checked_book(data)
    if kind in (Kind.TEXT, Kind.MARKDOWN):
        return Table.TEXT
    if kind is Kind.HTML:
        raise CannotRead(
            "spreadsheet-html",
            _("Tệp có đuôi của Excel nhưng bên trong là trang web; hãy mở bằng Excel rồi lưu thành .xlsx."),
        )
    raise CannotRead(
        "not-a-table",
        _("Tệp là văn bản, không phải bảng tính; hãy tải lên ở mục «Văn bản», hoặc lưu bảng thành .xlsx."),
    )


def decode_table(data: bytes) -> str:
    """The text of a table without a format of its own, in whatever encoding an office's programs wrote it."""
    return decode_bytes(data).text


def is_1904(data: bytes) -> bool:
    """Whether days are counted from 1904, as Excel on old Macintoshes did."""
    if not is_package(data):
        return False
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if "xl/workbook.xml" not in archive.namelist():
            return False
        with archive.open("xl/workbook.xml") as part:
            head = part.read(64 * 1024)
    return re.search(rb'date1904="(?:1|true)"', head) is not None


def _checked_book(data: bytes) -> Table:
    if not is_package(data):
        if not data.startswith(b"\xd0\xcf\x11\xe0"):
            raise CannotRead("spreadsheet-xml", _("Bảng tính kiểu XML cũ; hãy mở bằng Excel rồi lưu thành .xlsx."))
        return Table.OTHER
    package = read_package(data)
    if package.locked:
        raise CannotRead("encrypted", _("Tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi tải lên lại."))
    check_package(package, LIMITS)
    if "xl/workbook.xml" not in package.names:
        return Table.OTHER
    _check_extent(data)
    return Table.XLSM if _has_macros(package) else Table.XLSX


def _has_macros(package: Package) -> bool:
    return any(name.endswith("vbaProject.bin") for name in package.names)


def _check_extent(data: bytes) -> None:
    """Refuse a sheet with a stray word so far out that the empty cells between would fill the memory."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/") and name.endswith(".xml"):
                with archive.open(name) as part:
                    _check_sheet(part)


def _check_sheet(part: object) -> None:
    rows, columns, rest = 0, 0, b""
    far = ("", "")
    while chunk := part.read(_CHUNK):  # type: ignore[attr-defined]
        window = rest + chunk
        for letters, number in _FILLED.findall(window):
            row, column = int(number), _column(letters)
            if row > rows or column > columns:
                far = (letters.decode(), number.decode())
                rows, columns = max(row, rows), max(column, columns)
                if rows * columns > MOST_GRID:
                    raise _stray(far)
        rest = window[-_LONGEST_TAG:]


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _stray(far: tuple[str, str]) -> CannotRead:
    return CannotRead(
        "stray-cell",
        _("Ô {cell} có nội dung nhưng nằm quá xa bảng; hãy xóa các hàng và cột thừa rồi lưu lại tệp.").format(
            cell="".join(far)
        ),
    )


def _too_large() -> CannotRead:
    most = LIMITS.file_bytes // 1024**2
    return CannotRead(
        "too-large", _("Bảng tính lớn hơn {most} MB; hãy chia thành nhiều tệp nhỏ hơn.").format(most=most)
    )
