"""The list as CSV: all that is filtered, days as offices write them, nothing that a program would run."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.csv_answer import cell_text
from factories.cast import Cast
from factories.record import make_task

pytestmark = pytest.mark.django_db


def _table(answer: Any) -> list[dict[str, str]]:
    text = answer.content.decode("utf-8")
    assert text.startswith("\ufeff")  # so that Excel reads the letters
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_table_holds_what_is_seen(monitor: Client, task: Task) -> None:
    answer = monitor.get(reverse("tasks_csv"), {"q": "chuyen doi"})
    (row,) = _table(answer)
    assert answer["Content-Disposition"] == 'attachment; filename="nhiem-vu-20261120.csv"'
    assert (row["Nội dung"], row["Hạn"]) == (task.text, "31/12/2026")
    assert (row["Chủ trì, tên lúc giao"], row["Tình trạng"]) == ("Sở Tài chính", "Chưa nhận, trong hạn")
    assert row["Tỷ lệ hoàn thành (%)"] == ""


def test_all_pages_go_into_the_table(monitor: Client, cast: Cast, at_most_queries: Any) -> None:
    for number in range(60):
        make_task(cast.plan, cast.lead, f"Việc {number}")
    with at_most_queries(15):
        answer = monitor.get(reverse("tasks_csv"))
    assert len(_table(answer)) == 60


def test_words_are_never_formulas(monitor: Client, cast: Cast) -> None:
    make_task(cast.plan, cast.lead, "=HYPERLINK(1)")
    (row,) = _table(monitor.get(reverse("tasks_csv")))
    assert row["Nội dung"] == "'=HYPERLINK(1)"
    assert (cell_text("+84"), cell_text(-5), cell_text(None), cell_text("a")) == ("'+84", "-5", "", "a")
