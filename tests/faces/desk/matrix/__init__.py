"""Who gets what at every address: one row for each URL name, kept by `test_who_may.py`.

To add your pages, copy `people.py` in this folder: a module with `ROWS`, named below in `MATRIX`.
A URL name without a row fails the test, and so does a row without a URL.

    "give_role": Row(
        args=lambda scene: {"pk": scene.cast.official.pk},        # of the address
        get=Expect(ADMIN | {"focal_point"}, refused=MEMBERS),     # 200 for these, 403 for those, 404 for all others
        post=Expect(ADMIN | {"focal_point"}, refused=MEMBERS, ok=302),
        data=lambda scene: {"role": "reader", …},                 # of a post that should succeed
    ),

- `get=None` or `post=None`: the method is not there (405 for everybody who has signed in).
- `Expect(ok=…)` is the status for those allowed; `others` is what all the rest get, 404 unless said.
- Visitors are sent to sign in, always, unless the row says `public=True`.
- A row with `args` is also asked with keys that do not exist, by the administrator: 404, unless `bad=None`.
- `data` and `args` take the `Scene` of `factories.scene` (its things are made when first asked for);
  give `data` a second parameter where it depends on who posts: `lambda scene, who: …`.
- Each request starts from the same scene: what a post does is rolled back before the next.
"""

from __future__ import annotations

from matrix import design, desk, documents, keys, letters, notices, people, plans, review, sheets, sign_in, tasks
from matrix.rows import Expect, Row
from matrix.who import ADMIN, ALL, MEMBERS, NOBODY, OTHERS, OWN, VISITOR, WHO

MATRIX: dict[str, Row] = {
    **sign_in.ROWS,
    **keys.ROWS,
    **letters.ROWS,
    **people.ROWS,
    **design.ROWS,
    **desk.ROWS,
    **documents.ROWS,
    **plans.ROWS,
    **review.ROWS,
    **sheets.ROWS,
    **tasks.ROWS,
    **notices.ROWS,
}

__all__ = ["ADMIN", "ALL", "MATRIX", "MEMBERS", "NOBODY", "OTHERS", "OWN", "VISITOR", "WHO", "Expect", "Row"]
