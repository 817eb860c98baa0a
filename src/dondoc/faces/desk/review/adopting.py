"""Adoption: what still stands in the way, who monitors, from when to when; then the bodies have their work."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.accounts.standing import standing
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import names_on
from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.plans.adoption import Problem, find_problems
from dondoc.apps.plans.days import last_day
from dondoc.apps.plans.errors import AlreadyAdopted
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.register import register_for
from dondoc.apps.tasks.adoption import adopt as adopt_review
from dondoc.faces.desk.inputs import DayField
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.getting import get_review_for_reader, may_write

_YEAR = re.compile(r"\b(20\d\d)\b(?!\s*/)")
CODE_WORDS = {
    "pending": gettext_lazy("Mục chưa xem"),
    "no-lead": gettext_lazy("Chưa có cơ quan chủ trì"),
    "many-leads": gettext_lazy("Nhiều cơ quan chủ trì"),
    "undecided-body": gettext_lazy("Chưa rõ cơ quan"),
    "invalid": gettext_lazy("Ô chưa đúng"),
    "duplicate": gettext_lazy("Có vẻ trùng"),
    "due-before-issue": gettext_lazy("Hạn trước ngày ban hành"),
}


class AdoptForm(forms.Form):
    """Who monitors the plan, who gave it, and its term."""

    monitor = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan theo dõi"), queryset=Body.objects.none(), empty_label=None
    )
    assigner = forms.ModelChoiceField(
        label=gettext_lazy("Cơ quan giao"),
        queryset=Body.objects.none(),
        required=False,
        help_text=gettext_lazy("Cơ quan ban hành, có quyền gia hạn."),
    )
    starts_on = DayField(label=gettext_lazy("Thực hiện từ"))
    ends_on = DayField(label=gettext_lazy("Thực hiện đến"), required=False)

    def __init__(
        self, *args: Any, monitors: set[int], assigners: set[int], names: Mapping[int, str], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for field_name, ids in (("monitor", monitors), ("assigner", assigners)):
            field = self.fields[field_name]
            assert isinstance(field, forms.ModelChoiceField)
            field.queryset = Body.objects.filter(pk__in=ids)
            field.widget.choices = [*([] if field.required else [("", "—")]), *((pk, names.get(pk, "")) for pk in ids)]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", _("Ngày kết thúc phải sau ngày bắt đầu."))
        return data


@require_http_methods(["GET", "HEAD", "POST"])
def adopt(request: SignedIn, pk: int) -> HttpResponse:
    """Show what is missing; adopt when nothing is."""
    review = get_review_for_reader(request.user, pk)
    may = may_write(request.user, review)
    if review.state == Review.State.ADOPTED and hasattr(review.document, "plan"):
        return redirect("plan", pk=review.document.plan.pk)
    if request.method == "POST":
        may.require()
    monitors = set(standing(request.user).monitors) or {review.document.owner_id}
    names = names_on(monitors | _above(monitors), today())
    issuer = _issuer(review, names)
    if issuer and issuer not in names:
        names |= names_on({issuer}, today())
    assigners = (names.keys() - monitors) | ({issuer} if issuer else set())
    initial = _proposed(review, issuer)
    form = AdoptForm(request.POST or None, monitors=monitors, assigners=assigners, names=names, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _page(request, review, form, may, status=422 if request.method == "POST" else 200)
    try:
        plan = adopt_review(review=review, by=request.user, today=today(), **form.cleaned_data)
    except AlreadyAdopted as error:
        messages.info(request, str(error))
        return redirect("plan", pk=error.plan.pk) if error.plan else redirect("documents")
    except ActionError as error:
        form.add_error(None, str(error))
        return _page(request, review, form, may, status=422)
    messages.success(request, _("Kế hoạch đã được đưa vào thực hiện. Các cơ quan thấy việc của mình từ lúc này."))
    return redirect("plan", pk=plan.pk)


def _page(request: SignedIn, review: Review, form: AdoptForm, may: Any, *, status: int) -> HttpResponse:
    problems = find_problems(review)
    items = review.items.in_bulk({one.item_id for one in problems if one.item_id})
    context = {
        "review": review,
        "document": review.document,
        "form": form,
        "may": may,
        "stops": _grouped([one for one in problems if one.stops], items),
        "warns": _grouped([one for one in problems if not one.stops], items),
        "back": reverse("review", args=[review.document_id]),
    }
    return render(request, "desk/review/adopt.html", context, status=status)


def _grouped(problems: list[Problem], items: Mapping[int, Item]) -> list[dict[str, Any]]:
    """Problems of one kind under one heading, each with the item it concerns."""
    ordered = sorted(problems, key=lambda one: one.code)
    return [
        {
            "word": CODE_WORDS.get(code, _("Thông tin văn bản")),
            "problems": [{"problem": one, "item": items.get(one.item_id or 0)} for one in some],
        }
        for code, some in groupby(ordered, key=lambda one: one.code)
    ]


def _above(bodies: set[int]) -> set[int]:
    return set(Body.objects.filter(children__body__in=bodies).values_list("pk", flat=True))


def _issuer(review: Review, near: Mapping[int, str]) -> int | None:
    """The body that issued the document, as it is today; looked for at hand before the whole register is loaded."""
    document = review.document
    if not document.issuer:
        return None
    key = match_key(document.issuer)
    at_hand = [pk for pk, name in near.items() if match_key(name) == key]
    if len(at_hand) == 1:
        return at_hand[0]
    known = register_for(document, today()).resolve(document.issuer)
    return known.now.pk if known.now else None


def _proposed(review: Review, issuer: int | None) -> dict[str, Any]:
    document = review.document
    issued = last_day(document.issued_on)
    return {
        "monitor": document.owner_id,
        "assigner": issuer,
        "starts_on": issued or today(),
        "ends_on": _end_of(document.title, issued),
    }


def _end_of(title: str, issued: date | None) -> date | None:
    """«giai đoạn 2026-2030», «đến năm 2030», «năm 2026»: the last day of the last year that the title names."""
    years = _years(title)
    last = max((year for year in years if issued is None or year >= issued.year), default=None)
    return date(last, 12, 31) if last else None


def _years(title: str) -> list[int]:
    return [int(year) for year in _YEAR.findall(title)]
