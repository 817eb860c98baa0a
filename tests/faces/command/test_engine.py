"""The engine: everything once, nothing waits without bound, one bad document stops nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import labour
import pytest

from dondoc.faces.command.engine import Engine, Inline, Stop
from dondoc.faces.command.work import TIMED_OUT, WORKER_DIED, Job, Outcome
from dondoc.faces.command.workers import Workers


def jobs(*names: str, log: Path | None = None) -> list[Job]:
    return [Job(name, str(log) if log else None) for name in names]


def run(crew: Workers, *names: str, seconds: float = 60, log: Path | None = None) -> dict[str, str | None]:
    """Run jobs; what came of each, by name. Fails where one comes twice."""
    results: dict[str, str | None] = {}
    try:
        for outcome in Engine(labour.labour, crew, seconds).outcomes(jobs(*names, log=log)):
            assert outcome.source not in results
            results[outcome.source] = outcome.code
    finally:
        crew.close()
    return results


def numbered(count: int, word: str = "good") -> list[str]:
    return [f"{word}{number}" for number in range(count)]


def test_every_job_is_done_exactly_once(tmp_path: Path) -> None:
    names = numbered(100)
    results = run(Workers(2), *names, log=tmp_path / "log")
    assert results == dict.fromkeys(names)
    assert sorted(labour.begun(tmp_path / "log")) == sorted(names)


def test_two_workers_share_the_work() -> None:
    crew = Workers(2)
    outcomes = list(Engine(labour.labour, crew).outcomes(jobs(*numbered(6, "slow"))))
    crew.close()
    assert len({outcome.seconds for outcome in outcomes}) == 2


def test_only_a_window_of_jobs_is_taken_ahead_of_the_results() -> None:
    taken = 0

    def feed() -> Iterator[Job]:
        nonlocal taken
        for name in numbered(200):
            taken += 1
            yield Job(name)

    crew = Workers(1)
    for done, _outcome in enumerate(Engine(labour.labour, crew).outcomes(feed())):
        assert taken <= done + 1 + crew.window
    crew.close()
    assert taken == 200


def test_job_that_kills_its_worker_is_the_only_one_to_fail(tmp_path: Path) -> None:
    names = [*numbered(10), "die", *numbered(10, "more")]
    results = run(Workers(2), *names, log=tmp_path / "log")
    assert [name for name, code in results.items() if code] == ["die"]
    assert results["die"] == WORKER_DIED
    assert len(results) == len(names)


def test_killer_is_found_with_one_worker_too() -> None:
    results = run(Workers(1), "good", "die", "good2")
    assert results == {"good": None, "die": WORKER_DIED, "good2": None}


def test_neighbour_of_a_killer_is_not_blamed() -> None:
    results = run(Workers(2), "slow1", "die1", "slow2", "die2", "slow3")
    assert {name for name, code in results.items() if code} == {"die1", "die2"}


def test_job_that_takes_too_long_is_stopped_and_its_neighbours_are_read() -> None:
    results = run(Workers(2), "hang", *numbered(10, "slow"), seconds=1.0)
    assert results.pop("hang") == TIMED_OUT
    assert set(results.values()) == {None}
    assert len(results) == 10


def test_unforeseen_error_is_a_failure_of_its_document() -> None:
    results = run(Workers(1), "good", "raise", "good2")
    assert results == {"good": None, "raise": "internal", "good2": None}


def test_stop_ends_the_run_between_two_results() -> None:
    stop = Stop()
    crew = Workers(1)
    engine = Engine(labour.labour, crew, stop=stop)
    done: list[Outcome] = []
    for outcome in engine.outcomes(jobs(*numbered(50, "slow"))):
        done.append(outcome)
        stop.requested = True
    done.extend(engine.last_outcomes())
    assert 1 <= len(done) < 10


def test_workers_end_with_the_run() -> None:
    crew = Workers(1)
    outcomes = list(Engine(labour.labour, crew).outcomes(jobs("good")))
    crew.close()
    assert not Path(f"/proc/{outcomes[0].seconds:.0f}").exists()


@pytest.mark.parametrize("count", [0, 1, 5])
def test_inline_crew_works_in_this_process(count: int) -> None:
    outcomes = list(Engine(labour.labour, Inline()).outcomes(jobs(*numbered(count))))
    assert [outcome.source for outcome in outcomes] == numbered(count)
