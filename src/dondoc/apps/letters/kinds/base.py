"""What every kind of letter answers: which facts, in which sentences, in which tables, to whom.

*Facts* are everything of the record that stands in the letter, as plain JSON: they are kept
with the file, so that one can tell later what has changed since.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from dondoc.apps.agencies.models import Body
from dondoc.apps.letters.models import Letterhead
from dondoc.apps.letters.wording import Sentences, sentences_of
from dondoc.apps.plans.models import Plan
from dondoc.apps.tasks.days import Days
from dondoc.writing import Annex, Block, Form

Facts = dict[str, Any]


@dataclass(frozen=True)
class Ask:
    """What is asked for: of which plans, for which bodies, as of which day."""

    owner: Body  # whose plans
    today: date
    days: Days
    plan: Plan | None = None
    bodies: tuple[int, ...] = ()
    report_by: date | None = None
    month: date | None = None  # its first day

    def asked(self) -> dict[str, Any]:
        """What a letter keeps of it, to be prepared again."""
        return {
            "bodies": list(self.bodies),
            "report_by": self.report_by.isoformat() if self.report_by else "",
            "month": self.month.isoformat() if self.month else "",
        }


@dataclass(frozen=True, slots=True)
class Speaker:
    """In whose name: the letterhead and the form in force."""

    head: Letterhead
    form: Form


@dataclass(frozen=True, slots=True)
class Voice:
    """How one letter speaks: its sentences by their places, filled in; and in whose name.

    `say("opening")`; what a field stands for in one place alone is named: `say("late", annex="Phụ lục II")`.
    """

    say: Callable[..., str]
    speaker: Speaker


@dataclass(frozen=True, slots=True)
class Parts:
    """What stands between head and foot, and behind."""

    content: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()


class LetterKind(ABC):
    """One kind of letter."""

    code: ClassVar[str]
    to_each: ClassVar[bool] = False  # a letter for each body, rather than one to all
    needs_plan: ClassVar[bool] = False
    is_addressed: ClassVar[bool] = True  # a notice has no «Kính gửi»
    reminds: ClassVar[bool] = False  # whether the tasks in it tell of it once it is issued

    @property
    def sentences(self) -> Sentences:
        return sentences_of(self.code)

    @abstractmethod
    def gather(self, ask: Ask) -> dict[int, Facts]:
        """The facts, by body where each gets its own letter, else under 0. A fixed number of queries."""

    @abstractmethod
    def addressees(self, facts: Facts) -> list[tuple[int, str]]:
        """To whom: bodies with their names."""

    @abstractmethod
    def values(self, facts: Facts, speaker: Speaker) -> Mapping[str, str]:
        """What the fields stand for, by their codes."""

    @abstractmethod
    def parts(self, facts: Facts, voice: Voice) -> Parts:
        """The text and the annexes."""

    @abstractmethod
    def rows(self, facts: Facts) -> dict[str, tuple[str, dict[str, Any]]]:
        """For comparison: by key, what each row is called, and what is said of it."""

    def names_addressees(self, facts: Facts) -> list[str]:
        """The lines of «Kính gửi»."""
        return [name for _pk, name in self.addressees(facts)] if self.is_addressed else []
