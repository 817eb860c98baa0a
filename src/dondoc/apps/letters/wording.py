"""Sentences of letters: defaults as data, what the province changed, and fields in braces.

A field is written as people say it: «{cơ quan nhận}». What stands in braces and is no field
of that kind of letter is refused when it is saved, never when the letter is made.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from dondoc.apps.accounts.models import User
from dondoc.apps.audit import actions as audit
from dondoc.apps.audit.verbs import Verb
from dondoc.apps.core.errors import Changed
from dondoc.apps.letters.errors import WordingFaulty
from dondoc.apps.letters.models import FormCode, Letter, Wording
from dondoc.apps.letters.permissions import can_change_forms

FOLDER = Path(__file__).with_name("data")
LONGEST = 2000
_FIELD = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Sentences:
    """The table of a kind: its fields by code, its sentences by place, its fixed words."""

    file: str
    kind: str
    symbol: str
    fields: Mapping[str, str]
    slots: Mapping[str, str]
    party: Mapping[str, str]
    table: Mapping[str, Any]


@cache
def sentences_of(kind: str) -> Sentences:
    tree = tomllib.loads((FOLDER / f"{Letter.Kind(kind).value}.toml").read_text(encoding="utf-8"))
    return Sentences(
        file=tree["file"],
        kind=tree.get("kind", ""),
        symbol=tree.get("symbol", ""),
        fields=tree["fields"],
        slots=tree["slots"],
        party=tree["party"],
        table=tree["table"],
    )


def defaults(kind: str, form: str) -> dict[str, str]:
    """The sentences as shipped."""
    found = sentences_of(kind)
    return {**found.slots, **(found.party if form == FormCode.HD05 else {})}


def own_texts(kind: str, form: str) -> Wording:
    """What the province wrote instead; unsaved where it wrote nothing."""
    return Wording.objects.filter(kind=kind, form=form).first() or Wording(kind=kind, form=form, version=0)


def texts_of(kind: str, form: str) -> dict[str, str]:
    """The sentences in force."""
    own = own_texts(kind, form).texts
    return {slot: own.get(slot, text) for slot, text in defaults(kind, form).items()}


def fill(text: str, values: Mapping[str, str]) -> str:
    """The sentence with its fields filled in; `values` by the names that people write."""
    return _FIELD.sub(lambda match: values.get(_name(match[1]), match[0]), text)


def fault_in(text: str, kind: str) -> str:
    """What is wrong with a sentence, in words; nothing where all is well."""
    known = set(sentences_of(kind).fields.values())
    unknown = [f"{{{match[1]}}}" for match in _FIELD.finditer(text) if _name(match[1]) not in known]
    if unknown:
        facts = {"unknown": ", ".join(unknown), "known": ", ".join(f"{{{name}}}" for name in sorted(known))}
        return _("Không có trường %(unknown)s. Các trường dùng được: %(known)s.") % facts
    if "{" in _FIELD.sub("", text) or "}" in _FIELD.sub("", text):
        return _("Dấu ngoặc nhọn phải đi thành cặp, ví dụ {%(name)s}.") % {"name": min(known)}
    if len(text) > LONGEST:
        return _("Câu này dài quá %(most)d ký tự.") % {"most": LONGEST}
    return "" if text.strip() else _("Câu này không được để trống.")


@transaction.atomic
def change_wording(*, kind: str, form: str, texts: Mapping[str, str], version: int, by: User) -> Wording:
    """Let the province say it otherwise. Sentences that are as shipped are not kept, so that later ones reach it."""
    can_change_forms(by).require()
    shipped = defaults(kind, form)
    given = {slot: " ".join(text.split()) for slot, text in texts.items() if slot in shipped}
    if faults := {slot: fault for slot, text in given.items() if (fault := fault_in(text, kind))}:
        raise WordingFaulty(faults)
    held = Wording.objects.select_for_update().filter(kind=kind, form=form).first()
    if (held.version if held else 0) != version:
        raise Changed(theirs=held.texts if held else {}, mine=dict(texts))
    held = held or Wording(kind=kind, form=form, version=0)
    old = {**shipped, **held.texts}
    held.texts = {slot: text for slot, text in {**old, **given}.items() if text != shipped[slot]}
    new = {**shipped, **held.texts}
    changed = [slot for slot in shipped if old[slot] != new[slot]]
    if changed:
        held.version += 1
        held.save()
        before, after = ({slot: side[slot] for slot in changed} for side in (old, new))
        audit.record(Verb.SETTINGS_CHANGED, on=held, by=by, old=before, new=after)
    return held


def reset_wording(*, kind: str, form: str, version: int, by: User) -> Wording:
    """Back to the sentences as shipped."""
    return change_wording(kind=kind, form=form, texts=defaults(kind, form), version=version, by=by)


def _name(written: str) -> str:
    return " ".join(written.lower().split())
