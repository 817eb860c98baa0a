"""Documents: those who monitor for the owner work on them, those above look, all others do not know of them."""

from __future__ import annotations

from typing import Any

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, ALL, MONITOR

SEES = MONITOR | ABOVE | ADMIN
LOOKS = ABOVE | ADMIN
MONITORS = MONITOR | {"other_monitor"}


def _document(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.document.pk}


def _stored(scene: Scene) -> dict[str, Any]:
    """The document with its file where it should be, as an upload leaves it."""
    from django.conf import settings

    for file in (scene.document.file, scene.page.image):
        path = settings.MEDIA_ROOT / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return _document(scene)


def _picture(scene: Scene) -> dict[str, Any]:
    scene.page.image.media_type = "image/webp"
    scene.page.image.save()
    return {**_stored(scene), "number": 1}


ROWS: dict[str, Row] = {
    "documents": Row(get=Expect(ALL)),
    "upload_document": Row(
        get=Expect(MONITORS, refused=ALL - MONITORS), post=Expect(MONITORS, refused=ALL - MONITORS, ok=422)
    ),
    "document": Row(args=_document, get=Expect(SEES)),
    "document_status": Row(args=_document, get=Expect(SEES)),
    "document_file": Row(args=_stored, get=Expect(SEES)),
    "document_page_image": Row(args=_picture, get=Expect(SEES), bad=None),
    "correct_facts": Row(
        args=_document,
        get=Expect(MONITOR, refused=LOOKS),
        post=Expect(MONITOR, refused=LOOKS, ok=302),
        data=lambda scene: {"version": scene.document.version, "title": "Năm 2027", "issued_on": "10/11/2026"},
    ),
    "withdraw_document": Row(
        args=_document,
        get=Expect(MONITOR, refused=LOOKS),
        post=Expect(MONITOR, refused=LOOKS, ok=302),
        data=lambda scene: {"reason": "Tải nhầm"},
    ),
    "read_again": Row(args=_document, post=Expect(MONITOR, refused=LOOKS, ok=302)),
    "keep_document": Row(args=_document, post=Expect(MONITOR, refused=LOOKS, ok=302)),
    "restore_document": Row(args=_document, post=Expect((), refused=SEES)),
}
