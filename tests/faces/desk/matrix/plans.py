"""Plans: those who monitor, gave or work on them; changes are the monitor's."""

from __future__ import annotations

from typing import Any

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, ALL, MONITOR, OWN


def _plan(scene: Scene) -> dict[str, Any]:
    assert scene.task
    return {"pk": scene.cast.plan.pk}


def _document(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.document.pk}


SEES = OWN | ADMIN
_LOOK = Row(args=_plan, get=Expect(SEES))

ROWS: dict[str, Row] = {
    "plans": Row(get=Expect(ALL)),
    "plan": _LOOK,
    "plan_days": _LOOK,
    "plan_clarity": _LOOK,
    "plan_promises": _LOOK,
    "plan_chain": _LOOK,
    "plan_history": _LOOK,
    "amendments": _LOOK,
    "upper_orders": Row(args=_document, get=Expect(MONITOR | ABOVE | ADMIN)),
    "say_takeup": Row(
        args=lambda scene: {"pk": scene.item.pk},
        post=Expect(MONITOR, refused=ABOVE | ADMIN, ok=302),
        data=lambda scene: {"act": "waive", "reason": "Đã làm"},
    ),
    "change_plan": Row(
        args=_plan,
        get=Expect(MONITOR, refused=SEES - MONITOR),
        post=Expect(MONITOR, refused=SEES - MONITOR, ok=302),
        data=lambda scene: {
            "version": 1,
            "short_name": "KH mới",
            "starts_on": "1/1/2026",
            "ends_on": "31/12/2026",
            "standing_period": "quarter",
        },
    ),
}
