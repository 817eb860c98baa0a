from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.core.models import Holiday
from dondoc.apps.core.workdays import work_calendar

pytestmark = pytest.mark.django_db


def test_table_goes_before_the_library() -> None:
    Holiday.objects.create(day=date(2026, 10, 19), kind=Holiday.Kind.OFF, name="Nghỉ bù của tỉnh")
    Holiday.objects.create(day=date(2026, 10, 17), kind=Holiday.Kind.WORK, name="Làm bù")
    calendar = work_calendar()
    assert not calendar.is_working_day(date(2026, 10, 19))
    assert calendar.is_working_day(date(2026, 10, 17))
    assert calendar.add_working_days(date(2026, 10, 16), 2) == date(2026, 10, 20)


def test_calendar_takes_one_query(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        calendar = work_calendar()
        assert not calendar.is_working_day(date(2026, 9, 2))
