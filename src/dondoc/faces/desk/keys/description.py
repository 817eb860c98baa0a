"""How programs call us, told to people: the description of the API as a page of our own, fetching nothing."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from dondoc.apps.accounts.scopes import Scope
from dondoc.faces.api.v1.api import api
from dondoc.faces.api.v1.description import described
from dondoc.faces.api.v1.problems import TITLES
from dondoc.faces.desk.people.asking import SignedIn
from dondoc.faces.desk.words import Word

SUBJECTS: dict[str, Word] = {
    "tasks": _("Nhiệm vụ và phần việc"),
    "steps": _("Các bước làm được"),
    "plans": _("Kế hoạch và các mục"),
    "documents": _("Văn bản"),
    "bodies": _("Cơ quan"),
    "events": _("Diễn biến, và khóa của mình"),
    "webhooks": _("Nhận tin tự động"),
}


@dataclass(frozen=True, slots=True)
class Field:
    """Something that is sent: its name, its kind in a word, whether it must be there."""

    name: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class Operation:
    method: str
    path: str
    summary: str
    scope: str
    fields: list[Field] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Subject:
    code: str
    word: Word
    operations: list[Operation]


@require_safe
def api_page(request: SignedIn) -> HttpResponse:
    schema = json.loads(described(api, translation.get_language()))
    values = {
        "subjects": subjects_of(schema),
        "problems": [{"code": code, "word": word} for code, word in TITLES.items()],
        "scopes": [{"code": scope.value, "word": scope.label} for scope in Scope],
        "version": schema["info"]["version"],
    }
    return render(request, "desk/keys/api.html", values)


def subjects_of(schema: dict[str, Any]) -> list[Subject]:
    """Operations by what they are about, in the order of the page."""
    found: dict[str, list[Operation]] = {}
    for path, methods in schema["paths"].items():
        for method, operation in methods.items():
            found.setdefault(operation["tags"][0], []).append(_operation(method, path, operation, schema))
    return [Subject(code, word, found[code]) for code, word in SUBJECTS.items() if code in found]


def _operation(method: str, path: str, operation: dict[str, Any], schema: dict[str, Any]) -> Operation:
    scopes = [scope for way in operation["security"] for scope in way.get("Token", ())]
    asked = [*_parameters(operation), *_body(operation, schema)]
    return Operation(method.upper(), path, operation["summary"], scopes[0] if scopes else "", asked)


def _parameters(operation: dict[str, Any]) -> list[Field]:
    return [
        Field(one["name"], _kind(one["schema"]), one.get("required", False))
        for one in operation["parameters"]
        if one["in"] == "query"
    ]


def _body(operation: dict[str, Any], schema: dict[str, Any]) -> list[Field]:
    content = operation.get("requestBody", {}).get("content", {})
    shape: dict[str, Any] = next((one["schema"] for one in content.values()), {})
    if "$ref" in shape:
        shape = schema["components"]["schemas"][shape["$ref"].rsplit("/", 1)[-1]]
    required = shape.get("required", [])
    return [Field(name, _kind(kind), name in required) for name, kind in shape.get("properties", {}).items()]


def _kind(schema: dict[str, Any]) -> str:
    """A word or two: «date», «integer», or the choices there are."""
    kinds = [one for one in schema.get("anyOf", [schema]) if one.get("type") != "null"]
    kind = kinds[0] if kinds else schema
    if "enum" in kind:
        return " | ".join(str(choice) for choice in kind["enum"] if choice is not None)
    return str(kind.get("format") or kind.get("type") or "object")
