"""The list as a table for other programs."""

from __future__ import annotations

from collections.abc import Iterable

from django.http import HttpResponse
from django.utils.translation import gettext as _

from dondoc.faces.desk import words
from dondoc.faces.desk.csv_answer import csv_answer
from dondoc.faces.desk.tasks.finding import Asking
from dondoc.faces.desk.tasks.rows import Row


def csv_of(rows: Iterable[Row], asking: Asking) -> HttpResponse:
    """All rows, a line each, in the order of the page."""
    head = (
        _("Kế hoạch"),
        _("Số thứ tự"),
        _("Mục"),
        _("Lĩnh vực"),
        _("Nội dung"),
        _("Chủ trì, tên lúc giao"),
        _("Chủ trì, tên nay"),
        _("Vai trò"),
        _("Kỳ"),
        _("Phối hợp, như văn bản ghi"),
        _("Hạn đầu"),
        _("Hạn"),
        _("Tình trạng"),
        _("Ngày xong"),
        _("Tỷ lệ hoàn thành (%)"),
        _("Báo cáo gần nhất"),
        _("Sản phẩm"),
    )
    return csv_answer(f"nhiem-vu-{asking.today:%Y%m%d}", head, (_line(row) for row in rows))


def _line(row: Row) -> tuple[object, ...]:
    task = row.task
    return (
        row.plan,
        task.number,
        task.path,
        task.field,
        task.text,
        row.lead.then if row.lead and not row.group else task.lead_written,
        (row.lead.now or row.lead.then) if row.lead and not row.group else "",
        row.role,
        row.period,
        task.coordinate_written,
        row.first_due,
        row.due,
        words.state_words(row.life, row.time),
        row.done_on,
        row.progress if row.group is None else row.group.mean,
        row.reported_on,
        task.product,
    )
