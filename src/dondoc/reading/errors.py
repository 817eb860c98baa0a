"""The errors of reading: few, each with one clear sentence that says what to do next."""

from __future__ import annotations


class CannotRead(Exception):
    """A file that cannot be read. `code` is for programs, the message for people."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class MissingPart(CannotRead):
    """An optional program or package is needed and not installed; the message names it."""
