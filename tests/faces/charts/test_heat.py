from __future__ import annotations

from datetime import date

import pytest

from dondoc.faces.charts.chart import Chart
from dondoc.faces.charts.heat import DueDay, heat, shade
from factories import drawn

TODAY = date(2026, 11, 20)
DAYS = {date(2026, 11, 3): DueDay(12, late=2, url="/calendar?day=2026-11-03"), date(2026, 12, 31): DueDay(3)}


def _heat() -> Chart:
    return heat(DAYS, date(2026, 11, 1), date(2026, 12, 31), title="Ngày đến hạn", today=TODAY)


def test_there_is_a_sheet_a_month_with_each_of_its_days() -> None:
    sheets = drawn.with_class(drawn.figure_of(_heat()), "heat-month")
    assert [len(drawn.with_class(sheet, "heat-day")) for sheet in sheets] == [30, 31]


def test_the_sheet_says_its_sum() -> None:
    captions = [drawn.words_of(one) for one in drawn.figure_of(_heat()).iter("figcaption")]
    assert captions == ["Tháng 11/2026 : 12 việc đến hạn", "Tháng 12/2026 : 3 việc đến hạn"]


def test_a_day_with_work_leads_to_its_list_and_says_what_is_late() -> None:
    (link,) = drawn.figure_of(_heat()).iter("a")
    assert link.get("href") == "/calendar?day=2026-11-03"
    assert link[0].text == "03/11/2026: 12 việc đến hạn, 2 việc quá hạn"
    assert len(drawn.with_class(link, "late-corner")) == 1


def test_the_fullest_day_is_darkest_and_its_number_is_written() -> None:
    tree = drawn.figure_of(_heat())
    assert [(count.text, count.get("class")) for count in drawn.with_class(tree, "heat-count")] == [
        ("12", "heat-count d4"),
        ("3", "heat-count d1"),
    ]


def test_today_is_marked() -> None:
    assert len(drawn.with_class(drawn.figure_of(_heat()), "today")) == 1


def test_links_are_not_hidden_inside_an_image() -> None:
    assert {svg.get("role") for svg in drawn.figure_of(_heat()).iter("svg")} == {"group"}


def test_the_table_names_the_days_with_work() -> None:
    table = _heat().table
    assert table is not None
    assert table.rows == (("03/11/2026", "12", "2"), ("31/12/2026", "3", "0"))


@pytest.mark.parametrize(
    ("count", "most", "step"), [(0, 9, 0), (1, 9, 1), (1, 1, 1), (9, 9, 4), (5, 9, 2), (100, 9, 4)]
)
def test_darkness_has_four_steps(count: int, most: int, step: int) -> None:
    assert shade(count, most) == step
