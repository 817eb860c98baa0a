"""Tables that come up: sending one, and all that were sent."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.documents.errors import TooLarge
from dondoc.apps.documents.sizes import size_words
from dondoc.apps.documents.spreadsheets import LIMITS
from dondoc.apps.documents.uploads import too_large
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.kinds import KINDS
from dondoc.apps.sheets.models import Upload
from dondoc.apps.sheets.permissions import can_send_up, exports_of, uploads_of
from dondoc.faces.desk.people.asking import SignedIn

PER_PAGE = 30
EXPORTS = 5
_SHAPES = {
    Upload.State.WAITING: "awaiting",
    Upload.State.MAPPING: "new",
    Upload.State.CHECKED: "new",
    Upload.State.APPLYING: "in_progress",
    Upload.State.APPLIED: "done",
    Upload.State.FAILED: "refused",
    Upload.State.ABANDONED: "dropped",
}
OFFICE_TABLE = gettext_lazy("Bảng của cơ quan")


@dataclass(frozen=True, slots=True)
class SheetState:
    """The state of a table: the code of its shape, and its word."""

    code: str
    word: str | Promise


def state_of(upload: Upload) -> SheetState:
    state = Upload.State(upload.state)
    return SheetState(_SHAPES[state], state.label)


def kind_word(upload: Upload) -> str | Promise:
    """What kind of list it is."""
    return OFFICE_TABLE if upload.aim or upload.kind not in KINDS else KINDS[upload.kind].title


@require_safe
def sheets(request: SignedIn) -> HttpResponse:
    """One's own tables, the last on top, and the place to send one."""
    return _page(request)


@require_POST
def send_sheet(request: SignedIn) -> HttpResponse:
    """Send a table up: it is checked, and nothing is written."""
    can_send_up(request.user).require()
    if too_large(request):
        return _page(request, str(TooLarge(limit=LIMITS.file_bytes)))
    file = request.FILES.get("file")
    if file is None:
        return _page(request, _("Hãy chọn một tệp bảng tính."))
    try:
        upload = actions.send_up(stream=file, name=str(file.name or ""), by=request.user, today=today())
    except ActionError as error:
        return _page(request, str(error))
    if upload.state == Upload.State.MAPPING:
        return redirect("map_sheet", upload.pk)
    if upload.is_waiting:
        messages.success(request, _("Đã nhận bảng; máy đang kiểm tra."))
    return redirect("sheet", upload.pk)


def _page(request: SignedIn, fault: str = "") -> HttpResponse:
    page = Paginator(uploads_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    values = {
        "page": page,
        "lines": [{"upload": one, "state": state_of(one), "kind": kind_word(one)} for one in page.object_list],
        "exports": list(exports_of(request.user).defer("keys")[:EXPORTS]),
        "may": can_send_up(request.user),
        "limit_words": size_words(LIMITS.file_bytes),
        "fault": fault,
    }
    return render(request, "desk/sheets/sheets.html", values, status=422 if fault else 200)
