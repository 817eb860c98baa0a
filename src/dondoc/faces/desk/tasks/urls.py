"""Addresses of work. A step has the name of its action; a step on one body's part takes the number of the part."""

from __future__ import annotations

from django.urls import path

from dondoc.faces.desk.tasks import (
    dividing,
    listing,
    pairs,
    part_steps,
    proofs,
    reporting,
    side_steps,
    task_steps,
    views,
)

_PART_STEPS = (
    part_steps.accept_assignment,
    part_steps.refuse_assignment,
    reporting.report_progress,
    reporting.ask_completion,
    part_steps.confirm_completion,
    part_steps.send_back,
    part_steps.suspend,
    part_steps.resume,
    part_steps.drop,
    part_steps.reopen,
    part_steps.reassign,
    part_steps.remove_coordinator,
    side_steps.ask_extension,
    side_steps.ask_opinion,
    dividing.divide,
    dividing.name_person,
)
_TASK_STEPS = (
    task_steps.edit_task,
    task_steps.set_deadline,
    task_steps.assign_lead,
    task_steps.add_coordinator,
    task_steps.close_common,
    task_steps.reopen_common,
)

urlpatterns = [
    path("tasks/", listing.tasks, name="tasks"),
    path("tasks/print", listing.tasks_print, name="tasks_print"),
    path("tasks/csv", listing.tasks_csv, name="tasks_csv"),
    path("tasks/same", pairs.same_work, name="same_work"),
    path("tasks/same/<int:pk>/join_tasks", pairs.join_tasks, name="join_tasks"),
    path("tasks/same/<int:pk>/keep_apart", pairs.keep_apart, name="keep_apart"),
    path("tasks/<int:pk>/", views.task, name="task"),
    *(path(f"tasks/<int:pk>/{step.__name__}", step, name=step.__name__) for step in _TASK_STEPS),
    *(path(f"parts/<int:pk>/{step.__name__}", step, name=step.__name__) for step in _PART_STEPS),
    path("extensions/<int:pk>/decide_extension", side_steps.decide_extension, name="decide_extension"),
    path("shares/<int:pk>/finish_share", side_steps.finish_share, name="finish_share"),
    path("shares/<int:pk>/withdraw_share", side_steps.withdraw_share, name="withdraw_share"),
    path("opinions/<int:pk>/give_opinion", side_steps.give_opinion, name="give_opinion"),
    path("evidence/<int:pk>/", proofs.evidence, name="evidence"),
    path("evidence/<int:pk>/file", proofs.evidence_file, name="evidence_file"),
    path("evidence/<int:pk>/pictures/<int:number>", proofs.evidence_picture, name="evidence_picture"),
]
