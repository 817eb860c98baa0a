"""A body in a form: typed by its name as people write it, chosen from the list that the browser offers."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _

from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body
from dondoc.apps.agencies.names import descendants, name_on
from dondoc.apps.agencies.querysets import BodyQuerySet
from dondoc.apps.core.ordering import CodePoints
from dondoc.apps.core.today import today
from dondoc.faces.desk.inputs import whole_number

MOST_OFFERED = 400


class BodyInput(forms.TextInput):
    """A box with the names of the bodies of the province below it; communes are typed."""

    template_name = "desk/people/body_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None, *, inside: int | None = None) -> None:
        super().__init__({"autocomplete": "off", **(attrs or {})})
        self.inside = inside

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        list_id = f"{context['widget']['attrs'].get('id', name)}_list"
        context["widget"]["attrs"]["list"] = list_id
        context["widget"].update(list_id=list_id, names=self._names())
        return context

    def _names(self) -> list[str]:
        day = today()
        bodies = Body.objects.on(day)
        if self.inside:
            bodies = bodies.filter(pk__in=descendants({self.inside}, day))
        else:
            bodies = bodies.filter(level=Body.Level.PROVINCE)
        return [body.name for body in in_order(bodies, day)[:MOST_OFFERED]]


def in_order(bodies: BodyQuerySet, day: date) -> BodyQuerySet:
    """With the names of the day, by those names."""
    return bodies.with_name(day).order_by(CodePoints("sort"), "pk")


class BodyField(forms.CharField):
    """The body with this name, abbreviation or other spelling today; a number is taken as its key."""

    widget = BodyInput

    def to_python(self, value: Any) -> Any:  # a body, which CharField does not know of
        written = super().to_python(value)
        if not written:
            return None
        found = find_bodies(written, today())
        if len(found) == 1:
            return found[0]
        if not found:
            raise ValidationError(
                _("Không có cơ quan «%(name)s». Hãy ghi đủ tên, hoặc chọn trong danh sách.") % {"name": written}
            )
        names = "; ".join(body.name for body in found[:5])
        raise ValidationError(_("Nhiều cơ quan cùng tên: %(names)s. Hãy ghi đủ tên.") % {"names": names})

    def prepare_value(self, value: Any) -> Any:
        return name_on(value, today()) if isinstance(value, Body) else value


def find_bodies(written: str, day: date) -> list[Body]:
    """Bodies alive that day under this name, abbreviation or alias; the full name decides where it is one's own."""
    bodies = in_order(Body.objects.on(day), day)
    number = whole_number(written)
    if number is not None:
        return list(bodies.filter(pk=number))
    key = match_key(written)
    of_the_day = Q(names__since__isnull=True) | Q(names__since__lte=day)
    of_the_day &= Q(names__until__isnull=True) | Q(names__until__gt=day)
    full = list(bodies.filter(of_the_day, names__key=key).distinct())
    others = Q(names__short__iexact=written) & of_the_day | Q(aliases__key=key)
    return full or list(bodies.filter(others).distinct())
