"""Filters and small figures that every template may use without loading them."""

from __future__ import annotations

from typing import Any

from django import template
from django.forms import BaseForm, BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dondoc.faces.desk.context import url_if
from dondoc.faces.desk.icons import ICONS, SHAPES

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """A drawing beside a word."""
    return format_html(
        '<svg class="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', mark_safe(ICONS[name])
    )


@register.simple_tag
def shape(code: str) -> SafeString:
    """The shape of a state."""
    return format_html(
        '<svg class="shape" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>', mark_safe(SHAPES[code])
    )


@register.simple_tag
def link_if(name: str) -> str:
    """The address of a page by its name, or nothing where there is no such page."""
    return url_if(name)


@register.inclusion_tag("desk/components/field.html")
def field(bound: BoundField) -> dict[str, Any]:
    """One field of a form: label, help, error, control."""
    return {"field": bound, "plain": getattr(bound.field.widget, "input_type", "") == "checkbox"}


@register.inclusion_tag("desk/components/form_errors.html")
def form_errors(form: BaseForm) -> dict[str, Any]:
    """What is missing or wrong, each a link to its field."""
    return {
        "general": form.non_field_errors(),
        "fields": [bound for bound in form if bound.errors],
    }
