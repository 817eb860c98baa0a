"""The desk, the calendar, search, bodies, the overview, settings."""

from __future__ import annotations

from typing import Any

from dondoc.apps.agencies.models import BodyAlias
from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ADMIN, ALL


def _body(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.cast.lead.pk}


def _fact(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.succession.pk}


_NOT_ADMIN = ALL - ADMIN
_LEADS = frozenset({"chairman", "leader", "other_leader", "monitor", "other_monitor"}) | ADMIN
_OVERVIEW = Row(get=Expect(_LEADS, refused=ALL - _LEADS))
_ADMIN_LOOKS = Row(get=Expect(ADMIN, refused=_NOT_ADMIN))

ROWS: dict[str, Row] = {
    "desk": Row(get=Expect(ALL)),
    "calendar": Row(get=Expect(ALL)),
    "search": Row(get=Expect(ALL), query="?q=so khoa hoc"),
    "overview": _OVERVIEW,
    "overview_wall": _OVERVIEW,
    "overview_print": _OVERVIEW,
    "overview_changes": _OVERVIEW,
    "bodies": Row(get=Expect(ALL)),
    "body": Row(args=_body, get=Expect(ALL)),
    "add_body": Row(
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {"name": "Sở Du lịch", "kind": "department", "level": "province"},
    ),
    "rename_body": Row(
        args=_body,
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {"name": "Sở Tài chính và Giá", "since": "1/12/2026", "legal_basis": "NQ 1"},
        bad=404,
    ),
    "add_alias": Row(
        args=_body,
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {"text": "Sở TC"},
    ),
    "correct_name": Row(
        args=_body,
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {"name": "Sở Tài chính và Giá"},
    ),
    "remove_alias": Row(
        args=lambda scene: {"pk": BodyAlias.objects.get_or_create(body=scene.cast.lead, text="Sở TC cũ")[0].pk},
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
    ),
    "reorganisations": _ADMIN_LOOKS,
    "reorganise": Row(
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=422),
        data=lambda scene: {"kind": "merged"},
    ),
    "reorganisation": Row(args=_fact, get=Expect(ADMIN, refused=_NOT_ADMIN)),
    "move_work": Row(args=_fact, post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302)),
    "undo_reorganisation": Row(
        args=_fact, post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302), data=lambda scene: {"reason": "Nhầm"}
    ),
    "settings": Row(
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {
            "province_name": "tỉnh Sông Lam",
            "province_code": "99",
            "soon_days": 5,
            "stale_months": 6,
            "extension_notice_days": 0,
        },
    ),
    "holidays": _ADMIN_LOOKS,
    "add_holiday": Row(
        get=Expect(ADMIN, refused=_NOT_ADMIN),
        post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302),
        data=lambda scene: {"day": "21/11/2026", "kind": "work", "name": "Làm bù"},
    ),
    "remove_holiday": Row(args=lambda scene: {"pk": _holiday()}, post=Expect(ADMIN, refused=_NOT_ADMIN, ok=302)),
    "import_communes": Row(get=Expect(ADMIN, refused=_NOT_ADMIN), post=Expect((), refused=_NOT_ADMIN, others=422)),
}


def _holiday() -> int:
    from datetime import date

    from dondoc.apps.core.models import Holiday

    return Holiday.objects.get_or_create(day=date(2026, 12, 24), defaults={"kind": "off", "name": "Nghỉ"})[0].pk
