"""The factories make rows that the models accept."""

from __future__ import annotations

from datetime import date

import pytest

from dondoc.apps.accounts.models import Role
from factories.record import make_body, make_person, make_plan, make_task


@pytest.mark.django_db
def test_a_plan_with_a_task_can_be_made_in_a_few_words() -> None:
    department = make_body("Sở Khoa học và Công nghệ")
    person = make_person("Nguyễn Văn An", Role.MONITOR, department)
    task = make_task(make_plan(department), department, due=date(2026, 6, 30))
    assert person.check_password("mat-khau-dai-2026")
    assert task.assignments.get().body == department
