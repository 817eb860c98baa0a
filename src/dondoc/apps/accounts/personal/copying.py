"""A copy of all that is kept of a person: JSON for programs, HTML for reading, together in a ZIP."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import ForeignKey
from django.template.loader import render_to_string
from django.utils import timezone

from dondoc.apps.accounts.models import DataRequest, User
from dondoc.apps.accounts.permissions import can_copy_data
from dondoc.apps.accounts.personal.requests import close
from dondoc.apps.accounts.personal.table import Kept, table
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb

READABLE_ROWS = 500
_DAY_OF_FILES = (2026, 1, 1, 0, 0, 0)
_CHUNK = 2000


@transaction.atomic
def copy_data(*, person: User, by: User, today: date) -> bytes:
    """The ZIP. Asking for it is on record; a request that waits for it is done with it."""
    can_copy_data(by, person).require()
    sections = [_section(kept, person, today) for kept in table().kept]
    for request in DataRequest.objects.filter(person=person, kind=DataRequest.Kind.EXPORT, state="open"):
        close(request, DataRequest.State.DONE, by, "")
    audit.record(Verb.DATA_EXPORTED, on=person, by=by)
    return _zipped(person, [section for section in sections if section["rows"]], today)


def _section(kept: Kept, person: User, today: date) -> dict[str, Any]:
    rows = [row for field in kept.of for row in _rows(kept, field, person)]
    _name_bodies(kept, rows, today)
    words = {name: str(getattr(kept, name)) for name in ("title", "why", "ground", "until")}
    return {"model": kept.model, **words, "rows": rows}


def _rows(kept: Kept, field: str, person: User) -> Iterator[dict[str, Any]]:
    found = kept.rows.filter(**{field: person.pk}).order_by("pk").values("pk", *kept.of[field])
    for row in found.iterator(_CHUNK):
        row["id"] = row.pop("pk")
        yield row if len(kept.of) == 1 else {"as": field, **row}


def _name_bodies(kept: Kept, rows: list[dict[str, Any]], today: date) -> None:
    """Names in the place of the numbers of bodies."""
    fields = [
        field.name
        for field in kept.rows.model._meta.fields
        if isinstance(field, ForeignKey) and field.related_model is Body
    ]
    ids = {row[field] for row in rows for field in fields if row.get(field)}
    names = names_on(ids, today) if ids else {}
    for row in rows:
        row.update({field: names.get(row[field], row[field]) for field in fields if row.get(field)})


def _zipped(person: User, sections: list[dict[str, Any]], today: date) -> bytes:
    values = {"person": person.full_name, "day": today, "sections": sections}
    data = json.dumps(values, cls=DjangoJSONEncoder, ensure_ascii=False, indent=1)
    shown = {"sections": [_readable(one) for one in sections], "elsewhere": table().elsewhere, "at": timezone.now()}
    page = render_to_string("accounts/personal_data.html", {**values, **shown})
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as files:
        for name, text in (("du-lieu-ca-nhan.json", data), ("du-lieu-ca-nhan.html", page)):
            files.writestr(zipfile.ZipInfo(name, _DAY_OF_FILES), text, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _readable(section: dict[str, Any]) -> dict[str, Any]:
    """A section as a table; what goes on and on stands in the JSON alone."""
    rows = section["rows"]
    heads = list(dict.fromkeys(name for row in rows for name in row if name != "id"))
    lines = [[_cell(row.get(name)) for name in heads] for row in rows[:READABLE_ROWS]]
    return {**section, "heads": heads, "lines": lines, "left_out": max(0, len(rows) - READABLE_ROWS)}


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    return json.dumps(value, cls=DjangoJSONEncoder, ensure_ascii=False) if isinstance(value, dict | list) else value
