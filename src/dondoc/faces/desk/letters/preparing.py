"""Preparing letters: which kind, of which plan, to whom, in whose name; with what is missing said before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Count, Max, Min
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.letters import actions
from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.kinds.base import Ask
from dondoc.apps.letters.kinds.reminder import overdue_parts
from dondoc.apps.letters.letterheads import letterhead_of, missing, wanting
from dondoc.apps.letters.models import Letter
from dondoc.apps.letters.permissions import DRAFTERS, can_change_letterhead, can_prepare
from dondoc.apps.letters.preparing import possible_issuers
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk.inputs import DayField, whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.rules.lateness import days_late
from dondoc.vn.calendar import add_months
from dondoc.vn.collation import collation_key

REPORT_IN = 7  # working days, unless somebody says otherwise
MONTHS = 12
Choices = list[tuple[str, str | Promise]]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A body that could be written to."""

    pk: int
    name: str
    number: int
    worst: int  # days
    draft: int | None  # a draft that is already there
    last: date | None  # when it was last reminded
    chosen: bool


@dataclass(frozen=True)
class Ground:
    """What is asked for in the address, checked."""

    kind: str
    owner: Body
    own: frozenset[int]  # bodies for which the person may draft
    plans: list[Plan]
    plan: Plan | None
    body: int | None
    day: date
    days: Days


