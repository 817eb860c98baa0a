"""From facts to the paper: the letterhead of the issuer, the sentences in force, the form in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from dondoc.apps.letters.kinds import KINDS
from dondoc.apps.letters.kinds.base import Facts, Speaker, Voice
from dondoc.apps.letters.layout import form_in_force
from dondoc.apps.letters.models import Letterhead
from dondoc.apps.letters.wording import fill, texts_of
from dondoc.writing import (
    Form,
    Number,
    OfficialDocument,
    PlaceAndDay,
    Recipients,
    Signature,
)
from dondoc.writing import Letterhead as Head
from dondoc.writing.authority import Mode, signed_as
from dondoc.writing.clean import one_line
from dondoc.writing.lines import annex_name

_SUBJECT, _FIRST_RECIPIENT = "subject", "first_recipient"


@dataclass(frozen=True)
class Composer:
    """Writes any number of letters of one kind under one letterhead; asks the database twice."""

    kind: str
    head: Letterhead
    form: Form
    texts: Mapping[str, str]

    @classmethod
    def of(cls, kind: str, head: Letterhead) -> Composer:
        return cls(kind, head, form_in_force(head.form), texts_of(kind, head.form))

    def document(self, facts: Facts) -> OfficialDocument:
        """The paper, with blanks for number and day."""
        kind, speaker = KINDS[self.kind], Speaker(self.head, self.form)
        parts = kind.parts(facts, Voice(lambda slot, **more: self._say(slot, facts, **more), speaker))
        return OfficialDocument(
            letterhead=Head(self.head.issuer, self.head.superior),
            number=Number(self.head.symbol, kind=kind.sentences.symbol, unit=self.head.unit),
            dated=PlaceAndDay(self.head.place, date.fromisoformat(facts["day"]).year),
            subject=self._say(_SUBJECT, facts),
            content=parts.content,
            kind=kind.sentences.kind,
            to=tuple(kind.names_addressees(facts)),
            signature=self._signature(),
            recipients=self._recipients(facts),
            annexes=parts.annexes,
            issuer_in_text=self.head.issuer,
        )

    def _say(self, slot: str, facts: Facts, **more: str) -> str:
        kind = KINDS[self.kind]
        annex = {"annex": annex_name(1, 1, self.form)}
        names, values = kind.sentences.fields, {**annex, **kind.values(facts, Speaker(self.head, self.form)), **more}
        return fill(self.texts[slot], {names[code]: value for code, value in values.items()})

    def _signature(self) -> Signature:
        head = self.head
        authority, position = signed_as(
            Mode(head.signing), self.form, head=head.head, position=head.position, collective=head.collective
        )
        return Signature(position, head.signer, authority)

    def _recipients(self, facts: Facts) -> Recipients:
        lines = [self._say(_FIRST_RECIPIENT, facts), *self.head.recipients.splitlines()]
        kept = ", ".join(part for part in (self.head.archive, self.head.unit) if part)
        return Recipients(tuple(one_line(line).lstrip("-+ ") for line in lines if line.strip()), kept)
