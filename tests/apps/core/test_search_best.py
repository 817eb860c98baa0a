"""The best answers alone are the first of all answers, whoever asks and however many there are."""

from __future__ import annotations

from typing import Any

import pytest

from dondoc.apps.core.models import SearchEntry
from dondoc.apps.core.search import count_by_kind, find, reindex
from dondoc.apps.core.search_best import best, entries_of
from dondoc.apps.core.search_keys import parse_query
from dondoc.apps.documents.models import StoredFile
from dondoc.apps.tasks.models import Evidence, Report
from factories.record import make_plan, make_task
from factories.scene import Scene, make_scene

pytestmark = pytest.mark.django_db
WORDS = ["tai chinh", "sở tài chính", "biên bản", ""]


@pytest.fixture
def scene() -> Scene:
    """Some forty tasks of two plans, of three bodies, and files of their reports."""
    scene = make_scene()
    cast = scene.cast
    far = make_plan(cast.other, assigner=cast.other, short_name="KH về tài chính")
    bodies = (cast.lead, cast.coordinator, cast.other)
    for number in range(36):
        name = ("Cơ chế tài chính", "Tài chính", "Chính sách tài khóa")[number % 3]
        task = make_task(far if number % 4 == 0 else cast.plan, bodies[number // 12], f"{name} {number}")
        if number % 2:
            report = Report.objects.create(
                assignment=task.assignments.get(), at=cast.plan.adopted_at, on="2026-10-01", words="Xong"
            )
            file = StoredFile.objects.create(sha256=f"{number:064}", size=1)
            Evidence.objects.create(report=report, file=file, name=f"Biên bản tài chính {number}.pdf")
    reindex()
    return scene


@pytest.mark.parametrize("words", WORDS)
@pytest.mark.parametrize("first", [1, 300])
def test_they_are_what_the_whole_search_says(
    scene: Scene, words: str, first: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dondoc.apps.core.search_best._AT_FIRST", first)
    asked = parse_query(words)
    cast = scene.cast
    for person in (cast.monitor, cast.focal, cast.stranger, cast.admin):
        counts = count_by_kind(person, asked)
        for kind in ("", *SearchEntry.Kind.values):
            plain = [entry.pk for entry in find(person, asked, kinds=[kind] if kind else ())]
            for most in (5, 200):
                found = best(person, asked, kind=kind, most=most)
                cut = counts.get(kind, 0) > most if kind else max(counts.values(), default=0) > most
                assert list(found.keys) == (plain[:most] if cut else plain)
                assert found.numbers == {one: min(number, most + 1) for one, number in counts.items()}


def test_entries_come_in_the_order_asked_for(scene: Scene, at_most_queries: Any) -> None:
    found = best(scene.cast.admin, parse_query("tài chính"))
    assert len({entry.kind for entry in entries_of(found.keys)}) > 2
    assert [entry.pk for entry in entries_of(found.keys)] == list(found.keys)


def test_it_takes_three_queries(scene: Scene, at_most_queries: Any) -> None:
    best(scene.cast.monitor, parse_query("tai chinh"))
    with at_most_queries(3):
        best(scene.cast.monitor, parse_query("tai chinh"), most=2)
