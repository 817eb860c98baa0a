"""Letterheads of bodies: as they were set, or guessed, with what is missing."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Refused
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.letters import actions
from dondoc.apps.letters.layout import form_in_force
from dondoc.apps.letters.letterheads import FIELDS, letterhead_of, missing, wanting
from dondoc.apps.letters.models import Letterhead
from dondoc.apps.letters.permissions import ISSUERS, can_change_letterhead
from dondoc.apps.plans.models import Plan
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.vn.collation import collation_key
from dondoc.writing import Number, PlaceAndDay
from dondoc.writing.authority import Mode, signed_as
from dondoc.writing.lines import day_line, number_line

EVENTS = 20


class LetterheadForm(forms.ModelForm[Letterhead]):
    version = forms.IntegerField(widget=forms.HiddenInput)

    class Meta:
        model = Letterhead
        fields = FIELDS
        widgets = {"recipients": forms.Textarea(attrs={"rows": 5})}
        help_texts = {
            "superior": gettext_lazy("Dòng trên, ví dụ «UBND tỉnh Ninh Bình». Để trống với Ủy ban nhân dân."),
            "issuer": gettext_lazy("Viết thường như trong câu; ở đầu văn bản tự thành chữ in hoa."),
            "symbol": gettext_lazy("Ví dụ SKHCN trong số …/SKHCN-QLKH."),
            "unit": gettext_lazy("Phòng soạn thảo, ví dụ QLKH. Cơ quan Đảng để trống."),
            "place": gettext_lazy("Tên tỉnh, hoặc tên xã, phường, đặc khu."),
            "collective": gettext_lazy("Chỉ với cơ quan tập thể, ví dụ «Ủy ban nhân dân»."),
            "head": gettext_lazy("Ví dụ Giám đốc, Chủ tịch, Bí thư."),
            "position": gettext_lazy("Cần khi cấp phó hoặc người được giao ký, ví dụ Phó Giám đốc."),
            "recipients": gettext_lazy("Mỗi dòng một nơi, không cần gạch đầu dòng. Dòng đầu («Như trên») tự có."),
            "archive": gettext_lazy("Ví dụ VT; ký hiệu phòng tự thêm sau."),
        }


@require_safe
def letterheads(request: SignedIn) -> HttpResponse:
    """The bodies whose letterheads the person may set: own ones; to administrators those that monitor or give plans."""
    who = standing(request.user)
    pks = set(who.bodies(*ISSUERS))
    if who.is_admin:
        pks |= {
            pk for pair in Plan.objects.order_by().values_list("monitor", "assigner").distinct() for pk in pair if pk
        }
        pks |= set(Letterhead.objects.order_by().values_list("body", flat=True))
    elif not pks:
        raise Refused(
            _("Thể thức của cơ quan do đầu mối, người theo dõi kế hoạch của cơ quan đó hoặc quản trị viên đặt.")
        )
    day = today()
    names = names_on(pks, day)
    saved = {head.body_id: head for head in Letterhead.objects.filter(body__in=pks)}
    lines = [
        _line(pk, names.get(pk, ""), saved.get(pk))
        for pk in sorted(pks, key=lambda pk: collation_key(names.get(pk, "")))
    ]
    return render(request, "desk/letters/letterheads.html", {"lines": lines, "is_admin": who.is_admin})


def _line(pk: int, name: str, head: Letterhead | None) -> dict[str, Any]:
    return {"pk": pk, "name": name, "head": head, "missing": [*missing(head), *wanting(head)] if head else []}


@require_http_methods(["GET", "HEAD", "POST"])
def letterhead(request: SignedIn, pk: int) -> HttpResponse:
    """Set the letterhead of a body; the head and foot are shown as they will stand."""
    body = get_object_or_404(Body.objects.select_related("place"), pk=pk)
    can_change_letterhead(request.user, body.pk).require()
    day = today()
    head = letterhead_of(body, day)
    form = LetterheadForm(
        request.POST if request.method == "POST" else None, instance=head, initial={"version": head.version}
    )
    if request.method == "POST" and form.is_valid():
        try:
            values = {name: form.cleaned_data[name] for name in FIELDS}
            version = form.cleaned_data["version"]
            actions.save_letterhead(body=body, version=version, by=request.user, today=day, **values)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Đã lưu thể thức; văn bản soạn từ nay theo thể thức này."))
            return HttpResponseRedirect(reverse("letterhead", args=[body.pk]), status=303)
    shown = letterhead_of(body, day) if form.errors else head
    context = {
        "form": form,
        "name": names_on({body.pk}, day).get(body.pk, ""),
        "body": body,
        "is_guess": shown.pk is None,
        "missing": missing(shown),
        "wanting": wanting(shown),
        "sample": _sample(shown),
        "record": list(Event.objects.on(shown).select_related("by")[:EVENTS]) if shown.pk else [],
    }
    return render(request, "desk/letters/letterhead.html", context, status=422 if request.method == "POST" else 200)


def _sample(head: Letterhead) -> dict[str, Any]:
    """Head and foot in words."""
    form, day = form_in_force(head.form), today()
    authority, position = signed_as(
        Mode(head.signing), form, head=head.head, position=head.position, collective=head.collective
    )
    kept = ", ".join(part for part in (head.archive, head.unit) if part)
    return {
        "superior": head.superior.upper(),
        "issuer": head.issuer.upper(),
        "nation": form.words["nation"],
        "motto": form.words["motto"],
        "number": number_line(Number(head.symbol, unit=head.unit), form),
        "day": day_line(PlaceAndDay(head.place, day.year), form),
        "recipients_word": form.words["recipients"],
        "recipients": [line.strip() for line in head.recipients.splitlines() if line.strip()],
        "archive": form.words["archive"].format(archive=kept),
        "authority": [*authority, position],
        "signer": head.signer,
    }
