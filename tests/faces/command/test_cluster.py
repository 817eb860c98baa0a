"""The Dask engine on a real cluster of two worker processes: one dies midway, nothing is lost or done twice."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import labour
import pytest

from dondoc import language
from dondoc.faces.command.cluster import Cluster
from dondoc.faces.command.journal import JOURNAL_NAME
from dondoc.reading.errors import CannotRead, MissingPart

pytestmark = [pytest.mark.slow]


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    distributed = pytest.importorskip("distributed", reason="distributed is not installed")
    import dask

    with dask.config.set({"distributed.scheduler.allowed-failures": 1}):  # patience is tested once, not three times
        made = distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address="127.0.0.1:0", silence_logs=50
        )
    yield made
    made.close()


def address_of(cluster: Any) -> str:
    return str(cluster.scheduler_address).replace("tcp://", "dask://")


def finished(out: Path) -> list[str]:
    entries = [json.loads(line) for line in (out / JOURNAL_NAME).read_text().splitlines()]
    return sorted(Path(entry["input"]).name for entry in entries if "input" in entry)


def kill_one_worker(cluster: Any, out: Path) -> None:
    """Wait for the first results, then end one worker process as the kernel would."""
    while len(list(out.glob("*.json"))) < 4:
        time.sleep(0.02)
    pid = next(iter(cluster.workers.values())).pid
    os.kill(pid, signal.SIGKILL)


def test_worker_killed_midway_costs_nothing(cluster: Any, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    names = [f"slow{number:02}.txt" for number in range(20)]
    for name in names:
        (folder / name).write_text("kế hoạch")
    killer = threading.Thread(target=kill_one_worker, args=(cluster, out), daemon=True)
    killer.start()
    code = labour.main(["read", str(folder), "-o", str(out), "--engine", address_of(cluster)], str(tmp_path / "log"))
    killer.join()
    assert code == 0
    assert finished(out) == names
    assert sorted(path.name for path in out.glob("*.json")) == [f"{Path(name).stem}.json" for name in names]
    assert all(path.read_text() == "KẾ HOẠCH" for path in out.glob("*.json"))
    assert len(labour.begun(tmp_path / "log")) <= len(names) + 4


def test_killer_is_reported_alone(cluster: Any, tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a.txt", "die.txt", "z.txt"):
        (folder / name).write_text("kế hoạch")
    assert labour.main(["read", str(folder), "-o", str(out), "--engine", address_of(cluster)]) == 1
    assert {path.name for path in out.glob("*.json")} == {"a.json", "z.json"}


def test_folder_that_a_worker_does_not_see_is_refused(cluster: Any) -> None:
    crew = Cluster(address_of(cluster))
    with pytest.raises(CannotRead) as refused:
        crew.require_shared("/khong-co")
    crew.close()
    assert refused.value.code == "cluster-unfit"
    assert "/khong-co" in refused.value.message


def test_scheduler_that_does_not_answer_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    language.use("vi")
    pytest.importorskip("distributed", reason="distributed is not installed")
    monkeypatch.setattr("dondoc.faces.command.cluster.SECONDS_TO_CONNECT", 1)
    with pytest.raises(CannotRead) as refused:
        Cluster("dask://127.0.0.1:9")
    assert refused.value.code == "cluster-unreachable"
    assert "127.0.0.1:9" in refused.value.message


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingPart) as missing:
        Cluster("dask://127.0.0.1:9")
    assert "pip install dondoc[dask]" in missing.value.message
