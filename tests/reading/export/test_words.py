from __future__ import annotations

import pytest

from dondoc.reading.export import schema, words
from dondoc.reading.model import DeadlineType, Role

DEFINITIONS = schema()["$defs"]


@pytest.mark.parametrize(
    ("table", "codes"),
    [
        pytest.param(words.deadline_types, [kind.value for kind in DeadlineType], id="deadlines"),
        pytest.param(words.roles, [role.value for role in Role], id="roles"),
        pytest.param(words.periods, DEFINITIONS["recurrence"]["enum"][1:], id="recurrences"),
        pytest.param(words.periods, DEFINITIONS["duty"]["properties"]["frequency"]["enum"], id="frequencies"),
        pytest.param(words.comparators, DEFINITIONS["target"]["properties"]["comparator"]["enum"][1:], id="targets"),
        pytest.param(words.warnings, DEFINITIONS["warning"]["properties"]["code"]["anyOf"][0]["enum"], id="warnings"),
    ],
)
def test_every_code_has_words(table, codes: list[str]) -> None:
    assert [code for code in codes if not table().get(code)] == []


def test_unknown_code_is_shown_as_it_stands() -> None:
    assert words.word(words.reasons(), "of-tomorrow") == "of-tomorrow"


def test_no_code_gives_no_words() -> None:
    assert words.word(words.reasons(), None) == ""
