"""Kinds of single values, as programs send and get them."""

# Annotations are read at run time by the description of the API, so they are not postponed here.
import re
from datetime import date
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

BIGGEST = 2**63 - 1
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLEAN = r"^[^\x00]*$"  # the database keeps no NUL


def _only_iso(value: Any) -> Any:
    """A number of seconds is no day here, nor is a time."""
    if value is None or isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    raise PydanticCustomError("day", "a day is written as year-month-day")


Id = Annotated[int, Field(ge=1, le=BIGGEST, strict=True)]
QueryId = Annotated[int, Field(ge=1, le=BIGGEST)]  # in an address every number is words
Day = Annotated[date, BeforeValidator(_only_iso)]
Words = Annotated[str, Field(min_length=1, max_length=20_000, pattern=_CLEAN, strict=True)]
MaybeWords = Annotated[str, Field(max_length=20_000, pattern=_CLEAN, strict=True)]
Short = Annotated[str, Field(max_length=250, pattern=_CLEAN)]
Percent = Annotated[int, Field(ge=0, le=100, strict=True)]
Limit = Annotated[int, Field(ge=1, le=200)]
Cursor = Annotated[str, Field(max_length=300, pattern=_CLEAN)]


class Asked(BaseModel):
    """What a program sends: nothing that we do not know."""

    model_config = ConfigDict(extra="forbid")
