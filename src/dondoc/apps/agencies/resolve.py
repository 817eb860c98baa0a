"""Who is meant by a name in a document, on the day of the document and today.

The order is: a body of the register, the body of a post, a group, a part of a body («Văn phòng
Liên hiệp Hội»), and the same without marks. A wrong body is the worst mistake of all: where
two fit, or a fact of succession leaves a choice, nobody is chosen and the proposals are told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from dondoc.apps.agencies.groups import choose_group, current_group
from dondoc.apps.agencies.matching import match_key
from dondoc.apps.agencies.models import Body, Group
from dondoc.apps.agencies.parts import SPEAKS_FOR, find_tails
from dondoc.apps.agencies.phrases import find_parts
from dondoc.apps.agencies.positions import body_of_post
from dondoc.apps.agencies.register import Entry, Register
from dondoc.apps.agencies.scope import Scope
from dondoc.apps.agencies.succession import Candidate, Step, describe, note_of
from dondoc.apps.agencies.walk import follow

BODY, GROUP, POSITION, UNKNOWN = "body", "group", "position", "unknown"


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a name means.

    `then` is the body of the day of the document, `now` the one that answers today. Without
    `now` the `candidates` are what a person chooses from; beside `now` they are what else may
    be meant. A post has kind «position» with a body or a group. `group_then` is the group as
    written, `group` the one that answers today; `partial` says that not all members are meant.
    """

    written: str
    kind: str
    then: Body | None = None
    now: Body | None = None
    candidates: tuple[Candidate, ...] = ()
    group: Group | None = None
    note: str = ""
    group_then: Group | None = None
    partial: bool = False
    then_name: str = ""
    steps: tuple[Step, ...] = ()

    @property
    def is_settled(self) -> bool:
        """Whether nobody needs to decide."""
        return self.now is not None or self.group is not None


def resolve(written: str, *, issued_on: date | None, today: date, province: str = "", text: str = "") -> Resolution:
    """Resolve one name; for many of one document, make a `Resolver`."""
    return Resolver(issued_on=issued_on, today=today, province=province).resolve(written, text=text)


