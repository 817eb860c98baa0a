"""What stands in a loaded database, as JSON: run by `manage.py shell` on the data of a served system."""

from __future__ import annotations

from collections import Counter

from django.utils import timezone

from dondoc.apps.accounts.models import Role, RoleHeld
from dondoc.apps.audit.models import Event
from dondoc.apps.core.today import today
from dondoc.apps.documents.models import Document
from dondoc.apps.letters.models import Letter
from dondoc.apps.plans.freezing import check_seal
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.counts import four_cells
from dondoc.apps.tasks.models import Assignment, Evidence, Extension, Move, Opinion, Report, Share, Task


def facts() -> dict[str, object]:
    """Counts and names, nothing that a key of a row decides."""
    cells = four_cells(Task.objects.all(), today())
    parts = Assignment.objects.filter(role=Assignment.Role.LEAD, active=True)
    moments = [timezone.localtime(at).date() for at in Event.objects.values_list("at", flat=True)]
    return {
        "documents": sorted((each.file_name, each.state) for each in Document.objects.all()),
        "plans": {str(plan): plan.tasks.count() for plan in Plan.objects.all()},
        "frozen": [bool(check_seal(plan)) for plan in Plan.objects.all()],
        "states": dict(Counter(parts.values_list("state", flat=True))),
        "cells": [cells.done_on_time, cells.done_late, cells.open_in_time, cells.open_overdue],
        "verbs": dict(Counter(Event.objects.values_list("verb", flat=True))),
        "events_in_order_of_days": max(moments) <= today() and min(moments).isoformat(),
        "reports": Report.objects.count(),
        "evidence": Evidence.objects.count(),
        "extensions": sorted(Counter(Extension.objects.values_list("decision", flat=True))),
        "shares": Share.objects.filter(done_on__isnull=False).count(),
        "opinions": Opinion.objects.exclude(answer="").count(),
        "moves": Move.objects.count(),
        "letters": dict(Counter(Letter.objects.values_list("state", flat=True))),
        "roles": sorted(set(RoleHeld.objects.on(today()).values_list("role", flat=True))),
        "all_roles": sorted(Role.values),
        "monitors_today": sorted(
            {
                f"{plan}: {plan.monitor.standard} {plan.monitor.ended_on}"
                for plan in Plan.objects.select_related("monitor")
            }
        ),
    }
