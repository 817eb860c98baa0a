"""How a step is taken on a page: get with the check, form, action, answer.

What the action refuses comes back with the form and every word in it. When somebody
else saved in between, the page tells what happened since it was opened, beside one's
own words, and holds the new version: pressing again saves them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from dondoc.apps.accounts.models import User
from dondoc.apps.audit.models import Event
from dondoc.apps.core.decisions import Decision, Refused
from dondoc.apps.core.errors import ActionError, Changed
from dondoc.apps.core.today import today
from dondoc.apps.tasks.history import line_of
from dondoc.apps.tasks.models import Task
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.tasks.files import keep_files
from dondoc.faces.desk.tasks.forms import StepForm
from dondoc.faces.desk.words import Word

GET_OR_POST = ["GET", "HEAD", "POST"]
SINCE, LATEST = 20, 3


@dataclass(frozen=True)
class Step:
    """A step of the record as a page. `name` is that of the action and of the address."""

    name: str
    word: Word
    hint: Word
    may: Callable[[User, Any], Decision]
    act: Callable[[Any, Any, User, date], Any]
    done: Word
    press: Word = ""  # on the button, where the name of the step does not fit
    form: type[StepForm] = StepForm
    initial: Callable[[Any, date], dict[str, Any]] = lambda _thing, _day: {}
    options: Callable[[Any, date], dict[str, Any]] = lambda _thing, _day: {}


@dataclass(frozen=True)
class Ground:
    """On what the step is taken: the thing itself, its task, and what the page shows beside the form."""

    thing: Any
    task: Task
    back: str
    again: Callable[[], Any]
    shown: Mapping[str, Any] = field(default_factory=dict)
    of_task: bool = False  # the version that counts is the task's, not the thing's own

    def version_of(self, thing: Any) -> int:
        """The version under which the thing is saved; things that are answered once have none."""
        return getattr(thing.task if self.of_task else thing, "version", 0)


def take(request: SignedIn, step: Step, ground: Ground, *, only_show: bool = False) -> HttpResponse:
    """Show the form, or do it. `only_show`: the form comes back as it was filled, nothing is done or judged."""
    day = today()
    if request.method != "POST":
        step.may(request.user, ground.thing).require()
        return _page(request, step, ground, _fresh_form(step, ground, day))
    form = _bound_form(request, step, ground, day)
    if only_show:
        step.may(request.user, ground.thing).require()
        return _page(request, step, ground, form, is_judged=False)
    if not form.is_valid():
        step.may(request.user, ground.thing).require()
        return _again(request, step, ground, form, status=422)
    try:
        step.act(ground.thing, form, request.user, day)
    except Changed:
        return _conflict(request, step, ground, form)
    except Refused:
        if not _is_overtaken(form, ground.task):
            raise
        return _conflict(request, step, ground, form)
    except ActionError as error:
        step.may(request.user, ground.thing).require()
        form.add_error(None, str(error))
        return _again(request, step, ground, form, status=422)
    messages.success(request, str(step.done))
    return see_other(request, ground.back)


def see_other(request: SignedIn, otherwise: str) -> HttpResponseRedirect:
    """Back to where the person came from, or to the page of the thing."""
    wanted = request.POST.get("back", "")
    own = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(wanted if own else otherwise, status=303)


def _fresh_form(step: Step, ground: Ground, day: date) -> StepForm:
    initial = {
        **step.initial(ground.thing, day),
        "version": ground.version_of(ground.thing),
        "seen": last_event(ground.task),
    }
    return step.form(initial=initial, **step.options(ground.thing, day))


def _bound_form(request: SignedIn, step: Step, ground: Ground, day: date) -> StepForm:
    return step.form(
        request.POST,
        request.FILES,
        initial=step.initial(ground.thing, day),
        **step.options(ground.thing, day),
    )


def _again(request: SignedIn, step: Step, ground: Ground, form: StepForm, *, status: int, **more: Any) -> HttpResponse:
    keep_files(form)
    return _page(request, step, ground, form, status=status, **more)


def _is_overtaken(form: StepForm, task: Task) -> bool:
    """Whether something happened since the page was opened: then a refusal is told beside the words, which stay."""
    seen = form.cleaned_data.get("seen")
    return seen is not None and seen < last_event(task)


def _conflict(request: SignedIn, step: Step, ground: Ground, form: StepForm) -> HttpResponse:
    """Both versions: what others did since, and one's own words in the form, ready to be saved again."""
    thing = ground.again()
    decision = step.may(request.user, thing)
    seen = form.cleaned_data.get("seen")
    form.data = data = request.POST.copy()
    data["version"], data["seen"] = str(ground.version_of(thing)), str(last_event(ground.task))
    conflict = {
        "message": str(Changed()),
        "since": since(ground.task, seen),
        "reason": "" if decision else decision.reason,
        "clashes": form.meet(thing),
    }
    return _again(request, step, ground, form, status=409, conflict=conflict)


def _page(
    request: SignedIn,
    step: Step,
    ground: Ground,
    form: StepForm,
    *,
    status: int = 200,
    conflict: Mapping[str, Any] | None = None,
    is_judged: bool = True,
) -> HttpResponse:
    values = {
        "is_judged": is_judged,
        "step": step,
        "form": form,
        "task": ground.task,
        "thing": ground.thing,
        "draft": f"{step.name}-{ground.thing.pk}",
        "conflict": conflict,
        "back": request.POST.get("back") or request.GET.get("back", ""),
        "back_url": ground.back,
        **ground.shown,
    }
    return render(request, "desk/tasks/step.html", values, status=status)


def last_event(task: Task) -> int:
    """The newest thing on record of a task."""
    newest = Event.objects.filter(task_id=task.pk).order_by("-pk").values_list("pk", flat=True).first()
    return newest or 0


def since(task: Task, seen: int | None) -> list[Any]:
    """What happened to a task after the newest event that a page had told; the latest where none had."""
    rows = Event.objects.filter(task_id=task.pk, pk__gt=seen or 0).select_related("by").order_by("-pk")
    return [line_of(event) for event in rows[: LATEST if seen is None else SINCE]]


def task_url(task: Task, part_id: int | None = None) -> str:
    url = reverse("task", args=[task.pk])
    return f"{url}?part={part_id}#part" if part_id else url
