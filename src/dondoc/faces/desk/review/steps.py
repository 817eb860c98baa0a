"""The steps that ask something first: each a form on a page of its own, and in place where scripts run."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from dondoc.apps.core.errors import ActionError
from dondoc.apps.core.today import today
from dondoc.apps.plans import actions
from dondoc.apps.plans.days import read_day, show_day
from dondoc.apps.plans.errors import InvalidValue, ItemChanged
from dondoc.apps.plans.finding import find_words
from dondoc.apps.plans.models import Item, Review
from dondoc.apps.plans.parting import suggest_parts
from dondoc.apps.plans.steps import value_at, value_of
from dondoc.apps.plans.values import DutyValue, TaskValue, Value
from dondoc.faces.desk.inputs import whole_number
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.review.answers import answer
from dondoc.faces.desk.review.conflicts import conflict_rows
from dondoc.faces.desk.review.forms import (
    FORMS,
    AddForm,
    BodyForm,
    DateForm,
    MergeForm,
    RejectForm,
    SplitForm,
    ValueForm,
)
from dondoc.faces.desk.review.getting import get_item_for_reviewer, get_review_for_reviewer
from dondoc.faces.desk.review.names import all_names, from_lines, register_of_today, unknown_names
from dondoc.faces.desk.review.phrases import field_word

GET_OR_POST = ["GET", "HEAD", "POST"]
NEAR = 12


@require_http_methods(GET_OR_POST)
def edit_item(request: SignedIn, pk: int) -> HttpResponse:
    """All fields of an item. What somebody else saved meanwhile is joined, or shown beside."""
    item = get_item_for_reviewer(request.user, pk)
    value, shape = value_of(item), FORMS[item.kind]
    register = register_of_today(today())
    if request.method != "POST":
        return _form(request, item, "edit", shape(value=value, version=item.version, register=register))
    form = shape(request.POST, value=_value_seen(item, request), version=item.version, register=register)
    if not form.is_valid():
        return _form(request, item, "edit", form, status=422)
    try:
        saved = actions.edit_item(
            item=item,
            version=form.cleaned_data["version"],
            value=form.changed_value(),
            by=request.user,
            accept="accept" in request.POST,
        )
    except InvalidValue as error:
        form.add_faults(error.faults)
        return _form(request, item, "edit", form, status=422)
    except ItemChanged as error:
        return _conflict(request, item, error, shape, register)
    except ActionError as error:
        form.add_error(None, str(error))
        return _form(request, item, "edit", form, status=422)
    if saved.theirs:
        fields = ", ".join(field_word(name) for name in saved.theirs)
        messages.info(request, _("Đã lưu, và giữ phần người khác vừa sửa: %(fields)s.") % {"fields": fields})
    return answer(request, saved.item.review, [item.pk], move_on="accept" in request.POST)


def _value_seen(item: Item, request: SignedIn) -> Value:
    """The value that the person began from: bodies typed unchanged keep what was known of them then."""
    version = whole_number(request.POST.get("version"))
    return value_of(item) if version is None else value_at(item, version)


def _conflict(request: SignedIn, item: Item, error: ItemChanged, shape: type[ValueForm], register: Any) -> HttpResponse:
    """Both versions side by side, the person's own words in the form, ready to be saved again."""
    mine = error.merged or error.mine or error.theirs
    form = shape(value=mine, version=error.version, register=register)
    rows = conflict_rows(error, form)
    return _form(request, item, "edit", form, status=409, conflict={"rows": rows, "message": str(error)})


@require_http_methods(GET_OR_POST)
def name_lead(request: SignedIn, pk: int) -> HttpResponse:
    """Give a task its lead, or a duty who reports: one name."""
    item = get_item_for_reviewer(request.user, pk)
    value = value_of(item)
    form = BodyForm(request.POST or None, initial={"version": item.version, "name": ""})
    if request.method != "POST" or not form.is_valid():
        return _form(request, item, "lead", form, status=422 if request.method == "POST" else 200)
    found, unknown = from_lines(form.cleaned_data["name"], [], register_of_today(today()))
    if unknown:
        form.add_error("name", unknown_names(unknown))
        return _form(request, item, "lead", form, status=422)
    changed = _with_lead(value, found)
    return _save(request, item, form, changed, "lead")


def _with_lead(value: Value, found: list[Any]) -> Value:
    if isinstance(value, TaskValue):
        return replace(value, lead=tuple(found), common=False, each=False)
    return replace(value, who=tuple(found)) if isinstance(value, DutyValue) else value


@require_http_methods(GET_OR_POST)
def set_due(request: SignedIn, pk: int) -> HttpResponse:
    """Set the day by which a task is due; nothing typed means: none is named."""
    item = get_item_for_reviewer(request.user, pk)
    value = value_of(item)
    initial = {"version": item.version, "due": show_day(getattr(value, "due", ""))}
    form = DateForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        return _form(request, item, "due", form, status=422 if request.method == "POST" else 200)
    typed = form.cleaned_data["due"]
    day = read_day(typed) if typed else ""
    changed: Value = replace(value, due=day)
    if isinstance(value, TaskValue):
        kind = "none" if not day else ("by" if value.deadline_type in ("none", "ongoing") else value.deadline_type)
        changed = replace(value, due=day, deadline_type=kind)
    return _save(request, item, form, changed, "due")


