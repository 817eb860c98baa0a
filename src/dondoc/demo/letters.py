"""The department writes to bodies with overdue work: most letters go out, the last ones wait as drafts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from dondoc.apps.accounts.models import User
from dondoc.apps.agencies.models import Body
from dondoc.apps.documents.storage import open_file
from dondoc.apps.letters.issuing import issue_letter
from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.kinds.base import Ask
from dondoc.apps.letters.letterheads import save_letterhead
from dondoc.apps.letters.models import Letter
from dondoc.apps.letters.preparing import prepare_letters
from dondoc.apps.tasks.days import Days

FIRST_NUMBER = 1186
MOST = 3  # bodies that are written to on one day
DAYS_TO_ANSWER = 10


def set_letterhead(department: Body, *, by: User, day: date) -> None:
    """How the department's letters look and who signs them."""
    save_letterhead(
        body=department,
        version=0,
        by=by,
        today=day,
        unit="QLKH",
        signing="for_head",
        position="Phó Giám đốc",
        signer="Trịnh Hoài Nam",
        recipients="UBND tỉnh (để báo cáo)\nGiám đốc, các Phó Giám đốc Sở",
        archive="VT, QLKH",
    )


def remind(department: Body, *, by: User, day: date, issued: bool) -> list[Letter]:
    """Letters of reminder to some bodies with overdue work; `issued` says that they were signed the next day."""
    ask = Ask(owner=department, today=day, days=Days.current(), report_by=day + timedelta(days=DAYS_TO_ANSWER))
    late = sorted(KINDS[Letter.Kind.REMINDER].gather(ask).keys() - {department.pk})[:MOST]
    if not late:
        return []
    letters = prepare_letters(kind=Letter.Kind.REMINDER, ask=replace(ask, bodies=tuple(late)), issuer=department, by=by)
    for number, letter in enumerate(letters if issued else (), FIRST_NUMBER):
        _issue(letter, f"{number}/SKHCN-QLKH", day, by)
    return letters


def _issue(letter: Letter, number: str, day: date, by: User) -> None:
    """The copy that was signed stands in for by the file that was made: nobody signs in this province."""
    version = letter.versions.latest("number")
    with open_file(version.file.path) as stream:
        issue_letter(
            letter=letter,
            version=letter.version,
            number=number,
            issued_on=day,
            stream=stream,
            name=version.name,
            by=by,
            today=day,
        )
