"""The review and adoption: those who monitor for the owner write, those above look, all others do not know of it."""

from __future__ import annotations

from typing import Any

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, MONITOR

SEES = MONITOR | ABOVE | ADMIN
LOOKS = ABOVE | ADMIN


def _document(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.document.pk}


def _item(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.item.pk}


def _seen(scene: Scene, **more: Any) -> dict[str, Any]:
    return {"version": scene.item.version, **more}


def _value(scene: Scene) -> dict[str, Any]:
    return _seen(scene, text=scene.item.value["text"], deadline_type="by", due="31/3/2027", lead="Sở Tài chính")


def _post(data: Any, *, form: bool = False) -> Row:
    """A step: those who review take it (and see its form first), those who look are told why not."""
    get = Expect(MONITOR, refused=LOOKS) if form else None
    return Row(args=_item, get=get, post=Expect(MONITOR, refused=LOOKS, ok=303), data=data)


def _whole(data: Any = None, *, ok: int = 303) -> Row:
    return Row(args=_document, post=Expect(MONITOR, refused=LOOKS, ok=ok), data=data)


ROWS: dict[str, Row] = {
    "review": Row(args=_document, get=Expect(SEES)),
    "review_changes": Row(args=_document, get=Expect(SEES, ok=204)),
    "review_item": Row(args=_item, get=Expect(SEES)),
    "review_amendments": Row(args=_document, get=Expect(SEES)),
    "accept_sure": _whole(ok=302),
    "undo_step": _whole(),
    "link_plan": Row(args=_document, post=Expect((), refused=LOOKS), data=lambda scene: {"plan": 0}),
    "unlink_plan": Row(args=_document, post=Expect((), refused=LOOKS), data=lambda scene: {"plan": 0}),
    "pair_items": Row(args=_document, post=Expect((), refused=LOOKS), data=lambda scene: {"item": "0:1", "old": 0}),
    "end_old_item": Row(
        args=_document,
        post=Expect((), refused=LOOKS, others=404),
        data=lambda scene: {"old": 0, "start": 0, "end": 5},
    ),
    "add_item": Row(
        args=_document,
        get=Expect(MONITOR, refused=LOOKS),
        post=Expect(MONITOR, refused=LOOKS, ok=303),
        data=lambda scene: {"kind": "task", "quote": "Sở Nội vụ rà soát vị trí việc làm"},
    ),
    "adopt": Row(
        args=_document,
        get=Expect(SEES),
        post=Expect(MONITOR, refused=LOOKS, ok=422),
        data=lambda scene: {"monitor": scene.cast.monitoring.pk, "starts_on": "1/1/2027"},
    ),
    "accept_item": _post(lambda scene: _seen(scene)),
    "restore_item": _post(lambda scene: _seen(scene)),
    "mark_common": _post(lambda scene: _seen(scene)),
    "let_each_lead": _post(lambda scene: _seen(scene)),
    "choose_lead": _post(lambda scene: _seen(scene, written="Sở Tài chính")),
    "decide_body": _post(lambda scene: _seen(scene, written="Sở Tài chính", body=scene.cast.lead.pk)),
    "take_proposal": _post(lambda scene: _seen(scene, body=scene.cast.lead.pk, reason="Chức năng")),
    "set_change": Row(args=_item, post=Expect((), refused=LOOKS), data=lambda scene: _seen(scene, old=0)),
    "clear_change": _post(lambda scene: _seen(scene)),
    "edit_item": _post(_value, form=True),
    "name_lead": _post(lambda scene: _seen(scene, name="Sở Tài chính"), form=True),
    "set_due": _post(lambda scene: _seen(scene, due="30/6/2027"), form=True),
    "split_item": _post(
        lambda scene: _seen(scene, text=scene.item.value["text"].replace("cơ chế", "cơ chế\n\n", 1)), form=True
    ),
    "merge_item": _post(lambda scene: _seen(scene, into=scene.second_item.pk), form=True),
    "reject_item": _post(lambda scene: _seen(scene, reason="Trùng"), form=True),
}
