"""What a person still has in hand, for whoever is asked to erase that person."""

from __future__ import annotations

from collections.abc import Iterator

from django.urls import reverse

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.personal.open_work import Open, register
from dondoc.apps.tasks.models import Assignment, Share
from dondoc.apps.tasks.querysets import OPEN_STATES


@register
def work_of(person: User) -> Iterator[Open]:
    """Parts and pieces that were given to the person and are not closed."""
    parts = Assignment.objects.open().filter(person=person, task__ended_on__isnull=True).select_related("task")
    for part in parts.order_by("due", "pk"):
        yield Open(part.task.text, f"{reverse('task', args=[part.task_id])}?part={part.pk}#part")
    pieces = Share.objects.filter(person=person, done_on__isnull=True, withdrawn_on__isnull=True)
    living = pieces.filter(assignment__active=True, assignment__state__in=OPEN_STATES)
    for share in living.select_related("assignment").order_by("due", "pk"):
        yield Open(share.text, f"{reverse('task', args=[share.assignment.task_id])}?part={share.assignment_id}#part")
