"""People, one's own account, the language, saved filters."""

from __future__ import annotations

from factories.scene import DAY, Scene
from matrix.rows import Expect, Row
from matrix.who import ADMIN, ALL, LEAD, MEMBERS, NOBODY, VISITOR

FOCAL_POINTS = frozenset({"focal_point", "helper", "other_focal_point"})
SEES_LEAD = LEAD | {"chairman"}
"""Those who see the people of the lead: their own, and who leads the committee above it."""

ROLE = {"role": "reader", "since": DAY.isoformat(), "unit": "", "last_day": ""}


def _official(scene: Scene) -> dict[str, int]:
    return {"pk": scene.cast.official.pk}


def _reader_of_the_lead(scene: Scene) -> dict[str, object]:
    return {**ROLE, "body": scene.cast.lead.pk}


def _somebody_new(scene: Scene, who: str) -> dict[str, object]:
    own = {"helper": scene.cast.coordinator, "other_focal_point": scene.cast.other}.get(who, scene.cast.lead)
    return {**ROLE, "body": own.pk, "full_name": "Bùi Thị Mới", "email": "moi@example.vn", "position": "", "phone": ""}


def _known(_scene: Scene) -> dict[str, object]:
    return {"full_name": "Phạm Văn Viên", "email": "vien@example.vn", "position": "", "phone": "", "version": 1}


def _known_to_oneself(scene: Scene, who: str) -> dict[str, object]:
    return {"full_name": str(scene.people[who]), "position": "", "phone": "", "language": "vi", "version": 1}


def _own_filter(scene: Scene, who: str) -> dict[str, int]:
    return {"pk": scene.saved_filter(scene.people.get(who, scene.cast.focal)).pk}


def _filter_of_the_focal_point(scene: Scene) -> dict[str, int]:
    return {"pk": scene.saved_filter(scene.cast.focal).pk}


ROWS = {
    "people": Row(get=Expect(ADMIN | MEMBERS, refused=NOBODY)),
    "add_person": Row(
        get=Expect(ADMIN | FOCAL_POINTS, others=403),
        post=Expect(ADMIN | FOCAL_POINTS, others=403, ok=302),
        data=_somebody_new,
    ),
    "person": Row(get=Expect(ADMIN | SEES_LEAD), args=_official),
    "change_person": Row(
        get=Expect(ADMIN, refused=SEES_LEAD),
        post=Expect(ADMIN, refused=SEES_LEAD, ok=302),
        args=_official,
        data=_known,
    ),
    "give_role": Row(
        get=Expect(ADMIN | {"focal_point"}, refused=SEES_LEAD),
        post=Expect(ADMIN | {"focal_point"}, refused=SEES_LEAD, ok=302),
        args=_official,
        data=_reader_of_the_lead,
    ),
    "end_role": Row(
        get=Expect(ADMIN | {"focal_point"}, refused=SEES_LEAD),
        post=Expect(ADMIN | {"focal_point"}, refused=SEES_LEAD, ok=302),
        args=lambda scene: {"pk": scene.role.pk},
        data=lambda _scene: {"on": DAY.isoformat()},
    ),
    # The official has a password already, so the focal point is told to leave it to «Quên mật khẩu».
    "invite_person": Row(post=Expect(ADMIN, refused=SEES_LEAD), args=_official),
    "deactivate_person": Row(post=Expect(ADMIN, refused=SEES_LEAD, ok=302), args=_official),
    "reactivate_person": Row(post=Expect(ADMIN, refused=SEES_LEAD, ok=302), args=_official),
    "reset_sign_in": Row(post=Expect(ADMIN, refused=SEES_LEAD, ok=302), args=_official),
    "account": Row(get=Expect(ALL), post=Expect(ALL, ok=302), data=_known_to_oneself),
    "set_language": Row(
        post=Expect(ALL | {VISITOR}, ok=302), data=lambda _scene: {"language": "en", "next": "/people/"}, public=True
    ),
    "save_filter": Row(
        post=Expect(ALL, ok=302), data=lambda _scene: {"page": "people", "name": "Của tôi", "query": "role=reader"}
    ),
    "delete_filter": Row(post=Expect({"focal_point"}, ok=302), args=_filter_of_the_focal_point),
}
