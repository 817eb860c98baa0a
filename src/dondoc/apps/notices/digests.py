"""The digest of a day for each person: what concerns him or her, and whether it is worth a letter.

Each source is asked once for everybody. A line has a key that names its occasion («overdue, the
second time»); what the last letter that surely reached a person told is in `Memory`. A letter
goes out only where some key is new; then it gives the whole picture of the day. So nothing is
told twice for the same occasion, nothing is lost with a day on which the job did not run or a
letter did not arrive, and no clock is compared with the order in which others commit.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dondoc.apps.accounts.models import User
from dondoc.apps.notices.kinds import ONCE, Kind
from dondoc.apps.notices.models import Memory, Muted, NoticeSettings
from dondoc.apps.notices.people import People, people_on
from dondoc.apps.notices.sources import Line, digest_sources


@dataclass(frozen=True, slots=True)
class Digest:
    """What one person is told today."""

    user: User
    day: date
    lines: tuple[Line, ...]
    keys: tuple[str, ...]  # all that holds today, for the memory
    settings: NoticeSettings

    def of(self, kind: Kind) -> list[Line]:
        """The lines of one kind, the oldest day first."""
        found = [line for line in self.lines if line.kind is kind]
        return sorted(found, key=lambda line: (line.day or date.max, line.plan, line.thing, line.key))

    @property
    def counts(self) -> Counter[Kind]:
        return Counter(line.kind for line in self.lines)


def digests_on(day: date, only: Collection[int] | None = None, *, anew: bool = False) -> Iterator[Digest]:
    """The digests that are worth a letter. `anew` forgets what was told, for a preview of all that stands."""
    settings, people = NoticeSettings.current(), people_on(day, only)
    wanted = set(people.users)
    lines = _lines(people, day, settings, wanted)
    muted, told = _muted(), {} if anew else _told()
    for pk in sorted(lines):
        digest = _digest(people.users[pk], day, settings, lines[pk], muted.get(pk, frozenset()), told.get(pk, ()))
        if digest is not None:
            yield digest


def _lines(people: People, day: date, settings: NoticeSettings, wanted: set[int]) -> dict[int, list[Line]]:
    found: dict[int, list[Line]] = defaultdict(list)
    for source in digest_sources():
        for line, users in source(people, day, settings):
            for user in users:
                if user in wanted:
                    found[user].append(line)
    return found


def _digest(
    user: User,
    day: date,
    settings: NoticeSettings,
    lines: Sequence[Line],
    muted: Collection[str],
    told: Iterable[str],
) -> Digest | None:
    holding = {line.key: line for line in lines if line.kind not in muted}
    new = holding.keys() - set(told)
    if not new:
        return None
    shown = tuple(line for key, line in holding.items() if line.kind not in ONCE or key in new)
    return Digest(user, day, shown, tuple(sorted(holding)), settings)


def _muted() -> Mapping[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for user, kind in Muted.objects.values_list("user_id", "kind"):
        found[user].add(kind)
    return {user: frozenset(kinds) for user, kinds in found.items()}


def _told() -> Mapping[int, Sequence[str]]:
    return dict(Memory.objects.values_list("user_id", "keys"))
