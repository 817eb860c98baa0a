from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from dondoc.apps.agencies.codes import is_old, to_levels, to_old, validate_code


@pytest.mark.parametrize(
    ("levels", "old"),
    [("H30", "000.00.00.H30"), ("G06", "000.00.00.G06"), ("H42.05", "000.00.05.H42"), ("H37.02.02", "000.02.02.H37"),
     ("H42.05.06.007", "007.06.05.H42")],
)  # fmt: skip
def test_both_forms_say_the_same(levels: str, old: str) -> None:
    assert to_old(levels) == old
    assert to_levels(old) == levels
    assert (is_old(levels), is_old(old)) == (False, True)


def test_long_number_of_a_level_has_no_old_form() -> None:
    assert to_old("H55.242") is None
    assert to_levels("H55.242") == "H55.242"


@pytest.mark.parametrize("code", ["G12.01", "H55.242", "000.00.04.G14", "H42"])
def test_code_is_accepted(code: str) -> None:
    validate_code(code)


@pytest.mark.parametrize(
    "code",
    [
        "",
        "H4",
        "h42",
        "H42.",
        "H42.5",
        "H42.05.06.07.08",
        "00.00.00.H42",
        "000.02.00.H37",
        "000.00.00.H42.05",
        "H42.0005",
    ],
)
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValidationError):
        validate_code(code)


_LEVEL = st.integers(1, 99).map(lambda number: f"{number:02d}")


@given(st.sampled_from("GHK"), _LEVEL, st.lists(_LEVEL, max_size=2))
def test_there_and_back(letter: str, top: str, below: list[str]) -> None:
    code = ".".join((f"{letter}{top}", *below))
    old = to_old(code)
    assert old is not None
    assert len(old) == 13
    assert to_levels(old) == code