class PrepareForm(forms.Form):
    """In whose name, and by when to report; the bodies are boxes of the table."""

    issuer = forms.TypedChoiceField(label=gettext_lazy("Cơ quan ban hành"), coerce=int)
    report_by = DayField(
        label=gettext_lazy("Đề nghị báo cáo trước ngày"),
        help_text=gettext_lazy("Ghi vào công văn để cơ quan nhận biết hạn trả lời."),
    )
    month = forms.ChoiceField(label=gettext_lazy("Tháng"))
    body = forms.TypedChoiceField(label=gettext_lazy("Gửi"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, ground: Ground, issuers: Choices, bodies: Choices, **options: Any) -> None:
        super().__init__(*args, **options)
        self.ground = ground
        self.fields["issuer"].choices = issuers  # type: ignore[attr-defined]
        self.fields["month"].choices = [(one.isoformat(), f"{one:%m/%Y}") for one in months(ground.day)]  # type: ignore[attr-defined]
        self.fields["body"].choices = [("", gettext_lazy("mọi cơ quan có việc")), *bodies]  # type: ignore[attr-defined]
        for name in self._unused():
            del self.fields[name]

    def _unused(self) -> set[str]:
        used = {"reminder": {"issuer", "report_by"}, "task_list": {"issuer", "body"}, "results": {"issuer", "month"}}
        return set(self.fields) - used[self.ground.kind]

    def clean_report_by(self) -> date:
        day: date = self.cleaned_data["report_by"]
        if day <= self.ground.day:
            raise forms.ValidationError(_("Ngày báo cáo phải sau hôm nay."))
        return day


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_letter(request: SignedIn) -> HttpResponse:
    """Choose and press; what comes of it is a draft with a file."""
    can_prepare(request.user).require()
    ground = _ground(request)
    found = _overdue(ground) if ground.kind == Letter.Kind.REMINDER else {}
    issuers = possible_issuers(ground.owner)
    names = names_on({body.pk for body in issuers} | set(found) | ground.own, ground.day)
    candidates = _candidates(request, ground, found, names)
    form = PrepareForm(
        request.POST if request.method == "POST" else None,
        ground=ground,
        issuers=[(str(body.pk), names.get(body.pk, "")) for body in issuers],
        bodies=_bodies_of_plan(ground),
        initial=_initial(ground),
    )
    if request.method == "POST" and form.is_valid():
        try:
            made = _prepare(request, ground, form, issuers, candidates)
        except ActionError as error:
            form.add_error(None, str(error))
        else:
            return _to(request, made)
    wanted = whole_number(request.POST.get("issuer"))
    issuer = next((body for body in issuers if body.pk == wanted), issuers[0])
    head = letterhead_of(issuer, ground.day)
    values = {
        "form": form,
        "ground": ground,
        "owners": sorted(((pk, names.get(pk, "")) for pk in ground.own), key=lambda pair: collation_key(pair[1])),
        "kinds": Letter.Kind.choices,
        "candidates": candidates,
        "needs_plan": KINDS[ground.kind].needs_plan and ground.plan is None,
        "head": head,
        "head_name": names.get(issuer.pk, ""),
        "head_body": issuer.pk,
        "missing": missing(head),
        "wanting": wanting(head),
        "may_set_head": can_change_letterhead(request.user, issuer.pk),
        "is_guess": head.pk is None,
    }
    return render(request, "desk/letters/prepare.html", values, status=422 if request.method == "POST" else 200)


def months(day: date) -> list[date]:
    """The months of which a notice can speak, this one first."""
    return [add_months(day.replace(day=1), -back) for back in range(MONTHS)]


def _ground(request: SignedIn) -> Ground:
    """What the address asks for; a plan decides whose letter it is."""
    day, query = today(), request.GET
    own = standing(request.user).bodies(*DRAFTERS)
    plans = list(Plan.objects.filter(monitor__in=own).in_force().select_related("document").defer("decisions"))
    plan = next((one for one in plans if one.pk == whole_number(query.get("plan"))), None)
    asked = whole_number(query.get("owner"))
    followed = [one.monitor_id for one in plans]
    first = plan.monitor_id if plan else asked if asked in own else (followed or sorted(own))[0]
    kind = query.get("kind", "")
    return Ground(
        kind=kind if kind in KINDS else Letter.Kind.REMINDER.value,
        owner=Body.objects.get(pk=first),
        own=own,
        plans=[one for one in plans if one.monitor_id == first or not query.get("owner")],
        plan=plan,
        body=whole_number(query.get("body")),
        day=day,
        days=Days.current(),
    )


def _ask(ground: Ground, **more: Any) -> Ask:
    return Ask(owner=ground.owner, today=ground.day, days=ground.days, plan=ground.plan, **more)


def _overdue(ground: Ground) -> dict[int, Any]:
    """Bodies with overdue work: how much, and since when."""
    rows: Any = overdue_parts(_ask(ground)).order_by().values("body_id").annotate(n=Count("pk"), first=Min("due"))
    return {row["body_id"]: row for row in rows}


def _candidates(
    request: SignedIn, ground: Ground, found: Mapping[int, Any], names: Mapping[int, str]
) -> list[Candidate]:
    """The most of it first; with what was drafted and sent before."""
    if not found:
        return []
    reminders = Letter.objects.filter(owner=ground.owner, kind=Letter.Kind.REMINDER, addressees__in=set(found))
    told: Any = reminders.living().order_by().values("addressees", "state")
    drafts: dict[int, int] = {}
    last: dict[int, date] = {}
    for row in told.annotate(newest=Max("pk"), day=Max("issued_on")):
        if row["state"] == Letter.State.DRAFT:
            drafts[row["addressees"]] = row["newest"]
        else:
            last[row["addressees"]] = row["day"]
    chosen = {whole_number(one) for one in request.POST.getlist("bodies")} if request.method == "POST" else None
    lines = [
        Candidate(
            pk=pk,
            name=names.get(pk, ""),
            number=row["n"],
            worst=days_late(row["first"], ground.day, ground.days.calendar).calendar_days,
            draft=drafts.get(pk),
            last=last.get(pk),
            chosen=pk in chosen if chosen is not None else _is_meant(pk, ground),
        )
        for pk, row in found.items()
    ]
    return sorted(lines, key=lambda line: (-line.number, collation_key(line.name)))


def _is_meant(pk: int, ground: Ground) -> bool:
    """All bodies but one's own, unless one was asked for."""
    return pk == ground.body if ground.body else pk != ground.owner.pk


def _bodies_of_plan(ground: Ground) -> Choices:
    if ground.kind != Letter.Kind.TASK_LIST or ground.plan is None:
        return []
    rows = Assignment.objects.filter(plan=ground.plan, active=True, task__ended_on__isnull=True).order_by()
    names = names_on(set(rows.values_list("body_id", flat=True)), ground.day)
    return [(str(pk), name) for pk, name in sorted(names.items(), key=lambda pair: collation_key(pair[1]))]


def _initial(ground: Ground) -> dict[str, Any]:
    report_by = ground.days.calendar.add_working_days(ground.day, REPORT_IN)
    return {"report_by": report_by, "body": ground.body, "issuer": ground.owner.pk}


def _prepare(
    request: SignedIn, ground: Ground, form: PrepareForm, issuers: list[Body], candidates: list[Candidate]
) -> list[Letter]:
    data = form.cleaned_data
    bodies = tuple(one.pk for one in candidates if one.chosen)
    if ground.kind == Letter.Kind.REMINDER and not bodies:
        raise ActionError(_("Hãy chọn ít nhất một cơ quan."))
    if data["issuer"] in bodies:
        raise ActionError(_("Cơ quan ban hành không gửi công văn đôn đốc cho chính mình; hãy bỏ chọn cơ quan đó."))
    if KINDS[ground.kind].needs_plan and ground.plan is None:
        raise ActionError(_("Hãy chọn kế hoạch."))
    one = data.get("body")
    ask = _ask(
        ground,
        bodies=bodies or ((one,) if one else ()),
        report_by=data.get("report_by"),
        month=date.fromisoformat(data["month"]) if data.get("month") else None,
    )
    issuer = next(body for body in issuers if body.pk == data["issuer"])
    return actions.prepare_letters(kind=ground.kind, ask=ask, issuer=issuer, by=request.user)


def _to(request: SignedIn, made: list[Letter]) -> HttpResponseRedirect:
    if len(made) == 1:
        messages.success(request, _("Đã soạn dự thảo. Hãy xem lại, chỉnh sửa nếu cần rồi trình ký."))
        return HttpResponseRedirect(made[0].get_absolute_url(), status=303)
    count = len(made)
    messages.success(request, ngettext("Đã soạn %(n)d dự thảo.", "Đã soạn %(n)d dự thảo.", count) % {"n": count})
    return HttpResponseRedirect(f"{reverse('letters')}?batch={made[0].batch}", status=303)
