"""Names that people type as bodies of a value, and bodies of a value as names that people read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.agencies.models import Body, Group
from dondoc.apps.agencies.names import names_on
from dondoc.apps.agencies.resolve import Resolver
from dondoc.apps.core.models import Configuration
from dondoc.apps.plans.values import NamedBody, Value, body_ids
from dondoc.vn.collation import collation_key


@dataclass(frozen=True, slots=True)
class ShownBody:
    """A named body for the eye: as the document writes it, who answers today, and what is still open."""

    written: str
    today: str
    note: str
    question: bool
    is_group: bool

    @property
    def differs(self) -> bool:
        return bool(self.today) and self.today.casefold() != self.written.casefold()


def names_for(values: Iterable[Value], on: date) -> dict[int, str]:
    """The names on a day of all bodies that some values speak of, candidates included: one query."""
    return names_on(body_ids(*values), on)


def shown(bodies: Iterable[NamedBody], names: Mapping[int, str]) -> list[ShownBody]:
    """Bodies of one field, in their order."""
    return [
        ShownBody(
            written=body.written,
            today=names.get(body.body_id, "") if body.body_id else "",
            note=body.note,
            question=body.is_question,
            is_group=body.group_id is not None,
        )
        for body in bodies
    ]


def as_lines(bodies: Iterable[NamedBody]) -> str:
    """Bodies as a person edits them: one name a line, as the document writes it."""
    return "\n".join(body.written for body in bodies)


def from_lines(lines: str, known: Sequence[NamedBody], register: Resolver) -> tuple[list[NamedBody], list[str]]:
    """What a person typed, one body a line; and the names that the register does not hold.

    A line that stood there before keeps all that is known of it. A new name counts as
    decided: a person chose it.
    """
    before = {body.written: body for body in known}
    bodies: list[NamedBody] = []
    unknown: list[str] = []
    for line in (" ".join(line.split()) for line in lines.splitlines()):
        if not line or any(body.written == line for body in bodies):
            continue
        body = before.get(line) or _chosen(line, register)
        if line not in before and not body.decided:
            unknown.append(line)
        bodies.append(body)
    return bodies, unknown


def _chosen(name: str, register: Resolver) -> NamedBody:
    known = register.resolve(name)
    decided = known.now is not None or known.group is not None
    return NamedBody(
        written=name,
        kind=known.kind if known.kind != "unknown" else "body",
        body_id=known.now.pk if known.now else None,
        group_id=known.group.pk if known.group else None,
        decided=decided,
        how="person" if decided else "",
        note=known.note,
        then_id=known.then.pk if known.then else None,
    )


def register_of_today(today: date) -> Resolver:
    """The register for names that are typed today: bodies as they are now."""
    return Resolver(issued_on=today, today=today, province=Configuration.current().province_name)


def all_names(on: date) -> list[str]:
    """Every body and group that can be chosen, for the list that completes while one types."""
    groups = Group.objects.filter(succeeded_on__isnull=True).order_by("name").values_list("name", flat=True)
    there = Body.objects.on(on).exclude(kind=Body.Kind.UNIT).values_list("pk", flat=True)
    return [*groups, *sorted(names_on(set(there), on).values(), key=collation_key)]


def unknown_names(names: Sequence[str]) -> str:
    """The fault of a field that names bodies nobody knows."""
    return _("Chưa có trong danh mục: %(names)s. Hãy chọn tên trong danh sách gợi ý, hoặc thêm cơ quan trước.") % {
        "names": "; ".join(f"«{name}»" for name in names)
    }


def decided(body: NamedBody, chosen: int, *, how: str) -> NamedBody:
    """The same words with the body that a person chose among the candidates."""
    return replace(body, body_id=chosen, group_id=None, decided=True, how=how)
