"""A permission is a decision with its reason, so that a refusal can be explained."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class Decision:
    """May it be done, and why not. True or false as it stands: `if can_extend(...)`."""

    allowed: bool
    reason: str | Promise = ""

    def __bool__(self) -> bool:
        return self.allowed

    def require(self) -> None:
        """Raise `Refused` with the reason unless allowed."""
        if not self.allowed:
            raise Refused(self.reason)


class Refused(PermissionDenied):
    """Somebody asked for what is not theirs; the reason is for their eyes."""

    def __init__(self, reason: str | Promise) -> None:
        self.reason = reason
        super().__init__(reason)


YES = Decision(True)


def no(reason: str | Promise) -> Decision:
    """A refusal with its reason in the user's language."""
    return Decision(False, reason)


def first_no(*decisions: Decision) -> Decision:
    """Yes if all are; else the first refusal."""
    return next((decision for decision in decisions if not decision.allowed), YES)
