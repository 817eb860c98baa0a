"""Work: whose body has a part in it sees it; each step is for those whom it concerns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from dondoc.apps.documents.models import FilePicture
from dondoc.apps.tasks.models import Assignment, SameWork, Task
from factories.record import make_task
from factories.scene import DAY, DUE, Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, ALL, MONITOR, OWN

SEES = ADMIN | OWN
FOCAL, HELPER, OFFICIAL = {"focal_point"}, {"helper"}, {"official"}
DECIDERS = MONITOR | ABOVE
NEAR_PLAN = ADMIN | ABOVE | MONITOR
REASON = {"reason": "Theo công văn 12/SKHCN"}


def _step(
    allowed: Iterable[str],
    thing: Callable[[Scene], Any],
    data: dict[str, Any] | Callable[[Scene], dict[str, Any]] | None = None,
    sees: Iterable[str] = SEES,
) -> Row:
    """A step: its page and its post are for the same people; who sees the task hears why not."""
    expect = {"allowed": allowed, "refused": set(sees) - set(allowed)}

    def filled(scene: Scene) -> dict[str, Any]:
        said = data(scene) if callable(data) else data or {}
        return {"version": getattr(thing(scene), "version", 0), **said}

    return Row(
        get=Expect(**expect), post=Expect(**expect, ok=303), args=lambda scene: {"pk": thing(scene).pk}, data=filled
    )


def _in_state(state: str, **fields: Any) -> Callable[[Scene], Assignment]:
    def part(scene: Scene) -> Assignment:
        found = scene.working
        for name, value in {"state": state, **fields}.items():
            setattr(found, name, value)
        found.save()
        return found

    return part


def _leaderless(scene: Scene) -> Task:
    found = Task.objects.filter(text="Nâng cao nhận thức").first()
    return found or make_task(scene.cast.plan, None, "Nâng cao nhận thức")


def _closed_common(scene: Scene) -> Task:
    found = _leaderless(scene)
    found.finished_on, found.is_open = DAY, False
    found.save()
    return found


def _evidence(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.evidence.pk}


def _picture(scene: Scene) -> dict[str, Any]:
    image = scene.evidence.file
    image.media_type = "image/png"
    image.save()
    FilePicture.objects.create(file=image, number=0, width=1, height=1, image=image)
    return {"pk": scene.evidence.pk, "number": 0}


def _pair(scene: Scene) -> SameWork:
    return scene.same_work


_OPINION_ASKED = {"question": "Góp ý", "due": DUE.isoformat()}
_SHARES = {"share-TOTAL_FORMS": "1", "share-INITIAL_FORMS": "0", "share-0-text": "Tổng hợp"}
_LATER = {"new_due": date(2027, 1, 31).isoformat(), **REASON}
_SEES_PAIR = {"post": Expect(MONITOR, refused=SEES - MONITOR, ok=303), "args": lambda scene: {"pk": _pair(scene).pk}}

ROWS: dict[str, Row] = {
    "tasks": Row(get=Expect(ALL)),
    "tasks_print": Row(get=Expect(ALL)),
    "tasks_csv": Row(get=Expect(ALL)),
    "task": Row(get=Expect(SEES), args=lambda scene: {"pk": scene.task.pk}),
    "accept_assignment": _step(FOCAL, lambda scene: scene.assignment),
    "refuse_assignment": _step(FOCAL, lambda scene: scene.assignment, REASON),
    "report_progress": _step(
        FOCAL | OFFICIAL, lambda scene: scene.working, {"words": "Đã lấy ý kiến", "on": DAY.isoformat()}
    ),
    "ask_completion": _step(FOCAL, lambda scene: scene.working, {"words": "Đã xong", "done_on": DAY.isoformat()}),
    "confirm_completion": _step(MONITOR, lambda scene: scene.awaiting),
    "send_back": _step(MONITOR, lambda scene: scene.awaiting, REASON),
    "suspend": _step(DECIDERS, lambda scene: scene.working, REASON),
    "resume": _step(DECIDERS, _in_state("suspended")),
    "drop": _step(DECIDERS, lambda scene: scene.working, REASON),
    "reopen": _step(DECIDERS, _in_state("done", done_on=DAY), REASON),
    "reassign": _step(DECIDERS, lambda scene: scene.working, lambda scene: {"to": scene.cast.other.pk, **REASON}),
    "remove_coordinator": _step(MONITOR, lambda scene: scene.helping, REASON),
    "ask_extension": _step(FOCAL, lambda scene: scene.working, _LATER),
    "ask_opinion": _step(
        FOCAL, lambda scene: scene.working, lambda scene: {"of": [scene.helping.pk], **_OPINION_ASKED}
    ),
    "divide": _step(
        FOCAL, lambda scene: scene.working, lambda scene: {**_SHARES, "share-0-person": scene.cast.official.pk}
    ),
    "name_person": _step(FOCAL, lambda scene: scene.working, lambda scene: {"person": scene.cast.official.pk}),
    "edit_task": _step(MONITOR, lambda scene: scene.task, {"text": "Xây dựng, trình ban hành đề án"}),
    "set_deadline": _step(MONITOR, lambda scene: scene.task, {"due": "31/01/2027", **REASON}),
    "add_coordinator": _step(MONITOR, lambda scene: scene.task, lambda scene: {"body": scene.cast.other.pk}),
    "assign_lead": _step(MONITOR, _leaderless, lambda scene: {"to": scene.cast.lead.pk}, sees=NEAR_PLAN),
    "close_common": _step(MONITOR, _leaderless, {"words": "Đã làm", "done_on": DAY.isoformat()}, sees=NEAR_PLAN),
    "reopen_common": _step(MONITOR, _closed_common, REASON, sees=NEAR_PLAN),
    "decide_extension": _step(DECIDERS, lambda scene: scene.extension, {"grant": "yes"}),
    "finish_share": _step(FOCAL | OFFICIAL, lambda scene: scene.share),
    "withdraw_share": _step(FOCAL, lambda scene: scene.share, REASON),
    "give_opinion": _step(HELPER, lambda scene: scene.opinion, {"answer": "Nhất trí"}),
    "same_work": Row(get=Expect(MONITOR | {"other_monitor"}, others=403)),
    "join_tasks": Row(**_SEES_PAIR),
    "keep_apart": Row(**_SEES_PAIR),
    "evidence": Row(get=Expect(SEES), args=_evidence),
    # The scene has rows without bytes: who may have the file is told that it is gone.
    "evidence_file": Row(get=Expect(SEES, ok=410), args=_evidence),
    "evidence_picture": Row(get=Expect(SEES, ok=410), args=_picture),
}
