"""Drawings beside words, and addresses that may not be there."""

from __future__ import annotations

from functools import cache

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from dondoc.faces.desk.context import url_if
from dondoc.faces.desk.icons import ICONS, SHAPES
from dondoc.faces.desk.tags.library import register

_SVG = '<svg class="{}" viewBox="0 0 16 16" aria-hidden="true" focusable="false">{}</svg>'


@register.simple_tag
@cache
def icon(name: str) -> SafeString:
    """A drawing beside a word."""
    return format_html(_SVG, "icon", mark_safe(ICONS[name]))


@register.simple_tag
@cache
def shape(code: str) -> SafeString:
    """The shape of a state."""
    return format_html(_SVG, f"shape {code}", mark_safe(SHAPES[code]))


@register.simple_tag
def link_if(name: str, *args: object, **kwargs: object) -> str:
    """The address of a page by its name, or nothing where there is no such page."""
    return url_if(name, *args, **kwargs)
