"""Which column is which in a table of an office: guessed, shown with the first rows, said by the person."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.plans.models import Plan
from dondoc.apps.sheets import actions
from dondoc.apps.sheets.models import Upload
from dondoc.apps.sheets.office.heads import FIELDS, Head, Table
from dondoc.apps.sheets.office.mapping import Offer, offer
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.sheets.getting import get_upload
from dondoc.faces.desk.tags.lists import Tab

_PLANS = 300


class MappingForm(forms.Form):
    """A choice for each column, and what is to come of the rows."""

    aim = forms.ChoiceField(
        label=gettext_lazy("Dùng các dòng này để"), widget=forms.RadioSelect, choices=Upload.Aim.choices
    )
    owner = forms.TypedChoiceField(label=gettext_lazy("Cơ quan theo dõi kế hoạch"), coerce=int, required=False)
    title = forms.CharField(
        label=gettext_lazy("Tên kế hoạch"),
        max_length=500,
        required=False,
        help_text=gettext_lazy("Chỉ cần khi thêm nhiệm vụ mới; sửa lại được lúc rà soát."),
    )
    issued_on = DayField(label=gettext_lazy("Ngày ban hành"), required=False)
    plan = forms.TypedChoiceField(
        label=gettext_lazy("Chỉ tìm việc trong kế hoạch"),
        coerce=int,
        required=False,
        help_text=gettext_lazy("Chỉ cần khi báo cáo tiến độ; để trống thì tìm trong mọi kế hoạch."),
    )

    def __init__(
        self, *args: Any, heads: tuple[Head, ...], bodies: dict[int, str], plans: list[tuple[int, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.heads = heads
        fields = [("", gettext_lazy("(không dùng)")), *FIELDS.items()]
        for head in heads:
            self.fields[f"column_{head.column}"] = forms.ChoiceField(
                label=head.words or _("Cột %(n)d") % {"n": head.column + 1},
                choices=fields,
                required=False,
                initial=head.field,
            )
        self.fields["plan"].choices = [("", gettext_lazy("mọi kế hoạch")), *plans]  # type: ignore[attr-defined]
        self.fields["owner"].choices = list(bodies.items())  # type: ignore[attr-defined]
        if not bodies:
            for name in ("owner", "title", "issued_on"):
                del self.fields[name]
            aims = [(aim.value, aim.label) for aim in Upload.Aim if aim != Upload.Aim.REVIEW]
            self.fields["aim"].choices = aims  # type: ignore[attr-defined]
            self.fields["aim"].initial = aims[0][0]

    @property
    def columns(self) -> list[tuple[Head, forms.BoundField]]:
        return [(head, self[f"column_{head.column}"]) for head in self.heads]

    def chosen(self) -> dict[str, str]:
        """Column → field, as far as one was chosen."""
        found = {str(head.column): self.cleaned_data.get(f"column_{head.column}", "") for head in self.heads}
        return {column: field for column, field in found.items() if field}


@require_http_methods(["GET", "HEAD", "POST"])
def map_sheet(request: SignedIn, pk: int) -> HttpResponse:
    """Say which column is which."""
    upload = get_upload(request.user, pk)
    if upload.state != Upload.State.MAPPING:
        return redirect("sheet", pk)
    try:
        found = offer(upload, sheet=whole_number(request.GET.get("sheet")))
    except ActionError as error:
        messages.error(request, str(error))
        return redirect("sheets")
    if found.chosen is None:
        return _page(request, upload, found, None)
    form = _form(request, upload, found.chosen)
    if request.method == "POST" and form.is_valid() and _map(request, upload, found.chosen, form):
        upload.refresh_from_db()
        if upload.document_id:
            messages.success(request, _("Các dòng đã thành một văn bản chờ rà soát."))
            return redirect("review", upload.document_id)
        return redirect("sheet", pk)
    return _page(request, upload, found, form)


def _form(request: SignedIn, upload: Upload, table: Table) -> MappingForm:
    day = today()
    names = names_on(standing(request.user).monitors, day)
    bodies = dict(sorted(names.items(), key=lambda pair: (pair[1], pair[0])))
    rows = Plan.objects.visible_to(request.user).order_by("-issued_on", "-pk")
    plans = [(pk, short or name) for pk, short, name in rows.values_list("pk", "short_name", "name")[:_PLANS]]
    title = upload.file_name.rpartition(".")[0]
    initial = {"title": title, "aim": "review" if bodies else "progress", "owner": next(iter(bodies), None)}
    data = request.POST if request.method == "POST" else None
    return MappingForm(data, heads=table.heads, bodies=bodies, plans=plans, initial=initial)


def _map(request: SignedIn, upload: Upload, table: Table, form: MappingForm) -> bool:
    given = form.cleaned_data
    owner = Body.objects.filter(pk=given.get("owner") or 0).first()
    plan = Plan.objects.visible_to(request.user).filter(pk=given.get("plan") or 0).first()
    issued_on: date | None = given.get("issued_on")
    try:
        actions.map_columns(
            upload=upload,
            table=table,
            today=today(),
            fields=form.chosen(),
            aim=given["aim"],
            by=request.user,
            plan=plan,
            owner=owner,
            title=given.get("title", ""),
            issued_on=issued_on,
        )
    except ActionError as error:
        form.add_error(None, str(error))
        return False
    return True


def _page(request: SignedIn, upload: Upload, found: Offer, form: MappingForm | None) -> HttpResponse:
    tabs = [
        Tab(table.name, f"?sheet={table.sheet}", found.chosen is not None and table.sheet == found.chosen.sheet)
        for table in found.tables
    ]
    values = {
        "upload": upload,
        "form": form,
        "found": found,
        "tabs": tabs if len(tabs) > 1 else [],
        "words": FIELDS,
        "rows": [{"line": row.line, "heading": row.heading, "words": _of(row, found)} for row in found.rows],
        "heads": [FIELDS[head.field] for head in found.chosen.heads if head.field] if found.chosen else [],
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/sheets/mapping.html", values, status=status)


def _of(row: Any, found: Offer) -> list[str]:
    """The cells of a row as they would be taken, in the order of the table."""
    heads = found.chosen.heads if found.chosen else ()
    return [row.of(head.field) for head in heads if head.field]
