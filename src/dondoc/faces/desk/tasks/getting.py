"""Holding work: nobody does without having passed the check. What is hidden is not found."""

from __future__ import annotations

from typing import TypeVar

from django.db import models
from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from dondoc.apps.accounts.models import User
from dondoc.apps.core.today import today
from dondoc.apps.tasks.models import Assignment, Evidence, Extension, Opinion, SameWork, Share, Task
from dondoc.faces.desk.tasks.rows import with_names

Row = TypeVar("Row", bound=models.Model)
Side = TypeVar("Side", Extension, Share, Opinion)


def get_task(user: User, pk: int) -> Task:
    """A task that the person may open in full."""
    rows = Task.objects.visible_to(user).select_related("plan", "item").defer("plan__decisions")
    return get_object_or_404(rows, pk=pk)


def get_part(user: User, pk: int) -> Assignment:
    """A body's part, with the names of its body."""
    rows = with_names(Assignment.objects.select_related("task__plan", "task__item", "plan", "person"), today())
    return _of_visible_task(rows.defer("task__plan__decisions", "plan__decisions"), user, pk, "task")


def get_extension(user: User, pk: int) -> Extension:
    return _with_part(user, Extension.objects.select_related("asked_by"), pk)


def get_share(user: User, pk: int) -> Share:
    return _with_part(user, Share.objects.select_related("person"), pk)


def get_opinion(user: User, pk: int) -> Opinion:
    return _with_part(user, Opinion.objects.select_related("asked_by"), pk)


def get_evidence(user: User, pk: int) -> Evidence:
    rows = Evidence.objects.select_related("file", "report__by", "report__assignment__task__plan")
    rows = rows.defer("file__text", "report__assignment__task__plan__decisions")
    return _of_visible_task(rows, user, pk, "report__assignment__task")


def get_pair(user: User, pk: int) -> SameWork:
    """Two tasks that may be one: for whoever may open one of them."""
    seen = Task.objects.visible_to(user)
    rows = SameWork.objects.select_related("one__plan", "other__plan")
    return get_object_or_404(rows.filter(Q(one__in=seen) | Q(other__in=seen)), pk=pk)


def _with_part(user: User, rows: QuerySet[Side], pk: int) -> Side:
    """A row that stands beside a part, with that part."""
    found = get_object_or_404(rows, pk=pk)
    found.assignment = get_part(user, found.assignment_id)
    return found


def _of_visible_task(rows: QuerySet[Row], user: User, pk: int, path: str) -> Row:
    found = rows.filter(pk=pk, **{f"{path}__in": Task.objects.visible_to(user)}).first()
    if found is None:
        raise Http404
    return found
