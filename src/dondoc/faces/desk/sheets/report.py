"""The check of a table: what it would change, what is wrong, where two differ; and the agreement to it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.documents.media_types import XLSX
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.faults import can_be_marked, marked_file
from dondoc.apps.sheets.models import Row, Upload
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.sheets.getting import get_upload
from dondoc.faces.desk.sheets.lines import columns_in_conflict, lines_of
from dondoc.faces.desk.sheets.up import kind_word, state_of
from dondoc.faces.desk.tags.lists import Tab

PER_PAGE = 50
_ORDER = (
    Row.State.CONFLICT, Row.State.FAULT, Row.State.REFUSED, Row.State.READY, Row.State.APPLIED, Row.State.KEPT,
    Row.State.LEFT,
)  # fmt: skip


@require_safe
def sheet(request: SignedIn, pk: int) -> HttpResponse:
    """The report on one table, where it stands now."""
    upload = get_upload(request.user, pk)
    if upload.state == Upload.State.MAPPING:
        return redirect("map_sheet", pk)
    counts = dict(upload.rows.order_by().values_list("state").annotate(n=Count("pk")))
    wanted = request.GET.get("rows", "")
    shown = wanted if wanted in counts else ""
    rows = upload.rows.filter(state=shown) if shown else upload.rows.all()
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    is_open = upload.state in (Upload.State.CHECKED, Upload.State.APPLIED)
    shown_lines = lines_of(page.object_list)
    values = {
        "upload": upload,
        "state": state_of(upload),
        "kind": kind_word(upload),
        "tabs": _tabs(counts, shown),
        "page": page,
        "lines": shown_lines,
        "ready": counts.get(Row.State.READY, 0) if is_open else 0,
        "conflicts": counts.get(Row.State.CONFLICT, 0) if is_open else 0,
        "conflict_columns": columns_in_conflict(upload) if is_open and counts.get(Row.State.CONFLICT) else [],
        "is_open": is_open,
        "may_mark": is_open and can_be_marked(upload),
        "may_invite": is_open and upload.kind == "people" and settings.MAIL_SET,
        "asks": any(line.asks and (line.likely or any(cell["asks"] for cell in line.cells)) for line in shown_lines),
    }
    return render(request, "desk/sheets/report.html", values)


@require_safe
def sheet_status(request: SignedIn, pk: int) -> HttpResponse:
    """How far the worker is: a part of the page, which looks again by itself."""
    upload = get_upload(request.user, pk)
    response = render(request, "desk/sheets/state.html", {"upload": upload, "state": state_of(upload)})
    if not upload.is_waiting:
        response["HX-Refresh"] = "true"
    return response


@require_safe
def sheet_faults(request: SignedIn, pk: int) -> HttpResponse:
    """The person's own file with a comment at each cell that needs them."""
    upload = get_upload(request.user, pk)
    try:
        data = marked_file(upload)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("sheet", pk)
    response = HttpResponse(data, content_type=XLSX)
    name = f"{upload.file_name.rpartition('.')[0]}-ghi-chu.xlsx"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


@require_POST
def choose_cells(request: SignedIn, pk: int) -> HttpResponse:
    """Where two differ: what was written, or what the system has. For single cells, a column, or all."""
    upload = get_upload(request.user, pk)
    whole, _dot, column = request.POST.get("all", "").partition(".")
    try:
        if whole in (actions.MINE, actions.THEIRS):
            actions.choose_all(upload=upload, choice=whole, column=column, by=request.user)
        else:
            actions.choose(upload=upload, choices=_choices(request.POST), by=request.user)
            work = _work(request.POST)
            if work:
                actions.choose_work(upload=upload, chosen=work, by=request.user, today=today())
    except ActionError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Đã lưu lựa chọn."))
    return redirect(_back(request, pk))


@require_POST
def apply_sheet(request: SignedIn, pk: int) -> HttpResponse:
    """The person has seen what would change, and agrees."""
    upload = get_upload(request.user, pk)
    site = f"{request.scheme}://{request.get_host()}" if request.POST.get("invite") and settings.MAIL_SET else ""
    try:
        upload = actions.agree(upload=upload, by=request.user, today=today(), site=site)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("sheet", pk)
    if upload.state == Upload.State.APPLIED:
        number = upload.rows.filter(state=Row.State.APPLIED).count()
        words = ngettext("Đã ghi %(n)d dòng.", "Đã ghi %(n)d dòng.", number)
        messages.success(request, words % {"n": number})
    return redirect("sheet", pk)


@require_POST
def abandon_sheet(request: SignedIn, pk: int) -> HttpResponse:
    upload = get_upload(request.user, pk)
    try:
        actions.abandon(upload=upload, by=request.user)
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("sheet", pk)
    messages.success(request, _("Đã bỏ bảng «%(name)s».") % {"name": upload.file_name})
    return redirect("sheets")


def _tabs(counts: dict[str, int], shown: str) -> list[Tab]:
    """Rows by what is to become of them, with their numbers; what needs the person first."""
    total = sum(counts.values())
    if not total:
        return []
    tabs = [Tab(_("Tất cả"), "?", not shown, total)]
    return tabs + [
        Tab(str(state.label).capitalize(), f"?rows={state.value}", shown == state, counts[state])
        for state in _ORDER
        if counts.get(state)
    ]


def _choices(post: QueryDict) -> dict[int, dict[str, str]]:
    """«choice.12.due»: what is chosen for the column of a row."""
    found: dict[int, dict[str, str]] = {}
    for name, value in post.items():
        kind, _dot, rest = name.partition(".")
        row, _dot, column = rest.partition(".")
        key = whole_number(row)
        if kind == "choice" and key is not None and value in (actions.MINE, actions.THEIRS):
            found.setdefault(key, {})[column] = str(value)
    return found


def _work(post: QueryDict) -> dict[int, int | None]:
    """«work.12»: which work a row of an office's table means; «none» for none, nothing for not yet said."""
    found: dict[int, int | None] = {}
    for name, value in post.items():
        kind, _dot, row = name.partition(".")
        key = whole_number(row)
        if kind == "work" and key is not None and value:
            found[key] = whole_number(str(value))
    return found


def _back(request: SignedIn, pk: int) -> str:
    """To the same rows of the same report."""
    query: Any = request.POST.get("query", "")
    url = reverse("sheet", args=[pk])
    return f"{url}?{query}" if query else url
