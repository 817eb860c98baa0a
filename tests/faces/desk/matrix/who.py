"""Who comes to the pages. Own bodies are those of the plan; the others have no work in it."""

from __future__ import annotations

VISITOR = "visitor"

ADMIN = frozenset({"administrator"})
ABOVE = frozenset({"chairman"})  # leads the people's committee, above all bodies
MONITOR = frozenset({"monitor"})  # of the body that monitors the plan
LEAD = frozenset({"leader", "focal_point", "official", "reader"})  # of the body that leads the task
HELPER = frozenset({"helper"})  # focal point of the coordinating body
OWN = ABOVE | MONITOR | LEAD | HELPER
OTHERS = frozenset({"other_leader", "other_monitor", "other_focal_point", "other_official", "other_reader"})
NOBODY = frozenset({"nobody"})  # signed in, without a role

MEMBERS = OWN | OTHERS
ALL = ADMIN | MEMBERS | NOBODY
WHO = (VISITOR, *sorted(ALL))