class Resolver:
    """Resolves the names of one document: a fixed number of queries when made, none afterwards."""

    def __init__(
        self, issued_on: date | None, today: date, province: str = "", *, register: Register | None = None
    ) -> None:
        """`province` is as the document names it («tỉnh Kon Tum»), else that of this system.

        Without a day of issue, names are looked for as of today and then backwards. A register
        that was loaded for the same province may be shared by several documents.
        """
        self.issued_on, self.today = issued_on, today
        self.register = register or Register(today=today, province=province)
        self.scope = Scope(self.register, province or self.register.home, issued_on)

    def resolve(self, written: str, *, text: str = "") -> Resolution:
        """What a name means; `text` are the words of the work, which help where a body has several successors."""
        name = " ".join(written.split())
        return (
            self._as_body(name, text)
            or self._as_post(name, text)
            or self._as_group(name)
            or self._as_part(name, text)
            or self._without_marks(name, text)
            or Resolution(written, UNKNOWN, note=_("Chưa có trong danh mục cơ quan. Hãy chọn cơ quan, hoặc thêm vào."))
        )

    def _as_body(self, name: str, text: str) -> Resolution | None:
        found = self._bodies(match_key(name))
        if not found:
            return None
        if len(found) > 1:
            reason = _("Có nhiều cơ quan được viết như vậy.")
            candidates = self._today_of(found, reason, text)
            if len(candidates) == 1:  # which of them was meant is open, who answers for all of them is not
                reason = _("Các cơ quan từng mang tên này nay đều thuộc cơ quan này.")
                candidates = (replace(candidates[0], reason=reason),)
            return Resolution(name, BODY, candidates=candidates, note=reason)
        return self._followed(name, found[0], text)

    def _as_post(self, name: str, text: str) -> Resolution | None:
        rest = body_of_post(name)
        if rest is None:
            return None
        meant = self._as_body(rest, text) or self._as_group(rest) or self._as_part(rest, text)
        return replace(meant, written=name, kind=POSITION) if meant else None

    def _as_group(self, name: str) -> Resolution | None:
        group = choose_group(name, self.register.phrases)
        if group is None:
            return None
        now = current_group(group, self.register.groups, self.today)
        note = ""
        if now != group and group.succeeded_on:
            note = _("Từ %(day)s, «%(old)s» không còn; việc do %(new)s tiếp nhận. Hãy kiểm tra lại nơi nhận việc.")
            note %= {"day": f"{group.succeeded_on:%d/%m/%Y}", "old": group.name, "new": now.name}
        parts = find_parts(name)
        return Resolution(
            name, GROUP, group=now, group_then=group, note=note, partial=bool(parts and parts.partial)
        )  # fmt: skip

    def _as_part(self, name: str, text: str) -> Resolution | None:
        """«Văn phòng Liên hiệp Hội» speaks for the union; «Phòng Quản lý công nghệ Sở …» only points to its body."""
        for head, tail in find_tails(name):
            whole = self._as_body(tail, text)
            if whole is None or whole.then is None:
                continue
            note = _("«%(part)s» là bộ phận của %(whole)s.") % {"part": name, "whole": whole.then_name}
            if head in SPEAKS_FOR:
                return replace(whole, written=name, note=f"{note} {whole.note}".strip())
            options = (whole.now,) if whole.now else tuple(one.body for one in whole.candidates)
            return Resolution(name, BODY, candidates=tuple(Candidate(body, note) for body in options), note=note)
        return None

    def _without_marks(self, name: str, text: str) -> Resolution | None:
        keys = [key for key in self.register.find_bare(name) if self._bodies(key)]
        found = {body.pk: body for key in keys for body in self._bodies(key)}
        if len(found) != 1:
            return None
        note = _("Đọc theo tên không dấu.")
        return replace(self._followed(name, next(iter(found.values())), text), note=note)

    def _bodies(self, key: str) -> list[Body]:
        return [self.register.bodies[entry.body] for entry in self.scope.choose(key)]

    def _followed(self, name: str, then: Body, text: str) -> Resolution:
        """From the body of that day to the one of today."""
        followed = follow(
            then.pk, self.register.facts, on=self.today, text=text, since=self.issued_on,
            names=(name, self.register.name(then, self.issued_on or self.today)),
        )  # fmt: skip
        found = describe(followed, self.register.bodies)
        called = self.register.name(then, self.issued_on or self.today)
        now = found.sure if found.sure and _is_there(found.sure, self.today) else None
        candidates = tuple(one for one in found.candidates if _is_there(one.body, self.today))
        if now is None and not candidates:
            note = _("%(name)s đã kết thúc hoạt động và chưa ghi cơ quan tiếp nhận.") % {"name": called}
        elif now is None:
            note = _("Việc của %(name)s nay thuộc nhiều cơ quan. Hãy chọn cơ quan nhận việc này.") % {"name": called}
        else:
            note = note_of(found.steps, self.register.name)
        return Resolution(name, BODY, then, now, candidates, note=note, then_name=called, steps=found.steps)

    def _today_of(self, bodies: Iterable[Body], reason: str, text: str) -> tuple[Candidate, ...]:
        """Those who answer today for several bodies."""
        found: dict[int, Candidate] = {}
        for body in bodies:
            one = self._followed("", body, text)
            for candidate in (Candidate(one.now, reason),) if one.now else one.candidates:
                found.setdefault(candidate.body.pk, candidate)
        return tuple(found.values())


def drop_merged(
    lead: Sequence[Resolution], coordinate: Sequence[Resolution]
) -> tuple[tuple[Resolution, ...], tuple[str, ...]]:
    """The coordinators without those that are one with the lead today, and a note for each that was left out."""
    leads = {one.now.pk: one for one in lead if one.now}
    kept, notes = [], []
    for one in coordinate:
        if one.now is None or one.now.pk not in leads:
            kept.append(one)
            continue
        notes.append(
            _("%(one)s và %(other)s nay là một cơ quan: %(now)s.")
            % {"one": leads[one.now.pk].written, "other": one.written, "now": one.now}
        )
    return tuple(kept), tuple(notes)


def _is_there(body: Body, on: date) -> bool:
    return (body.founded_on or date.min) <= on < (body.ended_on or date.max)


__all__ = ["BODY", "GROUP", "POSITION", "UNKNOWN", "Entry", "Resolution", "Resolver", "drop_merged", "resolve"]
