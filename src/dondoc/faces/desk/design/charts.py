"""Charts to show, with numbers made up for the purpose."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from dondoc.faces.charts.bars import Bar, bars
from dondoc.faces.charts.heat import DueDay, heat
from dondoc.faces.charts.line import Path, Point, line
from dondoc.faces.charts.multiples import Small, multiples
from dondoc.faces.charts.sparkline import sparkline
from dondoc.faces.charts.stacked import Stack, stacked
from dondoc.faces.charts.timeline import Line, gantt, timeline
from dondoc.faces.desk.design.examples import BODIES, LONG_TASK
from dondoc.rules.four_cells import FourCells

TODAY = date(2026, 11, 20)
_CELLS = ((12, 4, 9, 6), (41, 3, 22, 1), (5, 0, 7, 4), (9, 6, 2, 0), (0, 0, 14, 0), (18, 9, 3, 3))


def build() -> dict[str, Any]:
    """Each kind once."""
    return {
        "bars": bars(
            [Bar(body, 3 * cells[3] + 2, "#") for body, cells in zip(BODIES, _CELLS, strict=True)],
            title="Số ngày trễ trung bình theo cơ quan", unit="ngày", head="Cơ quan",
        ),
        "stacked": stacked(
            [Stack(body, FourCells(*cells), "#") for body, cells in zip(BODIES, _CELLS, strict=True)],
            title="Tình trạng việc theo cơ quan", head="Cơ quan",
        ),
        "line": line(_path(), title="Tỷ lệ doanh nghiệp có hoạt động đổi mới sáng tạo"),
        "multiples": multiples(
            [Small(body, _path(index), "#") for index, body in enumerate(BODIES)], title="Tỷ lệ đúng hạn theo quý",
        ),
        "heat": heat(_due_days(), date(2026, 9, 1), date(2026, 12, 31), title="Ngày đến hạn", today=TODAY),
        "timeline": timeline(_lines()[0], title="Dòng thời gian", today=TODAY),
        "gantt": gantt(_lines(), title="Tiến độ theo thời gian", head="Nhiệm vụ", today=TODAY),
        "sparkline": sparkline([3, 4, 9, 7, None, 12, 14], title="Xu hướng"),
    }  # fmt: skip


def _path(shift: int = 0) -> Path:
    reached = (12.5, 18, 24.5, 31 - 3 * shift, 34 - 4 * shift, None, None)
    return Path(
        [
            Point(str(2021 + year), value, 12 + 6 * year, 9 + 5.5 * year, 15 + 6.5 * year)
            for year, value in enumerate(reached)
        ],
        "%",
    )


def _lines() -> list[Line]:
    return [
        Line(
            LONG_TASK,
            date(2026, 1, 10),
            (date(2026, 6, 30), date(2026, 9, 30)),
            (date(2026, 3, 2), date(2026, 7, 14)),
            url="#",
        ),
        Line("Báo cáo sơ kết 6 tháng", date(2026, 2, 1), (date(2026, 7, 15),), (), date(2026, 7, 9), url="#"),
        Line("Ban hành Quy chế phối hợp", date(2026, 3, 1), (date(2026, 8, 31),), (), date(2026, 10, 6), url="#"),
        Line("Xây dựng Đề án chuyển đổi số", date(2026, 5, 4), (date(2027, 3, 31),), (date(2026, 8, 20),), url="#"),
        Line("Tuyên truyền thường xuyên", date(2026, 1, 10), (), (date(2026, 4, 1), date(2026, 10, 1)), url="#"),
    ]


def _due_days() -> dict[date, DueDay]:
    days = {}
    for index in range(28):
        day = date(2026, 9, 3) + timedelta(days=index * 4 + index % 3)
        days[day] = DueDay(1 + (index * 5) % 13, late=index % 4 if day < TODAY else 0, url="#")
    return days
