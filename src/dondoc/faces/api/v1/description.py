"""The description of the API: OpenAPI 3.1 as ninja writes it, with the scopes, and with every problem that may come."""

from __future__ import annotations

import json
from functools import lru_cache
from http import HTTPStatus
from typing import TYPE_CHECKING, Any

from ninja.responses import NinjaJSONEncoder

from dondoc.faces.api.v1.access import Token
from dondoc.faces.api.v1.problems import MEDIA_TYPE
from dondoc.faces.api.v1.shapes import Problem

if TYPE_CHECKING:
    from ninja import NinjaAPI

_ALWAYS = (401, 403, 404, 405, 422, 429)
_OF_POSTS = (400, 412, 413, 428)
_WITH_BYTES = "get_document_file"
_METHODS = ("get", "post", "patch", "put", "delete")


@lru_cache(maxsize=4)
def described(api: NinjaAPI, language: str) -> bytes:
    """The description in one language, made once."""
    schema = json.loads(json.dumps(api.get_openapi_schema(path_prefix="/api/v1/"), cls=NinjaJSONEncoder))
    schema["components"]["schemas"]["Problem"] = Problem.model_json_schema()
    scopes = scopes_of(api)
    for operation in operations(schema):
        _complete(operation, scopes[operation["operationId"]])
    schema["info"]["x-language"] = language
    return json.dumps(schema, ensure_ascii=False).encode()


def scopes_of(api: NinjaAPI) -> dict[str, str]:
    """The scope that each operation asks for, by its name; empty where any key will do."""
    return {
        api.get_openapi_operation_id(operation): _scope(operation)
        for bound in api._get_bound_routers()
        for view in bound.path_operations.values()
        for operation in view.operations
    }


def _scope(operation: Any) -> str:
    token = next(one for one in operation.auth_callbacks if isinstance(one, Token))
    return token.scope.value if token.scope else ""


def operations(schema: dict[str, Any]) -> list[dict[str, Any]]:
    """Every operation, with `method` and `path` beside what it says."""
    return [
        operation
        for _path, methods in schema["paths"].items()
        for method, operation in methods.items()
        if method in _METHODS
    ]


def _complete(operation: dict[str, Any], scope: str) -> None:
    for parameter in operation["parameters"]:
        parameter["schema"] = _without_null(parameter["schema"])
    for way in operation["security"]:
        for name in way:
            way[name] = [scope] if scope else []
    answers = operation["responses"]
    writes = operation["security"] and "Session" not in operation["security"][-1]
    for status in (*_ALWAYS, *(_OF_POSTS if writes else ()), 304):
        answers.setdefault(str(status), {"description": HTTPStatus(status).phrase})
    for status, answer in answers.items():
        if int(status) >= 400:
            problem = {"schema": {"$ref": "#/components/schemas/Problem"}}
            answer["content"] = {**answer.get("content", {}), MEDIA_TYPE: problem}
    if operation["operationId"] == _WITH_BYTES:
        answers["200"]["content"] = {"*/*": {"schema": {"type": "string", "format": "binary"}}}
        answers.setdefault("410", {"description": "Gone", "content": dict(answers["404"]["content"])})


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """In an address nothing is null: what is not asked for is left out."""
    kinds = [one for one in schema.get("anyOf", ()) if one != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {**{name: value for name, value in schema.items() if name not in ("anyOf", "default")}, **kinds[0]}
