"""Notices, letters, webhooks."""

from __future__ import annotations

from typing import Any

from django.utils import timezone

from dondoc.apps.notices.links import token_of
from dondoc.apps.notices.models import Notice, Webhook
from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ADMIN, ALL, VISITOR

_NOT_ADMIN = ALL - ADMIN
_LOOKS = Expect(ADMIN, refused=_NOT_ADMIN)
_DOES = Expect(ADMIN, refused=_NOT_ADMIN, ok=302)


def _notice(scene: Scene) -> dict[str, int]:
    made = Notice.objects.create(
        user=scene.cast.focal, verb="assigned", at=timezone.now(), thing="Xây dựng đề án", url="/tasks/1/"
    )
    return {"pk": made.pk}


def _hook(scene: Scene) -> dict[str, int]:
    made = Webhook.objects.create(
        name="Kho dữ liệu", address="https://kho.example/nhan", owner=scene.cast.admin, salt="0" * 32
    )
    return {"pk": made.pk}


def _hook_values(scene: Scene) -> dict[str, Any]:
    return {"name": "Kho dữ liệu", "address": "https://kho.example/nhan", "owner": scene.cast.admin.email}


ROWS: dict[str, Row] = {
    "notices": Row(get=Expect(ALL)),
    "read_notices": Row(post=Expect(ALL, ok=302)),
    "read_notice": Row(args=_notice, post=Expect({"focal_point"}, ok=302)),
    "letter_choices": Row(
        get=Expect(ALL), post=Expect(ALL, ok=302), data=lambda scene: {"kinds": ["overdue", "today"]}
    ),
    "preview_letter": Row(get=Expect(ALL)),
    "preview_letter_page": Row(get=Expect(())),  # nobody has anything in this scene
    "unsubscribe": Row(
        args=lambda scene: {"token": token_of(scene.cast.focal)},
        get=Expect(ALL | {VISITOR}),
        post=Expect(ALL | {VISITOR}, ok=302),
        data=lambda scene: {"kinds": ["overdue"]},
        public=True,
    ),
    "notice_settings": Row(
        get=_LOOKS,
        post=_DOES,
        data=lambda scene: {
            "digest_at": "07:30", "milestones": "5, 1", "repeat_days": 5, "head_days": 3, "upper_days": 10,
        },
    ),
    "send_trial_letter": Row(post=_DOES),
    "outbox": Row(get=_LOOKS),
    "send_letters_again": Row(post=_DOES),
    "webhooks": Row(get=_LOOKS),
    "add_webhook": Row(get=_LOOKS, post=_LOOKS, data=_hook_values),
    "webhook": Row(args=_hook, get=_LOOKS),
    "change_webhook": Row(args=_hook, get=_LOOKS, post=_DOES, data=_hook_values),
    "rotate_secret": Row(args=_hook, post=_LOOKS),
    "start_webhook": Row(args=_hook, post=_DOES),
    "stop_webhook": Row(args=_hook, post=_DOES),
    "try_webhook": Row(args=_hook, post=_DOES),
    "remove_webhook": Row(args=_hook, post=_DOES),
}  # fmt: skip
