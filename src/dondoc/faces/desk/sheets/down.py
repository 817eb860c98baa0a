"""Lists as workbooks: what is filtered, as it is seen. Short ones come at once, long ones from the worker."""

from __future__ import annotations

import tempfile
from collections.abc import Sequence
from pathlib import Path

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts import permissions as people_may
from dondoc.apps.accounts.models import User
from dondoc.apps.core.today import today
from dondoc.apps.documents.media_types import XLSX
from dondoc.apps.documents.storage import incoming
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.exporting import AT_ONCE, MOST, write_list
from dondoc.apps.sheets.kinds import KINDS
from dondoc.apps.sheets.models import Export
from dondoc.apps.sheets.permissions import exports_of
from dondoc.faces.desk.bodies import listing as bodies_listing
from dondoc.faces.desk.documents.files import send_file
from dondoc.faces.desk.people import views as people_views
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Chip
from dondoc.faces.desk.tasks.filters import chips
from dondoc.faces.desk.tasks.finding import find
from dondoc.faces.desk.tasks.listing import ask_list, ordered

list_page = require_http_methods(["GET", "HEAD", "POST"])


@list_page
def tasks_xlsx(request: SignedIn) -> HttpResponse:
    """Tasks, or the parts of bodies, as the address asks for."""
    form, asking = ask_list(request)
    rows = ordered(find(asking), form, asking)
    kind = "parts" if asking.wanted.is_of_parts else "works"
    return _answer(request, kind, _keys(rows), chips(form, asking.wanted), "nhiem-vu")


@list_page
def bodies_xlsx(request: SignedIn) -> HttpResponse:
    rows, in_force = bodies_listing.asked(request)
    return _answer(request, "bodies", _keys(rows), in_force, "co-quan")


@list_page
def people_xlsx(request: SignedIn) -> HttpResponse:
    people_may.can_see_people(request.user).require()
    rows, in_force = people_views.asked(request)
    return _answer(request, "people", _keys(rows), in_force, "nguoi-dung")


@require_safe
def sheet_export(request: SignedIn, pk: int) -> HttpResponse:
    """How far a long list is; the file once it is there."""
    export = get_object_or_404(exports_of(request.user), pk=pk)
    template = "desk/sheets/export_state.html" if request.htmx else "desk/sheets/export.html"
    response = render(request, template, {"export": export, "total": len(export.keys), "is_ready": _is_ready(export)})
    if request.htmx and export.state != Export.State.WAITING:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def sheet_export_file(request: SignedIn, pk: int) -> HttpResponseBase:
    export = get_object_or_404(exports_of(request.user).select_related("file"), pk=pk)
    if export.file is None:
        raise Http404
    return send_file(export.file, export.file_name)


def _answer(request: SignedIn, kind: str, keys: Sequence[int], in_force: Sequence[Chip], name: str) -> HttpResponse:
    """The file, or for a long list the question whether the worker is to make it."""
    file_name = f"{name}-{today():%Y%m%d}.xlsx"
    too_many, is_long = len(keys) > MOST, len(keys) > AT_ONCE
    if request.method == "POST" and is_long and not too_many:
        export = actions.order_export(
            kind=kind, keys=keys, under=_under(in_force), file_name=file_name, by=request.user
        )
        messages.success(request, _("Máy đang làm bảng. Trang này tự hiện tệp khi xong."))
        return redirect("sheet_export", export.pk)
    if is_long:
        values = {"number": len(keys), "too_many": too_many, "most": MOST, "url": request.get_full_path()}
        return render(request, "desk/sheets/long_list.html", values, status=422 if request.method == "POST" else 200)
    response = HttpResponse(_book(kind, keys, _under(in_force), request.user), content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, file_name) or "attachment"
    return response


def _book(kind: str, keys: Sequence[int], under: Sequence[str], by: User) -> bytes:
    with tempfile.TemporaryDirectory(prefix="sheet-", dir=incoming()) as folder:
        path = Path(folder) / "list.xlsx"
        write_list(path, kind=KINDS[kind], keys=keys, under=under, by=by, today=today())
        return path.read_bytes()


def _under(in_force: Sequence[Chip]) -> list[str]:
    """The filters in words, a line."""
    told = "; ".join(f"{chip.label}: {chip.word}" for chip in in_force)
    return [_("Đang lọc: %(filters)s") % {"filters": told} if told else _("Không lọc: toàn bộ danh sách.")]


def _keys(rows: object) -> list[int]:
    return list(rows.values_list("pk", flat=True)[: MOST + 1])  # type: ignore[attr-defined]


def _is_ready(export: Export) -> bool:
    return export.state == Export.State.READY and export.file_id is not None
