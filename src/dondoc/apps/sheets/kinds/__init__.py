"""Kinds of lists that go down and come up. To add one: a module with a `Kind`, and its line in `KINDS`."""

from __future__ import annotations

from dondoc.apps.sheets.kinds.bodies import BODIES
from dondoc.apps.sheets.kinds.kind import Kind
from dondoc.apps.sheets.kinds.people import PEOPLE
from dondoc.apps.sheets.kinds.tasks import PARTS, WORKS

KINDS: dict[str, Kind] = {kind.code: kind for kind in (PARTS, WORKS, BODIES, PEOPLE)}

__all__ = ["KINDS", "Kind"]
