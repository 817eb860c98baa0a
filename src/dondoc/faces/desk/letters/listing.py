"""The list of letters: those that one's body prepared, and those that it received."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.today import today
from dondoc.apps.letters.models import Letter
from dondoc.apps.letters.permissions import can_prepare
from dondoc.apps.plans.models import Plan
from dondoc.faces.desk.csv_answer import csv_answer
from dondoc.faces.desk.letters.finding import RECEIVED, Wanted, find
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tags.lists import Chip, Tab
from dondoc.vn.collation import collation_key

PER_PAGE = 50
NAMED = 3


class Filters(forms.Form):
    q = forms.CharField(label=gettext_lazy("Tìm trong trích yếu, số"), required=False, max_length=200)
    kind = forms.ChoiceField(
        label=gettext_lazy("Loại"), choices=[("", gettext_lazy("tất cả")), *Letter.Kind.choices], required=False
    )
    state = forms.ChoiceField(
        label=gettext_lazy("Trạng thái"),
        choices=[("", gettext_lazy("đang dùng")), *Letter.State.choices],
        required=False,
    )


@dataclass(frozen=True, slots=True)
class Line:
    """A letter as a row."""

    letter: Letter
    issuer: str
    to: tuple[str, ...]
    more: int


@require_safe
def letters(request: SignedIn) -> HttpResponse:
    """Letters that the person may see."""
    wanted = Wanted.of(request.GET)
    page = Paginator(find(request.user, wanted), PER_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    query = f"?{kept.urlencode()}" if kept else ""
    values = {
        "form": Filters(request.GET or None),
        "page": page,
        "lines": lines_of(list(page.object_list)),
        "in_force": _chips(wanted),
        "tabs": _tabs(wanted),
        "wanted": wanted,
        "csv_url": reverse("letters_csv") + query,
        "zip_url": reverse("letters_zip") + query,
        "may_prepare": can_prepare(request.user),
    }
    return render(request, "desk/letters/list.html", values)


@require_safe
def letters_csv(request: SignedIn) -> HttpResponse:
    """What is filtered, all pages, as a register of outgoing letters."""
    head = (
        _("Số, ký hiệu"),
        _("Ngày ban hành"),
        _("Loại"),
        _("Trích yếu"),
        _("Cơ quan ban hành"),
        _("Nơi nhận"),
        _("Trạng thái"),
        _("Số liệu ngày"),
    )
    lines = lines_of(list(find(request.user, Wanted.of(request.GET))), named=None)
    return csv_answer(f"cong-van-{today():%Y%m%d}", head, (_cells(line) for line in lines))


def lines_of(found: Sequence[Letter], named: int | None = NAMED) -> list[Line]:
    """The rows with names: two queries, however many."""
    to: dict[int, list[int]] = defaultdict(list)
    through = Letter.addressees.through.objects.filter(letter__in=[letter.pk for letter in found])
    for letter_id, body_id in through.order_by("pk").values_list("letter_id", "body_id"):
        to[letter_id].append(body_id)
    bodies = {body for some in to.values() for body in some} | {letter.issuer_id for letter in found}
    names = names_on(bodies, today()) if bodies else {}
    rows = []
    for letter in found:
        told = sorted((names.get(body, "") for body in to[letter.pk]), key=collation_key)
        shown = tuple(told[:named])
        rows.append(Line(letter, names.get(letter.issuer_id, ""), shown, len(told) - len(shown)))
    return rows


def _cells(line: Line) -> tuple[Any, ...]:
    letter = line.letter
    return (
        letter.number,
        letter.issued_on,
        letter.get_kind_display(),
        letter.subject,
        line.issuer,
        "; ".join(line.to),
        letter.get_state_display(),
        letter.prepared_on,
    )


def _tabs(wanted: Wanted) -> list[Tab]:
    url = reverse("letters")
    return [
        Tab(_("Cơ quan tôi soạn hoặc nhận"), url, not wanted.way),
        Tab(_("Gửi đến cơ quan tôi"), f"{url}?way={RECEIVED}", bool(wanted.way)),
    ]


def _chips(wanted: Wanted) -> list[Chip]:
    chips = []
    if wanted.q:
        chips.append(Chip("q", wanted.q, _("Tìm"), wanted.q))
    if wanted.kind:
        chips.append(Chip("kind", wanted.kind, _("Loại"), Letter.Kind(wanted.kind).label))
    if wanted.state:
        chips.append(Chip("state", wanted.state, _("Trạng thái"), Letter.State(wanted.state).label))
    if wanted.body:
        name = names_on({wanted.body}, today()).get(wanted.body, str(wanted.body))
        chips.append(Chip("body", str(wanted.body), _("Gửi"), name))
    if wanted.plan:
        plan = Plan.objects.filter(pk=wanted.plan).defer("decisions").first()
        chips.append(Chip("plan", str(wanted.plan), _("Kế hoạch"), str(plan or wanted.plan)))
    if wanted.batch:
        chips.append(Chip("batch", str(wanted.batch), _("Lượt soạn"), _("soạn cùng một lượt")))
    return chips