def _save(request: SignedIn, item: Item, form: forms.Form, value: Value, step: str) -> HttpResponse:
    try:
        actions.edit_item(item=item, version=form.cleaned_data["version"], value=value, by=request.user)
    except InvalidValue as error:
        for name, fault in error.faults.items():
            form.add_error(name if name in form.fields else None, fault)
        return _form(request, item, step, form, status=422)
    except ActionError as error:
        form.add_error(None, str(error))
        return _form(request, item, step, form, status=422)
    return answer(request, item.review, [item.pk])


@require_http_methods(GET_OR_POST)
def split_item(request: SignedIn, pk: int) -> HttpResponse:
    """Make several items of one, where a person leaves an empty line."""
    item = get_item_for_reviewer(request.user, pk)
    parts = suggest_parts(value_of(item).text)
    form = SplitForm(request.POST or None, initial={"version": item.version, "text": "\n\n".join(parts)})
    if request.method != "POST" or not form.is_valid():
        return _form(request, item, "split", form, status=422 if request.method == "POST" else 200)
    try:
        made = actions.split_item(
            item=item, version=form.cleaned_data["version"], parts=form.cleaned_data["text"], by=request.user
        )
    except ActionError as error:
        form.add_error("text", str(error))
        return _form(request, item, "split", form, status=422)
    return answer(request, item.review, [item.pk, *(part.pk for part in made)])


@require_http_methods(GET_OR_POST)
def merge_item(request: SignedIn, pk: int) -> HttpResponse:
    """Let an item go into another one of its kind that stands near."""
    item = get_item_for_reviewer(request.user, pk)
    others = _near(item)
    choices = [(str(one.pk), f"{one.path} {value_of(one).text}".strip()) for one in others]
    form = MergeForm(request.POST or None, others=choices, initial={"version": item.version})
    if request.method != "POST" or not form.is_valid():
        return _form(request, item, "merge", form, status=422 if request.method == "POST" else 200)
    into = next(one for one in others if str(one.pk) == form.cleaned_data["into"])
    try:
        actions.merge_items(item=item, into=into, version=form.cleaned_data["version"], by=request.user)
    except ActionError as error:
        form.add_error(None, str(error))
        return _form(request, item, "merge", form, status=422)
    return answer(request, item.review, [into.pk, item.pk])


def _near(item: Item) -> list[Item]:
    """Live items of the same kind, those that stand nearest in the document first."""
    others = item.review.items.live().of_kind(item.kind).exclude(pk=item.pk)
    return sorted(others, key=lambda one: (abs(one.position - item.position), one.pk))[:NEAR]


@require_http_methods(GET_OR_POST)
def reject_item(request: SignedIn, pk: int) -> HttpResponse:
    """Leave an item out, with the reason."""
    item = get_item_for_reviewer(request.user, pk)
    form = RejectForm(request.POST or None, initial={"version": item.version})
    if request.method != "POST" or not form.is_valid():
        return _form(request, item, "reject", form, status=422 if request.method == "POST" else 200)
    try:
        actions.reject_item(
            item=item, version=form.cleaned_data["version"], reason=form.cleaned_data["reason"], by=request.user
        )
    except ActionError as error:
        form.add_error(None, str(error))
        return _form(request, item, "reject", form, status=422)
    return answer(request, item.review, [item.pk], move_on=True)


@require_http_methods(GET_OR_POST)
def add_item(request: SignedIn, pk: int) -> HttpResponse:
    """Add what the reader missed."""
    review = get_review_for_reviewer(request.user, pk)
    form = AddForm(request.POST or None, initial=_selection(request))
    if request.method == "POST" and form.is_valid():
        span = _place(review, form.cleaned_data)
        if span is None:
            form.add_error("quote", _("Không thấy đoạn chữ này trong văn bản. Hãy chép đúng từng chữ."))
        else:
            try:
                made = actions.add_item(
                    review=review, kind=form.cleaned_data["kind"], start=span[0], end=span[1], by=request.user
                )
            except ActionError as error:
                form.add_error(None, str(error))
            else:
                return answer(request, review, [made.pk])
    context = {"form": form, "review": review, "document": review.document, "names": ()}
    template = "desk/review/add_form.html" if request.htmx else "desk/review/add.html"
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _selection(request: SignedIn) -> dict[str, str]:
    return {name: request.GET.get(name, "") for name in ("quote", "start", "end")} | {"kind": "task"}


def _place(review: Review, data: dict[str, Any]) -> tuple[int, int] | None:
    """Where the quoted words stand: at the selected place where it fits, else at their first mention."""
    text, words = review.document.reading.text, data["quote"].split()
    start, end = data.get("start"), data.get("end")
    if start is not None and end is not None and text[start:end].split() == words:
        return start, end
    return find_words(text, words)


def _form(
    request: SignedIn, item: Item, step: str, form: forms.Form, *, status: int = 200, conflict: Any = None
) -> HttpResponse:
    """The form in place of the card's buttons, or on a page of its own."""
    context = {
        "form": form,
        "item": item,
        "value": value_of(item),
        "step": step,
        "step_word": STEP_WORDS[step],
        "conflict": conflict,
        "review": item.review,
        "document": item.review.document,
        "back": request.POST.get("back") or request.GET.get("back", ""),
        "names": () if request.htmx else all_names(today()),
    }
    template = "desk/review/step_form.html" if request.htmx else "desk/review/step.html"
    return render(request, template, context, status=status)


STEP_WORDS = {
    "edit": gettext_lazy("Sửa mục"),
    "lead": gettext_lazy("Ghi cơ quan"),
    "due": gettext_lazy("Đặt hạn"),
    "split": gettext_lazy("Tách mục"),
    "merge": gettext_lazy("Gộp mục"),
    "reject": gettext_lazy("Bỏ mục"),
}
