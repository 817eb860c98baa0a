"""Files that are no text document: one code and one sentence for each, which says what to do instead.

A sentence is made when it is asked for, so that it comes in the user's language.
"""

from __future__ import annotations

import errno

from dondoc.language import _
from dondoc.reading.errors import CannotRead


def empty() -> CannotRead:
    return CannotRead("empty", _("Tệp rỗng, không có nội dung; hãy kiểm tra lại tệp gốc."))


def spreadsheet(kind: str) -> CannotRead:
    return CannotRead(
        "spreadsheet",
        _("Tệp là bảng tính ({kind}), không phải văn bản; hãy lưu thành Word hoặc PDF rồi đọc lại.").format(kind=kind),
    )


def presentation(kind: str) -> CannotRead:
    return CannotRead(
        "presentation",
        _("Tệp là bản trình chiếu ({kind}), không phải văn bản; hãy dùng bản Word hoặc PDF của văn bản.").format(
            kind=kind
        ),
    )


def archive(kind: str) -> CannotRead:
    return CannotRead(
        "archive", _("Tệp là gói nén ({kind}); hãy giải nén rồi đọc từng văn bản ở bên trong.").format(kind=kind)
    )


def encrypted() -> CannotRead:
    return CannotRead(
        "encrypted",
        _(
            "Tệp được đặt mật khẩu nên không đọc được; "
            "hãy mở bằng mật khẩu, lưu thành tệp không có mật khẩu rồi đọc lại."
        ),
    )


def image_format(kind: str) -> CannotRead:
    return CannotRead(
        "image-format", _("Chưa đọc được ảnh kiểu {kind}; hãy lưu ảnh thành JPEG, PNG hoặc PDF.").format(kind=kind)
    )


def email() -> CannotRead:
    return CannotRead("email", _("Tệp là thư điện tử; hãy mở thư, lưu văn bản đính kèm rồi đọc văn bản đó."))


def other_xml(root: str) -> CannotRead:
    return CannotRead(
        "other-xml",
        _(
            "Tệp là dữ liệu XML (thẻ gốc «{root}»), không phải văn bản; "
            "hãy dùng chính văn bản ở dạng Word, PDF hoặc HTML."
        ).format(root=root),
    )


def unsafe_xml() -> CannotRead:
    return CannotRead(
        "unsafe-xml",
        _("Tệp XML khai báo thực thể (ENTITY) nên không được mở; hãy mở bằng Word và lưu lại thành .docx."),
    )


def not_a_document(kind: str) -> CannotRead:
    return CannotRead(
        "not-a-document",
        _("Tệp không phải văn bản ({kind}); hãy dùng bản Word, PDF, bản quét hoặc HTML của văn bản.").format(kind=kind),
    )


def unknown_binary() -> CannotRead:
    return not_a_document(_("dữ liệu nhị phân không rõ kiểu"))


def program() -> CannotRead:
    return not_a_document(_("chương trình máy tính"))


def sound_or_film() -> CannotRead:
    return not_a_document(_("âm thanh hoặc phim"))


def damaged_compound() -> CannotRead:
    return CannotRead(
        "damaged",
        _(
            "Tệp Office đời cũ bị hỏng hoặc chưa tải về đủ; "
            "hãy tải lại, hoặc mở bằng Word, lưu lại thành .docx rồi đọc tệp đó."
        ),
    )


def too_large(size: int, limit: int) -> CannotRead:
    return CannotRead(
        "too-large",
        _(
            "Tệp nặng {size}, vượt giới hạn {limit}; hãy chia thành nhiều tệp nhỏ hơn hoặc giảm độ phân giải bản quét."
        ).format(size=in_words(size), limit=in_words(limit)),
    )


def no_text() -> CannotRead:
    return CannotRead(
        "no-text",
        _("Không có chữ nào đọc được trong tệp; hãy dùng bản có chữ, hoặc quét lại bản giấy rõ hơn (300 dpi trở lên)."),
    )


def damaged(kind: str) -> CannotRead:
    return CannotRead(
        "damaged",
        _(
            "Tệp {kind} bị hỏng, chưa tải về đủ hoặc quá phức tạp nên không đọc được; "
            "hãy mở bằng chương trình đã tạo ra tệp, lưu lại thành tệp mới rồi đọc tệp đó."
        ).format(kind=kind),
    )


def system_reason(error: OSError) -> str:
    """Why the system refused a file or folder, in the user's language; its own words for what is rare.

    >>> system_reason(OSError(errno.ENOSPC, "No space left on device"))
    'đĩa đã đầy'
    """
    known = {
        errno.ENOENT: _("không có tệp hoặc thư mục này"),
        errno.EACCES: _("không có quyền"),
        errno.EPERM: _("không có quyền"),
        errno.ENOSPC: _("đĩa đã đầy"),
        errno.EDQUOT: _("đã dùng hết dung lượng được cấp"),
        errno.EROFS: _("ổ đĩa chỉ cho đọc"),
        errno.EISDIR: _("đây là thư mục"),
        errno.ENOTDIR: _("đây không phải thư mục"),
        errno.EEXIST: _("đã có tệp cùng tên"),
        errno.ENAMETOOLONG: _("tên quá dài"),
        errno.ELOOP: _("liên kết vòng tròn"),
        errno.EMFILE: _("mở quá nhiều tệp cùng lúc"),
        errno.EIO: _("lỗi đọc ghi của ổ đĩa"),
        errno.ETXTBSY: _("tệp đang được chương trình khác dùng"),
        errno.EBUSY: _("tệp đang được chương trình khác dùng"),
    }
    return known.get(error.errno or 0) or error.strerror or str(error)


def in_words(size: int) -> str:
    """A size as people say it: whole bytes, then KB and MB with a decimal comma.

    >>> in_words(900), in_words(1536), in_words(200 * 1024 * 1024)
    ('900 byte', '1,5 KB', '200 MB')
    """
    if size < 1024:
        return f"{size} byte"
    amount, unit = (size / 1024, "KB") if size < 1024**2 else (size / 1024**2, "MB")
    return f"{amount:.1f}".removesuffix(".0").replace(".", ",") + f" {unit}"
