"""Things to show: long names, long sentences, every state. No row of the record is touched."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.utils import timezone

from dondoc.faces.desk.events import Change, EventWords
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.tags.lists import Chip, Tab
from dondoc.faces.desk.tags.texts import FileLine
from dondoc.faces.desk.words import STEPS, deadline_words
from dondoc.rules.four_cells import FourCells
from dondoc.rules.lateness import TimeState, time_state
from dondoc.rules.lifecycle import LifeCycle
from dondoc.rules.six_clear import SixClear, six_clear
from dondoc.vn.working_days import WorkCalendar

LONG_BODY = "Sở Nông nghiệp và Phát triển nông thôn"
BODIES = (
    LONG_BODY,
    "Sở Khoa học và Công nghệ",
    "Ban Quản lý Khu kinh tế và các Khu công nghiệp tỉnh",
    "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh",
    "Ủy ban nhân dân phường Hoa Lư",
    "Sở Văn hóa, Thể thao và Du lịch",
)
LONG_TASK = (
    "Xây dựng, trình Ủy ban nhân dân tỉnh ban hành và tổ chức thực hiện Đề án phát triển hệ sinh thái khởi nghiệp "
    "đổi mới sáng tạo của tỉnh giai đoạn 2026-2030, trong đó tập trung hỗ trợ doanh nghiệp nhỏ và vừa đổi mới công "
    "nghệ, nâng cao năng suất, chất lượng sản phẩm chủ lực, truy xuất nguồn gốc nông sản và phát triển tài sản trí tuệ."
)
CALENDAR = WorkCalendar()


class ReportForm(forms.Form):
    """A form with one of each kind of field."""

    words = forms.CharField(label="Nội dung", widget=forms.Textarea, help_text="Đã làm gì, vướng ở đâu, cần ai.")
    progress = forms.IntegerField(label="Tỷ lệ hoàn thành (%)", required=False, min_value=0, max_value=100)
    on = DayField(label="Ngày")
    body = forms.ChoiceField(label="Cơ quan", choices=[(name, name) for name in BODIES])
    kind = forms.ChoiceField(
        label="Loại", choices=[("progress", "Tiến độ"), ("done", "Hoàn thành")], widget=forms.RadioSelect
    )
    shared = forms.BooleanField(label="Gửi cả cơ quan phối hợp", required=False)


class Filters(forms.Form):
    """The bar above a list."""

    q = forms.CharField(label="Có chữ", required=False)
    body = forms.ChoiceField(label="Cơ quan", required=False, choices=[("", "Tất cả"), *((b, b) for b in BODIES)])


def build(today: date) -> dict[str, Any]:
    """All that the gallery's templates show."""
    return {
        "today": today,
        "calendar": CALENDAR,
        "long_task": LONG_TASK,
        "long_body": LONG_BODY,
        "above": "Ủy ban nhân dân tỉnh",
        "marked": ("Báo cáo kết quả thực hiện", "ngày 31/6/2026"),
        "states": list(_states(today)),
        "cells": FourCells(done_on_time=132, done_late=27, open_in_time=96, open_overdue=18, no_deadline=41, out=5),
        "no_cells": FourCells(open_in_time=4),
        "rows": _rows(today),
        "page": Paginator(range(1, 1235), 50).page(3),
        "chips": [Chip("time", "overdue", "Thời hạn", "Quá hạn"), Chip("body", "12", "Cơ quan", LONG_BODY)],
        "tabs": [
            Tab("Việc cần tôi", "#", current=True, number=7),
            Tab("Chờ người khác", "#", number=12),
            Tab("Đã xong", "#"),
        ],
        "form": ReportForm(initial={"words": "Đã họp lấy ý kiến lần 1."}),
        "wrong_form": ReportForm({"wrong-on": "31/02/2026", "wrong-progress": "120"}, prefix="wrong"),
        "filters": Filters(),
        "events": list(_events()),
        "files": [
            FileLine("Bao-cao-tien-do-thuc-hien-De-an-khoi-nghiep-quy-III-2026.pdf", "#", 2_345_678, "Nguyễn Thị Hạnh"),
            FileLine("Ảnh hội thảo.jpg", "#", 345_678),
        ],
        "six": _six(),
        "steps": list(STEPS.values()),
        "buttons_note": "Chỉ cơ quan chủ trì báo cáo hoàn thành.",
    }


def _states(today: date) -> Any:
    """Every life cycle with every state in time that it can have."""
    days = {
        "xa": today + timedelta(days=60),
        "gần": today + timedelta(days=4),
        "qua": today - timedelta(days=12),
        "không": None,
    }
    seen = set()
    for life in LifeCycle:
        for due in days.values():
            done_on = today - timedelta(days=2) if life is LifeCycle.DONE else None
            clock = time_state(life, due, done_on, today, 7, CALENDAR)
            if (life, clock) not in seen:
                seen.add((life, clock))
                sentence = deadline_words(due, today=today, calendar=CALENDAR, done_on=done_on)
                yield {"life": life, "time": clock, "deadline": sentence if clock is not TimeState.OUT else ""}


def _rows(today: date) -> list[dict[str, Any]]:
    rows = []
    for index, body in enumerate(BODIES):
        due = today + timedelta(days=12 * index - 20)
        rows.append({
            "number": index + 1,
            "text": LONG_TASK if index % 2 == 0 else "Báo cáo kết quả thực hiện Nghị quyết số 57-NQ/TW.",
            "body": body,
            "life": LifeCycle.IN_PROGRESS,
            "time": time_state(LifeCycle.IN_PROGRESS, due, None, today, 7, CALENDAR),
            "deadline": deadline_words(due, today=today, calendar=CALENDAR),
            "progress": None if index == 3 else 15 * index,
        })  # fmt: skip
    return rows


def _events() -> Any:
    at = timezone.make_aware(datetime(2026, 11, 12, 16, 40))
    yield EventWords(
        at, "Trần Quốc Toản", "Ủy ban nhân dân tỉnh", "đồng ý gia hạn", (Change("hạn", "30/09/2026", "15/12/2026"),),
        "Chờ hướng dẫn của Bộ Khoa học và Công nghệ.",
    )  # fmt: skip
    yield EventWords(
        at - timedelta(days=3), "Nguyễn Thị Hạnh", LONG_BODY, "xin gia hạn", (Change("hạn mới", "", "15/12/2026"),)
    )
    yield EventWords(at - timedelta(days=200), "Hệ thống", "", "giao việc")


def _six() -> SixClear:
    return six_clear(
        "Tăng cường công tác tuyên truyền.", leads=[LONG_BODY], person=None, due=date(2026, 12, 31), ongoing=False,
        roles={LONG_BODY: "lead"}, product=None, authority="Ủy ban nhân dân tỉnh",
    )  # fmt: skip
