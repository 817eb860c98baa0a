"""What a reviewer should know about a DOCX file: one notice for each kind of thing met.

A notice says what was done with it and, where the reader can do something, what.
Nothing is corrected silently: every drop of text has its notice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from dondoc.language import _
from dondoc.reading.sources.base import Notice
from dondoc.reading.sources.docx.names import DELETED, INSERTED, MOVED_HERE


def build_notices(counts: Counter[str], *, macros: bool, pictures_only: bool, lost: Iterable[str]) -> list[Notice]:
    """The notices of a file, in a fixed order."""
    return [
        *_changes(counts),
        *_letters(counts),
        *_hidden(counts),
        *_not_read(counts, macros=macros, pictures_only=pictures_only),
        *(_lost(part) for part in lost),
    ]


def _changes(counts: Counter[str]) -> Iterator[Notice]:
    inserted, deleted, moved = counts[INSERTED], counts[DELETED], counts[MOVED_HERE]
    if inserted or deleted or moved:
        message = _(
            "Tệp có thay đổi chưa chấp nhận ({inserted} chỗ thêm, {deleted} chỗ xóa, {moved} chỗ chuyển): "
            "đã đọc như khi chấp nhận tất cả. Hãy kiểm tra đây có phải bản chính thức không."
        )
        yield Notice("tracked-changes", message.format(inserted=inserted, deleted=deleted, moved=moved))


def _letters(counts: Counter[str]) -> Iterator[Notice]:
    if counts["converted"]:
        message = _(
            "{n} đoạn chữ dùng phông cũ (.VnTime, VNI) đã được chuyển sang Unicode. Hãy đối chiếu lại với bản gốc."
        )
        yield Notice("converted-encoding", message.format(n=counts["converted"]))
    if counts["converted"] and counts["unicode"]:
        yield Notice(
            "mixed-encoding", _("Tệp lẫn chữ Unicode với chữ phông cũ. Hãy soát kỹ những chỗ chữ hiển thị lạ.")
        )


def _hidden(counts: Counter[str]) -> Iterator[Notice]:
    if counts["hidden"]:
        message = _("Đã bỏ qua {n} đoạn chữ ẩn (không in ra giấy). Nếu cần đọc, hãy bỏ thuộc tính ẩn trong Word.")
        yield Notice("hidden-text", message.format(n=counts["hidden"]))


def _not_read(counts: Counter[str], *, macros: bool, pictures_only: bool) -> Iterator[Notice]:
    if macros:
        yield Notice("macros-ignored", _("Tệp có chứa macro: chỉ đọc phần chữ, không chạy macro."))
    if pictures_only:
        message = _(
            "Tệp Word hầu như chỉ có hình ảnh, không có chữ. Hãy xuất ra PDF rồi đọc lại để nhận dạng chữ trong ảnh."
        )
        yield Notice("pictures-only", message)
    if counts["embedded"]:
        message = _("Tệp nhúng {n} văn bản khác chưa đọc được. Hãy mở bằng Word, lưu lại thành tệp .docx rồi đọc lại.")
        yield Notice("embedded-document", message.format(n=counts["embedded"]))
    if counts["object"]:
        message = _(
            "Tệp nhúng {n} đối tượng (bảng tính, bản vẽ) không đọc được phần chữ bên trong. Hãy xem trong bản gốc."
        )
        yield Notice("embedded-object", message.format(n=counts["object"]))


def _lost(part: str) -> Notice:
    message = _("Phần «{part}» trong tệp bị hỏng nên bỏ qua; phần còn lại vẫn đọc được. Hãy kiểm tra lại với bản gốc.")
    return Notice("damaged-part", message.format(part=part))
