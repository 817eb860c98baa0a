"""The gallery of parts: for administrators, and for developers (`DONDOC_DEBUG`)."""

from __future__ import annotations

from matrix.rows import Expect, Row
from matrix.who import ADMIN

ROWS = {
    "design_gallery": Row(get=Expect(ADMIN, others=403)),
    "design_print": Row(get=Expect(ADMIN, others=403)),
}
