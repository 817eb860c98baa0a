"""Steps as operations, one address each; many of them at once; files that prove a report."""

# Annotations are read at run time by the description of the API, so they are not postponed here.
from collections.abc import Callable
from typing import Annotated, Any, cast

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from ninja import File, Router
from ninja.files import UploadedFile
from pydantic import BaseModel, Field, ValidationError

from dondoc.apps.accounts.scopes import Scope
from dondoc.apps.core.errors import ActionError
from dondoc.apps.documents.actions import store_file
from dondoc.faces.api.v1 import shapes
from dondoc.faces.api.v1.access import writing
from dondoc.faces.api.v1.kinds import Asked, Id
from dondoc.faces.api.v1.problems import Problem, of_action, of_validation
from dondoc.faces.api.v1.steps import BY_NAME, STEPS, Step
from dondoc.faces.api.v1.taking import Asking, asking_of, once, run, take
from dondoc.faces.api.v1.words import _
from dondoc.faces.desk.tasks.files import ticket_of

router = Router(tags=["steps"], auth=writing(Scope.TASKS_WRITE))
AT_ONCE = 200
HEADERS: dict[str, Any] = {
    "if_match": {
        "in": "header",
        "name": "If-Match",
        "schema": {"type": "string", "maxLength": 300},
        "required": True,
        "description": _('etag của đối tượng đã đọc, ví dụ "a17.3"; hoặc *'),
    },
    "key": {
        "in": "header",
        "name": "Idempotency-Key",
        "schema": {"type": "string", "maxLength": 100, "pattern": "^[A-Za-z0-9._:-]*$"},
        "description": _("gửi lại cùng khóa thì không làm lần hai, trong 24 giờ"),
    },
    "dry_run": {
        "in": "query",
        "name": "dry_run",
        "schema": {"enum": ["true", "false"]},
        "description": _("thử: trả lời như thật, không giữ gì lại"),
    },
}


def _operation(step: Step) -> Callable[..., HttpResponse]:
    shape = step.asked

    def operation(request: HttpRequest, id: int, wish: shape) -> HttpResponse:  # type: ignore[valid-type]
        return take(request, step, id, wish)

    operation.__name__ = operation.__qualname__ = step.name
    return operation


for _step in STEPS:
    router.post(
        f"/{_step.on}/{{int:id}}/{_step.name}",
        response=shapes.Done,
        summary=cast(Any, _step.word),
        operation_id=_step.name,
        openapi_extra={"parameters": [HEADERS["if_match"], HEADERS["key"], HEADERS["dry_run"]]},
    )(_operation(_step))


class BatchStep(BaseModel):
    """One step of many. `id` is the program's own name for it; `target` is the number of the thing."""

    model_config = {"extra": "forbid"}

    id: Annotated[str, Field(min_length=1, max_length=100, pattern=r"^[^\x00]*$")]
    step: Annotated[str, Field(json_schema_extra={"enum": [step.name for step in STEPS]}, max_length=40)]
    target: Id
    if_match: Annotated[str, Field(max_length=300, pattern=r"^[^\x00]*$")]
    body: dict[str, Any] = Field(default_factory=dict)


class BatchAsked(Asked):
    """Steps in their order: all are kept, or none. `if_match` names what was seen before the batch."""

    operations: Annotated[list[BatchStep], Field(min_length=1, max_length=AT_ONCE)]


@router.post(
    "/batch",
    response={200: shapes.Batch, 422: shapes.Batch},
    summary=_("Nhiều bước một lần: được tất cả hoặc không bước nào"),
    operation_id="batch",
    openapi_extra={"parameters": [HEADERS["key"], HEADERS["dry_run"]]},
)
def batch(request: HttpRequest, wish: BatchAsked) -> HttpResponse:
    """Each step says what came of it. When one fails nothing is kept, and the others say how they would have fared."""
    asking = asking_of(request)

    def done() -> tuple[int, Any]:
        outcomes = _all(wish.operations, asking)
        fine = all(outcome["status"] == 200 for outcome in outcomes)
        told = {"applied": fine and not asking.dry_run, "dry_run": asking.dry_run, "items": outcomes}
        return (200 if fine else 422), told

    return once(asking, done)


@router.post("/files", response={201: shapes.Ticket}, summary=_("Gửi tệp minh chứng, nhận phiếu để kèm vào báo cáo"))
def send_file(request: HttpRequest, file: Annotated[UploadedFile, File()]) -> Any:  # noqa: ARG001 (as ninja calls it)
    """The ticket is good for a day; a file that no report names does no harm."""
    name = str(file.name or _("tệp"))[-250:]
    try:
        with file:
            stored = store_file(cast(Any, file), name=name)
    except ActionError as error:
        raise of_action(error) from None
    told = {"ticket": ticket_of(stored, name), "name": name, "sha256": stored.sha256, "size": stored.size}
    return _created(told)


def _created(told: dict[str, Any]) -> Any:
    from ninja import Status

    return Status(201, told)


def _all(operations: list[BatchStep], asking: Asking) -> list[dict[str, Any]]:
    """Each in a savepoint of its own, so that one that fails leaves the others to be judged."""
    seen: dict[str, str] = {}
    return [_one(operation, asking, seen) for operation in operations]


def _one(operation: BatchStep, asking: Asking, seen: dict[str, str]) -> dict[str, Any]:
    try:
        with transaction.atomic():
            done = _done(operation, asking, seen)
    except Problem as problem:
        told = {**problem.told(), "instance": f"#{operation.id}"}
        return {"id": operation.id, "status": problem.status, "done": None, "problem": told}
    return {"id": operation.id, "status": 200, "done": done, "problem": None}


def _done(operation: BatchStep, asking: Asking, seen: dict[str, str]) -> dict[str, Any]:
    step = BY_NAME.get(operation.step)
    if step is None:
        raise of_validation([{"type": "enum", "loc": ["step"], "ctx": {"expected": ", ".join(BY_NAME)}}])
    try:
        wish = step.asked.model_validate(operation.body)
    except ValidationError as error:
        raise of_validation(cast(Any, error.errors())) from None
    done = run(step, operation.target, wish, asking, _since_the_batch(operation.if_match, seen))
    row = done["assignment"] or done["task"]
    _note(operation.if_match, row["etag"], seen)
    return done


def _since_the_batch(if_match: str, seen: dict[str, str]) -> str:
    """What an earlier step of the same batch made of the version that the program saw."""
    return seen.get(_bare(if_match), if_match)


def _note(if_match: str, etag: str, seen: dict[str, str]) -> None:
    """Every version of the thing that the program may name now stands for the newest."""
    newest, thing = etag, _bare(etag).split(".")[0]
    for old in [one for one in seen if one.split(".")[0] == thing]:
        seen[old] = newest
    if _bare(if_match).split(".")[0] == thing:
        seen[_bare(if_match)] = newest


def _bare(etag: str) -> str:
    return etag.strip().strip('"').split("-")[0]
