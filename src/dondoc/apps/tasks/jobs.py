"""Work in the background, by the tasks interface of Django. Each job may be run any number of times."""

from __future__ import annotations

from django_tasks import task

from dondoc.apps.tasks.same_work import propose_same_work


@task()
def find_same_work(plan_id: int) -> str:
    """Compare the tasks of a new plan with all others: seconds where there are ten thousand."""
    return f"proposed {propose_same_work(plan_id=plan_id)}"
