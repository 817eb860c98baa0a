"""Whatever is kept of a person stands in the table that people are shown: no model and no field slips in unsaid."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.core.exceptions import FieldDoesNotExist

from dondoc.apps.accounts.models import User
from dondoc.apps.accounts.personal.table import DELETE, PSEUDONYM, REWRITE, Kept, table

KEPT = {kept.model: kept for kept in table().kept}
OURS = [kept for kept in table().kept if kept.model.startswith("accounts.")]
ELSEWHERE = {
    "accounts.apianswer": "belongs to a key, not to a person; told among «elsewhere»",
    "account.emailconfirmation": "goes with its address, and is not used",
    "accounts.cacheentry": "counts attempts; its keys are hashes",
}


def _points_at_people(model: Any) -> list[str]:
    return [field.name for field in model._meta.concrete_fields if field.is_relation and field.related_model is User]


@pytest.mark.parametrize(
    "model",
    [model for model in apps.get_models() if _points_at_people(model)],
    ids=lambda model: model._meta.label_lower,
)
def test_model_that_points_at_a_person_is_in_the_table(model: Any) -> None:
    name = model._meta.label_lower
    assert name in KEPT, f"say in accounts/data/personal_data.toml what {name} keeps of people, why and for how long"
    assert set(_points_at_people(model)) <= set(KEPT[name].of), f"name each field of {name} that points at a person"


@pytest.mark.parametrize("kept", table().kept, ids=lambda kept: kept.model)
def test_row_of_the_table_names_what_is_there(kept: Kept) -> None:
    model = kept.rows.model
    for name in {*kept.of, *kept.hidden, *(field for fields in kept.of.values() for field in fields)} - {"pk"}:
        try:
            model._meta.get_field(name)
        except FieldDoesNotExist:
            pytest.fail(f"{kept.model} has no field {name}")
    assert kept.erase in (DELETE, PSEUDONYM, REWRITE)
    for words in (kept.title, kept.why, kept.until, kept.ground):
        assert words.vi
        assert words.en


@pytest.mark.parametrize("kept", OURS, ids=lambda kept: kept.model)
def test_every_field_of_people_and_their_keys_is_told_or_hidden_on_purpose(kept: Kept) -> None:
    fields = {field.name for field in kept.rows.model._meta.concrete_fields}
    told = {*kept.hidden, *kept.of, *(name for names in kept.of.values() for name in names)}
    assert fields - told == set(), "tell it in accounts/data/personal_data.toml, or hide it there"


def test_no_secret_is_in_a_copy() -> None:
    told = {name for kept in table().kept for names in kept.of.values() for name in names}
    assert not told & {"password", "sha256", "secret", "session_key", "salt", "claim"}


def test_models_left_out_are_there() -> None:
    names = {model._meta.label_lower for model in apps.get_models()}
    assert set(ELSEWHERE) <= names
