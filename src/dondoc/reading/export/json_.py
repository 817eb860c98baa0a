"""The JSON form: the plan format, version 1, with our own keys beside the format's."""

from __future__ import annotations

from dondoc.reading.model import Reading


def render(reading: Reading, name: str) -> bytes:  # noqa: ARG001 (all forms are called alike)
    """The reading as UTF-8 JSON; half a surrogate pair, which UTF-8 cannot hold, stays as its JSON escape."""
    return reading.dumps().encode("utf-8", "backslashreplace")
