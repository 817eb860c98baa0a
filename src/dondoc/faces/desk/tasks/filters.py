"""What somebody asks of the list of work, as it stands in the address.

Two kinds of rows: works (tasks), and the parts of bodies, which stand for what each body
answers for. A body, a role or «của tôi» asks for parts; `as=works` asks for the tasks
behind them. A filter that cannot be read says so and is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dondoc.apps.tasks.models import Assignment
from dondoc.faces.desk import words
from dondoc.faces.desk.inputs import DayField, KeyField
from dondoc.faces.desk.slim_select import SlimSelect
from dondoc.faces.desk.tags.lists import Chip

ENDED, JOINED, STALE = "ended", "joined", "stale"
ANY_ROLE = "any"
MINE: dict[str, words.Word] = {
    "1": gettext_lazy("Việc của cơ quan tôi"),
    "me": gettext_lazy("Việc giao cho tôi"),
    "monitor": gettext_lazy("Kế hoạch tôi theo dõi"),
}
ROLES: dict[str, words.Word] = {
    **{role.value: role.label for role in Assignment.Role},
    ANY_ROLE: gettext_lazy("mọi vai trò"),
}
# What stands outside of every count, and what has been silent for long.
APART: dict[str, words.Word] = {
    STALE: gettext_lazy("Lâu không báo cáo"),
    ENDED: gettext_lazy("Đã kết thúc theo văn bản mới"),
    JOINED: gettext_lazy("Đã nhập vào việc trùng"),
}
TIMES: dict[str, words.Word] = {**{state.value: word for state, word in words.TIME.items()}, **APART}
STATES: dict[str, words.Word] = {state.value: word for state, word in words.LIFE.items()}

Choices = Sequence[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """The list that is asked for."""

    q: str = ""
    plan: int | None = None
    body: int | None = None
    role: str = ""
    state: str = ""
    time: str = ""
    cell: str = ""
    field: str = ""
    mine: str = ""
    due_from: date | None = None
    due_to: date | None = None
    works: bool = False

    @property
    def is_of_parts(self) -> bool:
        """Whether the rows are parts of bodies."""
        return self.may_be_of_parts and not self.works

    @property
    def may_be_of_parts(self) -> bool:
        return bool(self.body or self.role) or self.mine in ("1", "me")


def _choices(named: Mapping[str, words.Word]) -> list[tuple[str, words.Word]]:
    return [("", gettext_lazy("tất cả")), *named.items()]


class FilterForm(forms.Form):
    """The filters above the list. What is chosen by clicking in the table goes along hidden."""

    q = forms.CharField(label=gettext_lazy("Có chữ"), required=False, max_length=200)
    mine = forms.ChoiceField(label=gettext_lazy("Của tôi"), required=False, choices=_choices(MINE), widget=SlimSelect)
    plan = KeyField(label=gettext_lazy("Kế hoạch"), required=False, widget=SlimSelect)
    body = KeyField(label=gettext_lazy("Cơ quan"), required=False, widget=SlimSelect)
    role = forms.ChoiceField(label=gettext_lazy("Vai trò"), required=False, choices=_choices(ROLES), widget=SlimSelect)
    state = forms.ChoiceField(
        label=gettext_lazy("Bước thực hiện"), required=False, choices=_choices(STATES), widget=SlimSelect
    )
    time = forms.ChoiceField(label=gettext_lazy("Theo hạn"), required=False, choices=_choices(TIMES), widget=SlimSelect)
    due_from = DayField(label=gettext_lazy("Hạn từ ngày"), required=False)
    due_to = DayField(label=gettext_lazy("Hạn đến ngày"), required=False)
    cell = forms.ChoiceField(required=False, choices=_choices(words.CELLS), widget=forms.HiddenInput)
    field = forms.CharField(required=False, max_length=200, widget=forms.HiddenInput)
    sort = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    # `as` is a word of Python: the field is put in by its name.
    def __init__(self, data: Mapping[str, Any], *, plans: Choices = (), bodies: Choices = ()) -> None:
        super().__init__(data)
        self.fields["as"] = forms.ChoiceField(
            required=False, choices=[("", ""), ("works", "works")], widget=forms.HiddenInput()
        )
        blank = [("", gettext_lazy("tất cả"))]
        self.fields["plan"].widget.choices = [*blank, *plans]
        self.fields["body"].widget.choices = [*blank, *bodies]
        self.named = {"plan": dict(plans), "body": dict(bodies)}

    def wanted(self) -> Wanted:
        """What could be read."""
        self.is_valid()
        known = {one.name for one in fields(Wanted)}
        read = {name: value for name, value in self.cleaned_data.items() if name in known and value}
        return Wanted(**read, works=self.cleaned_data.get("as") == "works")

    @property
    def folded(self) -> list[forms.BoundField]:
        """Filters that are asked for less often: they open on demand."""
        return [self[name] for name in ("role", "state", "time", "due_from", "due_to")]

    @property
    def is_unfolded(self) -> bool:
        return any(bound.value() for bound in self.folded)

    @property
    def kept(self) -> list[forms.BoundField]:
        """Hidden ones that are in force."""
        return [bound for bound in self.hidden_fields() if bound.value()]


def chips(form: FilterForm, wanted: Wanted) -> list[Chip]:
    """The filters in force in words, each with its way out."""
    told: list[tuple[str, words.Word, Any, words.Word]] = [
        ("q", _("Có chữ"), wanted.q, f"«{wanted.q}»"),
        ("mine", _("Của tôi"), wanted.mine, MINE.get(wanted.mine, "")),
        ("plan", _("Kế hoạch"), wanted.plan, form.named["plan"].get(wanted.plan or 0, "")),
        ("body", _("Cơ quan"), wanted.body, form.named["body"].get(wanted.body or 0, "")),
        ("role", _("Vai trò"), wanted.role, ROLES.get(wanted.role, "")),
        ("state", _("Bước"), wanted.state, STATES.get(wanted.state, "")),
        ("time", _("Theo hạn"), wanted.time, TIMES.get(wanted.time, "")),
        ("cell", _("Ô"), wanted.cell, words.CELLS.get(wanted.cell, "")),
        ("field", _("Lĩnh vực"), wanted.field, wanted.field),
        ("due_from", _("Hạn từ"), wanted.due_from, words.day(wanted.due_from) if wanted.due_from else ""),
        ("due_to", _("Hạn đến"), wanted.due_to, words.day(wanted.due_to) if wanted.due_to else ""),
    ]
    return [
        Chip(name, str(form.data.get(name, "")), label, word or _("không có trong danh sách"))
        for name, label, value, word in told
        if value
    ]
