"""Official letters: drafted by the body that monitors, seen by it, and once issued by those who received them."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from factories.scene import Scene
from matrix.rows import Expect, Row
from matrix.who import ABOVE, ADMIN, ALL, MONITOR

DRAFTERS = MONITOR | {"focal_point", "official", "helper", "other_monitor", "other_focal_point", "other_official"}
SEES = MONITOR | ABOVE | ADMIN
_MAY_NOT = SEES - MONITOR
SETTERS = ADMIN | MONITOR | {"focal_point", "helper", "other_monitor", "other_focal_point"}


def _letter(scene: Scene) -> dict[str, Any]:
    return {"pk": scene.letter.pk}


def _signed(scene: Scene) -> dict[str, Any]:
    file = SimpleUploadedFile("da-ky.pdf", b"%PDF-1.7 x", content_type="application/pdf")
    return {"version": 1, "number": "12/SKHCN-QLKH", "issued_on": "20/11/2026", "file": file}


_ADMIN_SETS = {"code": "nd30"}
_WORDING = {"kind": "reminder", "code": "nd30"}

ROWS: dict[str, Row] = {
    "letters": Row(get=Expect(ALL)),
    "letters_csv": Row(get=Expect(ALL)),
    "letters_zip": Row(get=Expect(ALL, ok=302)),
    "prepare_letter": Row(
        get=Expect(DRAFTERS, refused=ALL - DRAFTERS),
        post=Expect(DRAFTERS, refused=ALL - DRAFTERS, ok=422),
    ),
    "letter": Row(args=_letter, get=Expect(SEES)),
    "letter_file": Row(args=lambda scene: {"pk": scene.letter.versions.get().pk}, get=Expect(SEES)),
    "make_letter_again": Row(args=_letter, post=Expect(MONITOR, refused=_MAY_NOT, ok=303)),
    "upload_letter": Row(
        args=_letter, get=Expect(MONITOR, refused=_MAY_NOT), post=Expect(MONITOR, refused=_MAY_NOT, ok=422)
    ),
    "issue_letter": Row(
        args=_letter,
        get=Expect(MONITOR, refused=_MAY_NOT),
        post=Expect(MONITOR, refused=_MAY_NOT, ok=303),
        data=_signed,
    ),
    "withdraw_letter": Row(
        args=_letter,
        get=Expect(MONITOR, refused=_MAY_NOT),
        post=Expect(MONITOR, refused=_MAY_NOT, ok=303),
        data=lambda scene: {"version": 1, "reason": "Nhầm"},
    ),
    "letterheads": Row(get=Expect(SETTERS, refused=ALL - SETTERS)),
    "letterhead": Row(
        args=lambda scene: {"pk": scene.cast.lead.pk},
        get=Expect(ADMIN | {"focal_point"}, refused=ALL - ADMIN - {"focal_point"}),
        post=Expect(ADMIN | {"focal_point"}, refused=ALL - ADMIN - {"focal_point"}, ok=303),
        data=lambda scene: {
            "version": 0,
            "form": "nd30",
            "issuer": "Sở Tài chính",
            "symbol": "STC",
            "place": "Sơn Hải",
            "head": "Giám đốc",
            "signing": "own",
        },
    ),
    "letter_settings": Row(get=Expect(ADMIN, refused=ALL - ADMIN)),
    "letter_form": Row(
        args=lambda scene: _ADMIN_SETS,
        get=Expect(ADMIN, refused=ALL - ADMIN),
        post=Expect(ADMIN, refused=ALL - ADMIN, ok=422),
    ),
    "reset_letter_form": Row(args=lambda scene: _ADMIN_SETS, post=Expect(ADMIN, refused=ALL - ADMIN, ok=303)),
    "letter_wording": Row(
        args=lambda scene: _WORDING,
        get=Expect(ADMIN, refused=ALL - ADMIN),
        post=Expect(ADMIN, refused=ALL - ADMIN, ok=422),
    ),
    "reset_letter_wording": Row(args=lambda scene: _WORDING, post=Expect(ADMIN, refused=ALL - ADMIN, ok=303)),
}
