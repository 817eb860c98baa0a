"""The second sheet: how to fill the first, in a few sentences that one reads once."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _
from xlsxwriter import Workbook

from dondoc.apps.sheets.making.look import Look
from dondoc.apps.sheets.values import Column


def write_guide(book: Workbook, look: Look, columns: Sequence[Column], *, can_add: bool) -> None:
    """A sentence a row, then what each column takes."""
    sheet = book.add_worksheet(_("Hướng dẫn"))
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.write_string(0, 0, _("Cách dùng bảng này"), look.title)
    row = 2
    for sentence in _sentences(can_add=can_add):
        sheet.write_string(row, 0, f"{row - 1}.", look.text)
        sheet.write_string(row, 1, sentence, look.text)
        row += 1
    row += 1
    for column in columns:
        if column.help:
            sheet.write_string(row, 0, str(column.head), look.text)
            sheet.write_string(row, 1, str(column.help), look.text)
            row += 1


def _sentences(*, can_add: bool) -> list[str]:
    added = (
        _("Muốn thêm, hãy ghi vào các dòng trống ở cuối bảng; cột mã ẩn để trống.")
        if can_add
        else _("Dòng mới ghi thêm không được nhận ở đây; máy sẽ báo lại.")
    )
    return [
        _("Chỉ sửa các ô nền vàng. Ô nền xám chỉ để xem; sửa ở đó không có tác dụng."),
        _("Được sắp xếp, lọc, ẩn dòng, đổi thứ tự cột, thêm cột riêng, đổi tên trang tính."),
        _("Xóa một dòng không có nghĩa là xóa việc đó trong hệ thống: dòng bị xóa được bỏ qua."),
        added,
        _("Không xóa cột mã ẩn (cột A) và hàng ẩn phía trên tiêu đề: nhờ đó máy nhận ra từng dòng."),
        _("Xong thì lưu lại và tải tệp lên ở mục «Bảng tính». Máy cho xem trước mọi thay đổi, bạn đồng ý mới ghi."),
    ]
