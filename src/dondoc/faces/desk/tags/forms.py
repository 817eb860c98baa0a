"""Forms: one column, what is missing said at the top and at its place, a question before what cannot be undone."""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.middleware.csrf import get_token
from django.template import Context
from django.utils.functional import Promise

from dondoc.faces.desk.tags.library import register

_BESIDE_LABEL = (forms.CheckboxInput,)


@register.inclusion_tag("desk/components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field of a form: label, help, error, control. A hidden one is only itself."""
    return {
        "field": bound,
        "hidden": bound.is_hidden,
        "beside": isinstance(bound.field.widget, _BESIDE_LABEL),
        "required": bound.field.required,
    }


@register.inclusion_tag("desk/components/fields.html")
def fields(form: BaseForm) -> dict[str, Any]:
    """All fields of a form in their order."""
    return {"form": form}


@register.inclusion_tag("desk/components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is missing or wrong, each a link to its field. Stands above the form."""
    return {
        "general": form.non_field_errors(),
        "fields": [bound for bound in form if bound.errors],
    }


@register.inclusion_tag("desk/components/confirm.html", takes_context=True)
def confirm(context: Context, url: str, label: str | Promise, question: str | Promise = "") -> dict[str, Any]:
    """A button that asks first: opens in place, then posts to the address."""
    return {"url": url, "label": label, "question": question, "token": get_token(context["request"])}
