"""Plans: those who monitor, gave or work on them; changes are the monitor's."""

from __future__ import annotations

from typing import Any

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ADMIN, ALL, MONITOR, OWN


def _plan(scene: Scene) -> dict[str, Any]:
    assert scene.task
    return {"pk": scene.cast.plan.pk}


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
