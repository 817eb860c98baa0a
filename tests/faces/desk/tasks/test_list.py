"""The list of work: what is filtered is what is shown, counted, sorted, and leads on by a click."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from task_pages import words_of

from dondoc.apps.accounts.models import SavedFilter
from dondoc.apps.tasks.models import Assignment, Share, Task
from dondoc.apps.tasks.rollup import roll_up
from factories.cast import Cast
from factories.record import make_assignment, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
State, Role = Assignment.State, Assignment.Role
LATE, SOON, FAR = date(2026, 10, 30), date(2026, 11, 25), date(2027, 6, 30)


def _part(task: Task, **fields: Any) -> Assignment:
    part = task.assignments.get(role=Role.LEAD)
    for name, value in fields.items():
        setattr(part, name, value)
    part.save()
    roll_up(task.pk)
    return part


@pytest.fixture
def works(cast: Cast) -> dict[str, Task]:
    """One task in each cell, and two outside of them."""
    made = {
        "late": make_task(cast.plan, cast.lead, "Xây dựng đề án quá hạn", due=LATE),
        "soon": make_task(cast.plan, cast.lead, "Rà soát quy trình sắp hạn", due=SOON),
        "far": make_task(cast.plan, cast.coordinator, "Tổ chức hội thảo còn lâu", due=FAR),
        "on_time": make_task(cast.plan, cast.lead, "Báo cáo xong đúng hạn", due=LATE),
        "done_late": make_task(cast.plan, cast.lead, "Báo cáo xong muộn", due=LATE),
        "endless": make_task(cast.plan, cast.lead, "Nâng cao nhận thức"),
        "halted": make_task(cast.plan, cast.lead, "Mua sắm tạm hoãn", due=SOON),
    }
    _part(made["late"], state=State.IN_PROGRESS, progress=40)
    _part(made["on_time"], state=State.DONE, done_on=date(2026, 10, 1))
    _part(made["done_late"], state=State.DONE, done_on=date(2026, 11, 10))
    _part(made["halted"], state=State.SUSPENDED)
    return made


def _shown(client: Client, **query: Any) -> list[str]:
    """The texts of the rows in their order."""
    answer = client.get(reverse("tasks"), query)
    assert answer.status_code == 200
    return [row.task.text for row in answer.context["rows"]]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        pytest.param({"cell": "open_overdue"}, {"late"}, id="cell-overdue"),
        pytest.param({"cell": "open_in_time"}, {"soon", "far"}, id="cell-in-time-takes-in-soon"),
        pytest.param({"cell": "done_on_time"}, {"on_time"}, id="cell-done-on-time"),
        pytest.param({"cell": "done_late"}, {"done_late"}, id="cell-done-late"),
        pytest.param({"cell": "no_deadline"}, {"endless"}, id="cell-no-deadline"),
        pytest.param({"cell": "out"}, {"halted"}, id="cell-out"),
        pytest.param({"time": "due_soon"}, {"soon"}, id="time"),
        pytest.param({"state": "suspended"}, {"halted"}, id="life-cycle"),
        pytest.param({"q": "quy trinh"}, {"soon"}, id="words-without-marks"),
        pytest.param({"q": "HỘI thảo"}, {"far"}, id="words-in-capitals"),
        pytest.param({"due_from": "01/11/2026", "due_to": "31/12/2026"}, {"soon", "halted"}, id="days"),
        pytest.param({"due_from": "ngày mai"}, None, id="what-cannot-be-read-is-left-out"),
        pytest.param({"plan": "không"}, None, id="a-number-that-is-none"),
        pytest.param({"cell": "khong-co"}, None, id="an-unknown-cell"),
    ],
)
def test_filters(monitor: Client, works: dict[str, Task], query: dict[str, str], names: set[str] | None) -> None:
    wanted = {task.text for name, task in works.items() if names is None or name in names}
    assert set(_shown(monitor, **query)) == wanted


def test_body_asks_for_the_parts_it_answers_for(monitor: Client, cast: Cast, works: dict[str, Task]) -> None:
    make_assignment(works["late"], cast.coordinator, role=Role.COORDINATE, due=LATE)
    assert _shown(monitor, body=cast.coordinator.pk) == [works["far"].text]
    assert set(_shown(monitor, body=cast.coordinator.pk, role="any")) == {works["late"].text, works["far"].text}
    answer = monitor.get(reverse("tasks"), {"body": cast.coordinator.pk})
    assert answer.context["of_parts"]
    assert [tab.current for tab in answer.context["tabs"]] == [True, False]
    assert not monitor.get(reverse("tasks"), {"body": cast.coordinator.pk, "as": "works"}).context["of_parts"]


def test_numbers_of_the_cells_are_those_of_their_lists(monitor: Client, cast: Cast, works: dict[str, Task]) -> None:
    for query in ({"plan": cast.plan.pk}, {"body": cast.lead.pk}):
        cells = monitor.get(reverse("tasks"), query).context["cells"]
        for code in ("done_on_time", "done_late", "open_in_time", "open_overdue", "no_deadline", "out"):
            assert len(_shown(monitor, **query, cell=code)) == getattr(cells, code), code


def test_nearest_day_comes_first(monitor: Client, works: dict[str, Task]) -> None:
    assert _shown(monitor)[:3] == [works["late"].text, works["soon"].text, works["far"].text]


def test_sorting_turns_round(monitor: Client, works: dict[str, Task]) -> None:
    assert _shown(monitor, sort="number") == list(reversed(_shown(monitor, sort="-number")))


def test_bodies_are_sorted_as_the_alphabet_has_them(monitor: Client, cast: Cast) -> None:
    for name in ("Sở Đo lường", "Sở Dân tộc", "Sở Ứng dụng"):
        make_task(cast.plan, make_body(name, under=cast.province), name, due=SOON)
    assert _shown(monitor, role="lead", sort="body") == ["Sở Dân tộc", "Sở Đo lường", "Sở Ứng dụng"]


def test_mine_is_what_my_body_leads_and_what_was_given_to_me(
    cast: Cast, works: dict[str, Task], client_for: Any
) -> None:
    assert set(_shown(client_for(cast.helper), mine="1")) == {works["far"].text}
    official = client_for(cast.official)
    assert _shown(official, mine="me") == []
    Share.objects.create(assignment=_part(works["soon"]), person=cast.official, text="Tổng hợp")
    _part(works["late"], person=cast.official)
    assert set(_shown(official, mine="me")) == {works["late"].text, works["soon"].text}
    assert set(_shown(client_for(cast.monitor), mine="monitor")) == {task.text for task in works.values()}


def test_work_of_others_is_not_listed(cast: Cast, works: dict[str, Task], client_for: Any) -> None:
    assert _shown(client_for(cast.stranger)) == []
    assert _shown(client_for(cast.helper)) == [works["far"].text]


def test_whole_plan_is_listed_to_a_body_with_work_in_it_but_opens_only_its_own(
    cast: Cast, works: dict[str, Task], client_for: Any
) -> None:
    answer = client_for(cast.helper).get(reverse("tasks"), {"plan": cast.plan.pk})
    rows = {row.task.pk: row for row in answer.context["rows"]}
    assert len(rows) == len(works)
    assert rows[works["far"].pk].url
    late = rows[works["late"].pk]
    assert (late.url, late.progress, late.reported_on) == ("", None, None)


def test_ended_and_joined_work_is_apart(monitor: Client, cast: Cast, works: dict[str, Task]) -> None:
    Task.objects.filter(pk=works["late"].pk).update(joined_to=works["soon"])
    Task.objects.filter(pk=works["far"].pk).update(ended_on=date(2026, 11, 1), ended_by=make_plan(cast.monitoring))
    assert works["late"].text not in _shown(monitor)
    assert _shown(monitor, time="joined") == [works["late"].text]
    assert _shown(monitor, time="ended") == [works["far"].text]


def test_silent_work_is_found(monitor: Client, works: dict[str, Task]) -> None:
    _part(works["endless"], state=State.IN_PROGRESS, given_on=date(2026, 1, 6))
    assert _shown(monitor, time="stale") == [works["endless"].text]


def test_row_tells_both_names_of_a_body_and_the_first_day(monitor: Client, cast: Cast) -> None:
    old = make_body("Sở Kế hoạch và Đầu tư", until=date(2026, 3, 1))
    task = make_task(cast.plan, cast.lead, "Lập quy hoạch", due=FAR, first_due=LATE)
    _part(task, given_to=old, first_due=LATE)
    words = words_of(monitor.get(reverse("tasks")))
    assert "Sở Kế hoạch và Đầu tư (nay: Sở Tài chính)" in words
    assert "30/10/2026 Hạn 30/06/2027" in words


def test_group_tells_how_many_reported_and_silence_is_not_zero(monitor: Client, cast: Cast) -> None:
    task = make_task(cast.plan, None, "Rà soát", due=FAR, group_lead=True, lead_written="Các sở, ngành")
    for body, progress in ((cast.lead, 50), (cast.coordinator, None), (cast.other, 100)):
        make_assignment(task, body, due=FAR, progress=progress, state=State.IN_PROGRESS)
    roll_up(task.pk)
    words = words_of(monitor.get(reverse("tasks")))
    assert "Các sở, ngành (3 cơ quan)" in words
    assert "0/3 xong 2 báo cáo, trung bình 75%" in words


def test_values_in_the_table_filter_it(monitor: Client, cast: Cast, works: dict[str, Task]) -> None:
    html = monitor.get(reverse("tasks"), {"q": "đề án"}).content.decode()
    assert f"body={cast.lead.pk}" in html
    assert "time=overdue" in html
    assert f"plan={cast.plan.pk}" in html
    assert "«đề án»" in html  # the chip of the filter in force


@pytest.mark.parametrize("name", ["plan", "body"])
@pytest.mark.parametrize("number", ["9" * 20, f"-{'9' * 20}", "²"])
def test_number_that_no_row_can_have_is_left_out(
    monitor: Client, works: dict[str, Task], name: str, number: str
) -> None:
    assert len(_shown(monitor, **{name: number})) == len(works)


def test_pages_keep_the_filters(monitor: Client, cast: Cast) -> None:
    for number in range(51):
        make_task(cast.plan, cast.lead, f"Việc {number}", due=SOON)
    first, second = (monitor.get(reverse("tasks"), {"plan": cast.plan.pk, "page": page}) for page in (1, 2))
    assert [len(answer.context["rows"]) for answer in (first, second)] == [50, 1]
    assert f"plan={cast.plan.pk}&amp;page=2" in first.content.decode()
    seen = [row.task.pk for answer in (first, second) for row in answer.context["rows"]]
    assert len(set(seen)) == 51


def test_list_is_kept_under_a_name(cast: Cast, monitor: Client, works: dict[str, Task]) -> None:
    kept = {"page": "tasks", "name": "Quá hạn", "query": "cell=open_overdue&page=2"}
    answer = monitor.post(reverse("save_filter"), kept, follow=True)
    assert answer.redirect_chain[0][0] == f"{reverse('tasks')}?cell=open_overdue"
    assert "Quá hạn" in [saved.name for saved in answer.context["saved"]]
    assert SavedFilter.objects.get().user == cast.monitor


def test_empty_list_teaches(cast: Cast, client_for: Any, works: dict[str, Task]) -> None:
    assert "Chưa có nhiệm vụ nào" in words_of(client_for(cast.stranger).get(reverse("tasks")))
    assert "Không có việc nào khớp" in words_of(
        client_for(cast.monitor).get(reverse("tasks"), {"q": "không có chữ này"})
    )


def test_print_has_the_letterhead_and_all_rows(monitor: Client, works: dict[str, Task]) -> None:
    answer = monitor.get(reverse("tasks_print"), {"cell": "open_overdue"})
    words = words_of(answer)
    assert "Độc lập - Tự do - Hạnh phúc" in words
    assert works["late"].text in words
    assert works["soon"].text not in words
    assert "1 dòng, tính đến ngày 20/11/2026" in words


def test_day_of_a_row_is_not_late_where_it_does_not_count(monitor: Client, cast: Cast) -> None:
    """What waits to be confirmed stands by the day that was reported; what is halted is not late."""
    reported = make_task(cast.plan, cast.lead, "Đã báo xong", due=LATE)
    _part(reported, state=State.AWAITING, done_on=date(2026, 10, 20))
    halted = make_task(cast.plan, cast.lead, "Tạm hoãn", due=LATE)
    _part(halted, state=State.SUSPENDED)
    told = {row.task.text: row.deadline for row in monitor.get(reverse("tasks")).context["rows"]}
    assert told == {"Đã báo xong": "Xong 20/10/2026 (hạn 30/10/2026)", "Tạm hoãn": "Hạn 30/10/2026, không tính"}


def test_figure_of_the_desk_is_that_of_its_list(cast: Cast, works: dict[str, Task], client_for: Any) -> None:
    for person in (cast.focal, cast.official, cast.helper):
        client = client_for(person)
        assert (
            client.get(reverse("desk")).context["cells"] == client.get(reverse("tasks"), {"mine": "1"}).context["cells"]
        )
