"""Tasks and attachments are found by those who may open them."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest

from dondoc.apps.accounts.models import User
from dondoc.apps.core import search
from dondoc.apps.core.models import SearchEntry
from dondoc.apps.documents.signals import file_prepared
from dondoc.apps.plans.values import TaskValue
from dondoc.apps.tasks import actions
from dondoc.apps.tasks.adoption import adopt
from dondoc.apps.tasks.evidence import NewFile
from dondoc.apps.tasks.models import Assignment, Task
from factories.cast import Cast
from factories.record import make_task
from factories.reviewed import make_settled_review, named

TODAY = date(2026, 11, 20)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("media")]


def _found(user: User, words: str) -> list[tuple[str, int]]:
    return [(entry.kind, entry.object_id) for entry in search.find(user, words)]


def test_adopted_task_is_found_by_those_who_may_open_it(cast: Cast) -> None:
    value = TaskValue("Xây dựng trung tâm dữ liệu", lead=(named(cast.lead, "Sở Tài chính"),))
    plan = adopt(
        review=make_settled_review(cast.monitoring, value),
        monitor=cast.monitoring,
        assigner=None,
        starts_on=date(2026, 1, 5),
        ends_on=None,
        by=cast.monitor,
        today=TODAY,
    )
    task = plan.tasks.get()
    assert ("task", task.pk) in _found(cast.focal, "trung tam du lieu")
    assert ("task", task.pk) not in _found(cast.stranger, "trung tam du lieu")
    entry = SearchEntry.objects.get(kind="task", object_id=task.pk)
    assert entry.url == task.get_absolute_url()


def test_corrected_task_is_found_by_its_new_words(cast: Cast) -> None:
    task = make_task(cast.plan, cast.lead, "Đề án cũ")
    actions.edit_task(task=task, version=1, changes={"text": "Chương trình mới"}, by=cast.monitor, today=TODAY)
    assert ("task", task.pk) in _found(cast.focal, "chương trình mới")
    assert ("task", task.pk) not in _found(cast.focal, "de an cu")


def test_file_is_found_by_name_at_once_and_by_its_words_later(cast: Cast, accepted: Assignment) -> None:
    files = [NewFile("bien-ban-hop.txt", io.BytesIO("Biên bản".encode()))]
    report = actions.report_progress(
        assignment=accepted, version=1, words="Đã họp", files=files, by=cast.focal, today=TODAY
    )
    evidence = report.evidence.get()
    assert ("attachment", evidence.pk) in _found(cast.focal, "bien ban hop")
    evidence.file.text = "Thống nhất phương án kinh phí"
    evidence.file.save()
    file_prepared.send(sender=type(evidence.file), file=evidence.file)
    assert ("attachment", evidence.pk) in _found(cast.focal, "phương án kinh phí")
    assert ("attachment", evidence.pk) not in _found(cast.stranger, "phuong an kinh phi")


def test_index_can_be_built_anew(cast: Cast, task: Task, accepted: Assignment) -> None:
    files = [NewFile("a.txt", io.BytesIO(b"a"))]
    actions.report_progress(assignment=accepted, version=1, words="x", files=files, by=cast.focal, today=TODAY)
    SearchEntry.objects.all().delete()
    done: dict[str, Any] = search.reindex(("task", "attachment"))
    assert done == {"task": 1, "attachment": 1}
