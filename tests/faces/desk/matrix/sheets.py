"""Tables: lists go down as they are seen; a table that came up is its sender's alone."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from dondoc.apps.documents import storage
from dondoc.apps.documents.files import record_file
from dondoc.apps.sheets.models import Export, Row, Upload
from factories.scene import Scene
from factories.workbooks import stream_of
from matrix.rows import Expect
from matrix.rows import Row as Line
from matrix.who import ADMIN, ALL, NOBODY, OTHERS, OWN

MEMBERS = ADMIN | OWN | OTHERS
PEOPLE = ALL - NOBODY
MINE = {"focal_point"}
CSV = "TT;Nhiệm vụ;Chủ trì\n1;Xây dựng đề án phát triển;Sở Tài chính\n".encode("utf-8-sig")


def _upload(scene: Scene, state: str = "checked") -> Upload:
    """A table of the focal point."""
    file = record_file(storage.put(stream_of(CSV), name="bang.csv"))
    upload = Upload.objects.create(
        by=scene.people["focal_point"], file=file, file_name="bang.csv", state=state, kind="parts"
    )
    cell = {"column": "person", "head": "Người", "place": "B7", "state": "mine", "was": None, "now": None,
            "mine": scene.cast.official.pk, "was_text": "", "now_text": "", "mine_text": "A", "note": "", "choice": ""}  # fmt: skip
    Row.objects.create(
        upload=upload, sheet="A", number=7, key=scene.working.pk, label="Việc", state="ready", cells=[cell]
    )
    return upload


def _pk(state: str = "checked") -> Any:
    return lambda scene: {"pk": _upload(scene, state).pk}


def _export(scene: Scene) -> dict[str, Any]:
    file = record_file(storage.put(stream_of(b"x"), name="a.xlsx"))
    export = Export.objects.create(
        by=scene.people["focal_point"], kind="parts", keys=[], file=file, file_name="a.xlsx", state="ready"
    )
    return {"pk": export.pk}


def _file(_scene: Scene) -> dict[str, Any]:
    return {"file": SimpleUploadedFile("bang.csv", CSV)}


def _columns(scene: Scene) -> dict[str, Any]:
    return {"aim": "progress", "column_0": "number", "column_1": "text", "column_2": "lead"}


ROWS: dict[str, Line] = {
    # A post of a list that is short is answered with the file as well.
    "tasks_xlsx": Line(get=Expect(ALL), post=Expect(ALL)),
    "bodies_csv": Line(get=Expect(ALL)),
    "bodies_xlsx": Line(get=Expect(ALL), post=Expect(ALL)),
    "people_csv": Line(get=Expect(PEOPLE, refused=NOBODY)),
    "people_xlsx": Line(get=Expect(PEOPLE, refused=NOBODY), post=Expect(PEOPLE, refused=NOBODY)),
    "sheets": Line(get=Expect(ALL)),
    "send_sheet": Line(post=Expect(PEOPLE, refused=NOBODY, ok=302), data=_file),
    "sheet_export": Line(get=Expect(MINE), args=_export),
    "sheet_export_file": Line(get=Expect(MINE), args=_export),
    "sheet": Line(get=Expect(MINE), args=_pk()),
    "sheet_status": Line(get=Expect(MINE), args=_pk("waiting")),
    "map_sheet": Line(get=Expect(MINE), post=Expect(MINE, ok=302), args=_pk("mapping"), data=_columns),
    "sheet_faults": Line(get=Expect(MINE, ok=302), args=_pk()),
    "choose_cells": Line(post=Expect(MINE, ok=302), args=_pk(), data=lambda _scene: {"all": "mine"}),
    "apply_sheet": Line(post=Expect(MINE, ok=302), args=_pk()),
    "abandon_sheet": Line(post=Expect(MINE, ok=302), args=_pk()),
}
