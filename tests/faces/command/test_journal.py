"""The journal: what is done stays done, what is torn is done again, what changed is read again."""

from __future__ import annotations

import json
import os
import tracemalloc
from pathlib import Path

import pytest

from dondoc.faces.command.journal import JOURNAL_NAME, Fingerprints, Journal
from dondoc.faces.command.work import WORKER_DIED, Job, Outcome, Work, failure
from dondoc.reading.errors import CannotRead

WORK = Work()


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text("Kế hoạch")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "out"


def output_of(folder: Path) -> Path:
    return folder / "kế hoạch.json"


def do(folder: Path, source: Path, work: Work = WORK) -> None:
    """Read a document: the result and its two lines."""
    with Journal(folder, work) as journal:
        output = output_of(folder)
        state = journal.begin(str(source), str(output))
        output.write_text("{}")
        journal.finish(Outcome(str(source), str(output), tasks=3), state)


def is_done(folder: Path, source: Path, work: Work = WORK) -> bool:
    with Journal(folder, work) as journal:
        return journal.is_done(str(source), str(output_of(folder)))


def test_read_document_is_done_in_the_next_run(folder: Path, source: Path) -> None:
    assert not is_done(folder, source)
    do(folder, source)
    assert is_done(folder, source)


def test_document_is_done_later_in_the_same_run(folder: Path, source: Path) -> None:
    with Journal(folder, WORK) as journal:
        output = output_of(folder)
        state = journal.begin(str(source), str(output))
        output.write_text("{}")
        journal.finish(Outcome(str(source), str(output)), state)
        assert journal.is_done(str(source), str(output))


def test_changed_document_is_not_done(folder: Path, source: Path) -> None:
    do(folder, source)
    os.utime(source, ns=(1, 1))
    assert not is_done(folder, source)


def test_document_without_its_result_is_not_done(folder: Path, source: Path) -> None:
    do(folder, source)
    output_of(folder).unlink()
    assert not is_done(folder, source)


def test_empty_result_of_a_power_cut_is_not_done(folder: Path, source: Path) -> None:
    do(folder, source)
    output_of(folder).write_text("")
    assert not is_done(folder, source)


@pytest.mark.parametrize(
    "other", [pytest.param(Work(format="md"), id="format"), pytest.param(Work(ocr=False), id="without-ocr")]
)
def test_other_settings_are_another_reading(folder: Path, source: Path, other: Work) -> None:
    do(folder, source)
    assert not is_done(folder, source, other)


def test_failed_document_is_tried_again(folder: Path, source: Path) -> None:
    do(folder, source)
    with Journal(folder, WORK) as journal:
        job = Job(str(source), str(output_of(folder)))
        journal.finish(failure(job, "damaged", "Tệp hỏng."), journal.begin(job.source, str(job.output)))
    assert output_of(folder).exists()
    assert not is_done(folder, source)


def test_torn_last_line_is_passed_over_and_does_not_spoil_the_next(folder: Path, source: Path) -> None:
    do(folder, source)
    with open(folder / JOURNAL_NAME, "ab") as stream:
        stream.write('{"begin": "kế'.encode()[:-1])
    assert is_done(folder, source)
    with Journal(folder, WORK) as journal:
        journal.begin(str(source), str(folder / "next.json"))
    with Journal(folder, WORK) as journal:
        assert journal.owns(str(folder / "next.json"))


@pytest.mark.parametrize("cut", range(0, 60, 7))
def test_journal_cut_anywhere_still_opens(folder: Path, source: Path, cut: int) -> None:
    do(folder, source)
    path = folder / JOURNAL_NAME
    path.write_bytes(path.read_bytes()[: -cut or None])
    assert is_done(folder, source) is (cut == 0)


def test_leftover_of_an_interrupted_result_is_removed(folder: Path, source: Path) -> None:
    with Journal(folder, WORK) as journal:
        journal.begin(str(source), str(output_of(folder)))
    leftover = folder / ".kế hoạch.json.1a2b3c4d.part"
    strangers = folder / ".another.part"
    leftover.touch()
    strangers.touch()
    with Journal(folder, WORK) as journal:
        assert journal.dangerous
    assert not leftover.exists()
    assert strangers.exists()


def test_killer_in_the_past_makes_a_run_careful(folder: Path, source: Path) -> None:
    with Journal(folder, WORK) as journal:
        assert not journal.dangerous
        job = Job(str(source), str(output_of(folder)))
        journal.finish(failure(job, WORKER_DIED, ""), journal.begin(job.source, str(job.output)))
    with Journal(folder, WORK) as journal:
        assert journal.dangerous


def test_results_are_known_before_they_are_there_and_in_later_runs(folder: Path, source: Path) -> None:
    with Journal(folder, WORK) as journal:
        journal.begin(str(source), str(output_of(folder)))
        assert journal.owns(str(output_of(folder)))
    with Journal(folder, Work(format="md")) as journal:
        assert journal.owns(str(output_of(folder)))
        assert not journal.owns(str(source))


def test_results_of_another_output_folder_are_known_when_it_is_entered(folder: Path, source: Path) -> None:
    do(folder, source)
    with Journal(folder.parent / "second", WORK) as journal:
        assert not journal.owns(str(output_of(folder)))
        journal.enter(str(folder))
        assert journal.owns(str(output_of(folder)))


def test_second_run_into_one_folder_is_refused(folder: Path) -> None:
    with Journal(folder, WORK), pytest.raises(CannotRead) as refused:
        Journal(folder, WORK)
    assert refused.value.code == "output-busy"


def test_journal_is_lines_of_json_that_people_can_read(folder: Path, source: Path) -> None:
    do(folder, source)
    begin, done = (json.loads(line) for line in (folder / JOURNAL_NAME).read_text("utf-8").splitlines())
    assert begin == {"begin": "kế hoạch.json"}
    assert done["input"] == str(source)
    assert done["tasks"] == 3
    assert done["code"] is None


def test_name_that_is_no_text_is_kept(folder: Path, tmp_path: Path) -> None:
    source = Path(os.fsdecode(bytes(tmp_path) + b"/k\xe9.txt"))
    source.write_text("x")
    do(folder, source)
    assert is_done(folder, source)


def test_twenty_thousand_entries_take_little_memory() -> None:
    tracemalloc.start()
    known = Fingerprints()
    for number in range(20_000):
        known.add(f"/kho/van-ban-{number}.pdf")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1_500_000
    assert "/kho/van-ban-19999.pdf" in known
    assert "/kho/van-ban-20000.pdf" not in known
