"""The loaded province: every state of work is there, nothing happens in the future, and it loads once."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from dondoc.demo.papers import LAST, PAPERS
from dondoc.demo.people import SHOWN, rows
from prepared import loaded_demo
from served import Served

pytestmark = pytest.mark.slow
FACTS = Path(__file__).with_name("demo_facts.py")
SAY = "import json\nprint(json.dumps(facts(), default=str))"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Served:
    return loaded_demo(tmp_path_factory)


@pytest.fixture(scope="module")
def facts(demo: Served) -> dict[str, Any]:
    said = demo.manage("shell", "-v", "0", "-c", f"{FACTS.read_text('utf-8')}\n{SAY}")
    return json.loads(said.splitlines()[-1])  # type: ignore[no-any-return]


def test_six_documents_are_adopted_and_one_waits(facts: dict[str, Any]) -> None:
    states = dict(facts["documents"])
    assert {name for name, state in states.items() if state == "adopted"} == {paper.file for paper in PAPERS}
    assert states[LAST] in ("read", "failed")  # failed where this machine has no OCR
    assert len(states) == len(PAPERS) + 1


def test_adopted_plans_are_those_that_were_frozen(facts: dict[str, Any]) -> None:
    assert facts["frozen"] == [True] * len(PAPERS)


def test_work_stands_in_every_state(facts: dict[str, Any]) -> None:
    missing = {"new", "in_progress", "awaiting", "done", "suspended", "rework", "dropped"} - facts["states"].keys()
    assert missing == set()


def test_every_cell_of_the_table_is_filled(facts: dict[str, Any]) -> None:
    assert min(facts["cells"]) >= 4


def test_people_did_everything_that_people_do(facts: dict[str, Any]) -> None:
    done = {
        "uploaded", "read", "adopted", "assigned", "accepted", "refused", "reassigned", "reported", "completion_asked",
        "confirmed", "sent_back", "extension_asked", "extension_granted", "extension_refused", "divided", "share_done",
        "opinion_asked", "opinion_given", "suspended", "dropped", "period_opened", "reorganised", "moved",
    }  # fmt: skip
    assert done - facts["verbs"].keys() == set()
    assert facts["extensions"] == ["", "granted", "refused"]
    assert min(facts["reports"], facts["evidence"], facts["shares"], facts["opinions"], facts["moves"]) > 0


def test_late_bodies_were_written_to_and_the_next_letters_wait(facts: dict[str, Any]) -> None:
    assert facts["letters"] == {"issued": 3, "draft": 3}


def test_nothing_happened_in_the_future(facts: dict[str, Any]) -> None:
    assert facts["events_in_order_of_days"] == PAPERS[0].came_on.isoformat()


def test_plans_of_merged_bodies_are_monitored_by_bodies_of_today(facts: dict[str, Any]) -> None:
    assert len(facts["monitors_today"]) == len(PAPERS)
    assert all(each.endswith(" None") for each in facts["monitors_today"])


def test_there_is_somebody_in_every_role(facts: dict[str, Any]) -> None:
    assert facts["roles"] == facts["all_roles"]
    assert set(SHOWN) <= {row.login for row in rows()}


def test_loading_again_is_refused_and_asked_politely_tells_the_logins(demo: Served) -> None:
    again = [sys.executable, "-m", "django", "load_demo"]
    done = subprocess.run(again, env=demo.environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert "đã có dữ liệu" in done.stderr
    assert "theo-doi@sonhai.example" in demo.manage("load_demo", "--if-empty")
