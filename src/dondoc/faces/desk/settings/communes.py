"""Importing a list of communes, with a report of what matched."""

from __future__ import annotations

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.agencies.communes.importing import import_communes as run_import
from dondoc.apps.agencies.permissions import can_manage_bodies
from dondoc.apps.core.errors import ActionError
from dondoc.faces.desk.people.asking import SignedIn

LARGEST = 50 * 1024 * 1024


class ImportForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("Tệp danh mục"),
        help_text=gettext_lazy(
            "JSON của vietnamese-provinces-database, JSON của vnadministrative, "
            "hoặc CSV có các cột code, name, kind, province_code, since."
        ),
    )

    def clean_file(self) -> object:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(gettext_lazy("Tệp lớn quá 50 MB; hãy kiểm tra lại, danh mục xã chỉ vài MB."))
        return file


@require_http_methods(["GET", "HEAD", "POST"])
def import_communes(request: SignedIn) -> HttpResponse:
    """Import, and say what came of it; a second time nothing is new."""
    can_manage_bodies(request.user).require()
    form = ImportForm(request.POST or None, request.FILES or None)
    report = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            report = run_import(data=file.read(), name=file.name, by=request.user)
        except ActionError as error:
            form.add_error("file", str(error))
    context = {"form": form, "report": report, "lines": list(report.lines()) if report else []}
    failed = request.method == "POST" and report is None
    return render(request, "desk/settings/communes.html", context, status=422 if failed else 200)
