from __future__ import annotations

import xml.etree.ElementTree as ET
from datetime import date

import pytest

from dondoc.faces.charts.scale import Days
from dondoc.faces.charts.timeline import Line, describe, gantt, timeline
from factories import drawn

TODAY = date(2026, 7, 1)
YEAR = Days(date(2026, 1, 1), date(2026, 12, 31))
EXTENDED = Line("Đề án", date(2026, 1, 1), (date(2026, 4, 1), date(2026, 10, 1)), (date(2026, 3, 1),))


def _row(work: Line) -> ET.Element:
    body = drawn.figure_of(gantt([work], title="T", head="Nhiệm vụ", today=TODAY, window=YEAR)).find("table/tbody")
    assert body is not None
    return body


def _ends(tree: ET.Element, kind: str) -> list[tuple[float, float]]:
    return [(drawn.share(one.get("x1")), drawn.share(one.get("x2"))) for one in drawn.with_class(tree, kind)]


def test_open_work_reaches_from_its_giving_to_today_and_on_to_its_day() -> None:
    row = _row(EXTENDED)
    assert _ends(row, "spent") == [pytest.approx((0, YEAR(TODAY)), abs=1e-3)]
    assert _ends(row, "left") == [pytest.approx((YEAR(TODAY), YEAR(date(2026, 10, 1))), abs=1e-3)]
    assert _ends(row, "over") == []


def test_the_first_day_stays_beside_the_one_in_force() -> None:
    marks = [mark.get("class") for mark in drawn.with_class(_row(EXTENDED), "due-mark")]
    assert marks == ["due-mark past", "due-mark"]


def test_late_work_is_heavy_from_its_day_to_today() -> None:
    row = _row(Line("A", date(2026, 1, 1), (date(2026, 4, 1),)))
    assert _ends(row, "over") == [pytest.approx((YEAR(date(2026, 4, 1)), YEAR(TODAY)), abs=1e-3)]


def test_work_done_late_is_heavy_up_to_its_end() -> None:
    row = _row(Line("A", date(2026, 1, 1), (date(2026, 4, 1),), done=date(2026, 5, 1)))
    assert _ends(row, "over") == [pytest.approx((YEAR(date(2026, 4, 1)), YEAR(date(2026, 5, 1))), abs=1e-3)]
    assert len(drawn.with_class(row, "done-mark")) == 1


def test_a_deadline_on_a_free_day_is_kept_on_the_next_working_day() -> None:
    row = _row(Line("A", date(2026, 1, 1), (date(2026, 4, 4),), done=date(2026, 4, 6), ends=date(2026, 4, 6)))
    assert _ends(row, "over") == []


def test_work_without_a_deadline_is_never_late() -> None:
    row = _row(Line("A", date(2026, 1, 1)))
    assert _ends(row, "over") == []
    assert drawn.with_class(row, "due-mark") == []


def test_the_line_says_its_days_in_their_order() -> None:
    assert (
        describe(EXTENDED)
        == "Giao việc: 01/01/2026; Báo cáo: 01/03/2026; Hạn đầu: 01/04/2026; Gia hạn đến: 01/10/2026."
    )


def test_below_the_line_of_one_task_stand_its_days_in_words() -> None:
    days = [drawn.words_of(one) for one in drawn.figure_of(timeline(EXTENDED, title="T", today=TODAY)).iter("li")]
    assert days == [
        "Giao việc 01/01/2026", "Báo cáo 01/03/2026", "Hạn đầu 01/04/2026", "Hôm nay 01/07/2026", "Gia hạn đến 01/10/2026",
    ]  # fmt: skip


def test_rows_keep_the_order_given_and_link() -> None:
    lines = [Line("B", TODAY, url="/tasks/2"), Line("A", TODAY, url="/tasks/1")]
    tree = drawn.figure_of(gantt(lines, title="T", head="Nhiệm vụ", today=TODAY))
    assert [(link.text, link.get("href")) for link in tree.iter("a")] == [("B", "/tasks/2"), ("A", "/tasks/1")]


def test_all_places_lie_inside_the_frame() -> None:
    tree = drawn.figure_of(gantt([EXTENDED], title="T", head="Nhiệm vụ", today=date(2027, 3, 1)))
    places = [one.get(key) for one in tree.iter() for key in ("x1", "x2", "cx") if "%" in (one.get(key) or "")]
    assert all(0 <= drawn.share(place) <= 1 for place in places)


def test_a_plan_without_tasks_is_an_empty_table() -> None:
    assert drawn.figure_of(gantt([], title="T", head="Nhiệm vụ", today=TODAY)) is not None
