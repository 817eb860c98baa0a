"""A reading in the forms that others work with: JSON, a workbook, a summary, a page, a calendar, Akoma Ntoso.

Each form is a module with one function `render(reading, name) -> bytes`, loaded
when it is first asked for, so that a run that writes JSON never pays for the
others. The same reading and name always give the same bytes; nothing knows today.

>>> ExportFormat.MD.suffix
'.md'
"""

from __future__ import annotations

import enum
import importlib
import json
from importlib import resources
from typing import Any, Protocol, cast

from dondoc.reading.model import Reading


class ExportFormat(enum.StrEnum):
    """The forms in which a reading can be written."""

    JSON = "json"
    XLSX = "xlsx"
    MD = "md"
    HTML = "html"
    ICS = "ics"
    AKN = "akn"

    @property
    def suffix(self) -> str:
        """How the name of a file in this form ends."""
        return ".akn.xml" if self is ExportFormat.AKN else f".{self.value}"


class _Renderer(Protocol):
    def render(self, reading: Reading, name: str) -> bytes: ...


_MODULES = {
    ExportFormat.JSON: "json_",
    ExportFormat.XLSX: "xlsx",
    ExportFormat.MD: "markdown",
    ExportFormat.HTML: "html",
    ExportFormat.ICS: "ics",
    ExportFormat.AKN: "akn",
}


def export(reading: Reading, format: ExportFormat, *, name: str) -> bytes:
    """The reading in one form; `name` is the file's name, for where the document does not name itself."""
    module = importlib.import_module(f"{__name__}.{_MODULES[format]}")
    return cast(_Renderer, module).render(reading, name)


def schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the JSON form: the plan format's keys strictly, further keys allowed."""
    text = resources.files("dondoc.reading.data").joinpath("plan.schema.json").read_text("utf-8")
    return cast(dict[str, Any], json.loads(text))
