"""Twenty people at once on the system as shipped: ten thousand tasks, reading and writing, and nobody is turned away."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator

import pytest
from visitors import Visitor, links

from factories.many import DAY, PEOPLE, email
from factories.record import PASSWORD
from served import Served, new_system

pytestmark = pytest.mark.slow
ROUNDS = 4
SLOWEST = 20.0
"""Seconds within which nine of ten pages come, whatever else the machine does; `make bench` measures in earnest."""
FILL = "from factories.many import fill; fill(10_000)"
COUNT = (
    "from dondoc.apps.audit.models import Event; "
    "print(Event.objects.filter(verb='accepted').count(), Event.objects.filter(verb='reported').count())"
)


@pytest.fixture(scope="module")
def system(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    served = new_system(tmp_path_factory.mktemp("many") / "data", "robustness_many", day=DAY)
    served.manage("shell", "-v", "0", "-c", FILL, tests=True)
    served.start()
    yield served
    served.stop()


def test_twenty_people_read_and_write_at_once(system: Served) -> None:
    people = [Visitor(system.address) for _number in range(PEOPLE)]
    faults: list[str] = []
    done: Counter[str] = Counter()
    gate = threading.Barrier(PEOPLE)

    def work(number: int, visitor: Visitor) -> None:
        try:
            visitor.sign_in(email(number + 1), PASSWORD)
            gate.wait(timeout=120)
            for _round in range(ROUNDS):
                done.update(_one_round(visitor))
        except Exception as fault:
            faults.append(f"{number}: {fault!r}")
            gate.abort()

    threads = [threading.Thread(target=work, args=pair) for pair in enumerate(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    answers = [answer for visitor in people for answer in visitor.answers]
    assert faults == []
    assert Counter(answer.status for answer in answers if answer.status != 200) == {}
    assert "database is locked" not in system.said()
    assert "Traceback" not in system.said()
    said = system.manage("shell", "-v", "0", "-c", COUNT)
    assert [int(number) for number in said.split()] == [done["accepted"], done["reported"]]
    assert done["accepted"] >= PEOPLE
    seconds = sorted(answer.seconds for answer in answers)
    assert seconds[int(len(seconds) * 0.9)] < SLOWEST, seconds[-20:]


def _one_round(visitor: Visitor) -> Counter[str]:
    """The desk, a list, a task; take one on and report on it."""
    done: Counter[str] = Counter()
    visitor.get("/")
    visitor.get("/tasks/?q=dao+tao&mine=1")
    fresh = links(visitor.get("/tasks/?mine=1&role=lead&state=new"), "/tasks/")
    task = visitor.get(next(link for link in fresh if link.rstrip("/").split("/")[-1].isdigit() or "part=" in link))
    done["accepted"] += _is_ok(visitor.submit(task, "/accept_assignment"))
    task = visitor.get(str(task.get("data-path")))
    step = visitor.get(links(task, "/parts/")[0])
    done["reported"] += _is_ok(visitor.submit(step, "words", words="Đã làm một phần.", progress="40"))
    visitor.get("/calendar/")
    return done


def _is_ok(page: object) -> bool:
    return page.get("data-status") == "200"  # type: ignore[attr-defined]  # after the redirect
