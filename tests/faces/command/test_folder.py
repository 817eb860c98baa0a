"""A run over a folder: results, exit codes, stopping and going on, and never a document lost."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import labour
import pytest

from dondoc.faces.command.journal import JOURNAL_NAME

HERE = Path(__file__).parent


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "in"
    path.mkdir()
    return path


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def plant(folder: Path, *names: str, text: str = "kế hoạch") -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)


def read(folder: Path, out: Path, *words: str, log: Path | None = None) -> int:
    return labour.main(["read", str(folder), "-o", str(out), *words], str(log or ""))


def results(out: Path) -> dict[str, str]:
    """The result files, with their content."""
    return {
        path.relative_to(out).as_posix(): path.read_text()
        for path in sorted(out.rglob("*"))
        if path.is_file() and path.name != JOURNAL_NAME
    }


def finished(out: Path) -> list[str]:
    """What the journal says is read, as often as it says so."""
    entries = [json.loads(line) for line in (out / JOURNAL_NAME).read_text().splitlines()]
    return [Path(entry["input"]).name for entry in entries if "input" in entry]


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_each_document_gives_one_result_in_its_sub_folder(folder: Path, out: Path, jobs: str) -> None:
    plant(folder, "a.txt", "2023/b.docx", "2023/b.pdf")
    assert read(folder, out, "--jobs", jobs) == 0
    assert results(out) == dict.fromkeys(["2023/b.docx.json", "2023/b.pdf.json", "a.json"], "KẾ HOẠCH")


def test_nothing_but_results_and_journal_is_left(folder: Path, out: Path) -> None:
    plant(folder, *(f"{number}.txt" for number in range(20)))
    read(folder, out)
    assert len(list(out.rglob("*"))) == 21


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        pytest.param(2, 0, 0, id="all-read"),
        pytest.param(2, 1, 1, id="some-failed"),
        pytest.param(0, 2, 3, id="all-failed"),
        pytest.param(0, 0, 3, id="nothing-to-read"),
    ],
)
def test_exit_code(folder: Path, out: Path, good: int, bad: int, code: int) -> None:
    plant(folder, *(f"good{number}.txt" for number in range(good)))
    plant(folder, *(f"bad{number}.txt" for number in range(bad)), text="")
    assert read(folder, out) == code


def test_closing_lines_say_what_failed_and_why(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "tốt.txt")
    plant(folder, "rỗng.txt", text="")
    read(folder, out)
    said = capsys.readouterr()
    assert said.out == ""
    assert f"{folder}/rỗng.txt: Tệp rỗng.\n" in said.err
    assert "Cộng 1 tệp" in said.err


def test_quiet_run_names_failures_only(folder: Path, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "tốt.txt")
    plant(folder, "rỗng.txt", text="")
    read(folder, out, "--quiet")
    assert capsys.readouterr().err == f"{folder}/rỗng.txt: Tệp rỗng.\n"


def test_second_run_reads_only_what_is_new_or_changed(
    folder: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plant(folder, "a.txt", "b.txt")
    read(folder, out)
    plant(folder, "b.txt", "c.txt", text="quyết định")
    capsys.readouterr()
    assert read(folder, out) == 0
    assert "Bỏ qua 1 tệp" in capsys.readouterr().err
    assert sorted(finished(out)) == ["a.txt", "b.txt", "b.txt", "c.txt"]
    assert results(out)["b.json"] == "QUYẾT ĐỊNH"


def test_force_reads_again(folder: Path, out: Path) -> None:
    plant(folder, "a.txt")
    read(folder, out)
    assert read(folder, out, "--force") == 0
    assert finished(out) == ["a.txt", "a.txt"]


def test_all_done_before_is_a_success(folder: Path, out: Path) -> None:
    plant(folder, "a.txt")
    read(folder, out)
    assert read(folder, out) == 0


def test_results_beside_the_documents_are_not_read_again(folder: Path) -> None:
    plant(folder, "a.docx", "b.md")
    assert read(folder, folder, "--format", "md") == 0
    assert read(folder, folder, "--format", "md") == 0
    assert read(folder, folder, "--format", "json") == 0
    assert set(results(folder)) == {"a.docx", "b.md", "a.md", "b.md.md", "a.json", "b.json"}


def test_document_is_never_overwritten_by_a_result(folder: Path) -> None:
    plant(folder, "a.docx", "a.pdf", "a.docx.md")
    read(folder, folder, "--format", "md")
    assert results(folder)["a.docx.md"] == "kế hoạch"


def test_results_of_another_run_are_not_read(folder: Path) -> None:
    plant(folder, "a.docx")
    read(folder, folder / "json")
    assert read(folder, folder / "md", "--format", "md") == 0
    assert set(results(folder)) == {"a.docx", "json/a.json", "md/a.md"}


def test_killer_is_reported_alone_and_kills_a_few_small_ones_never(folder: Path, out: Path) -> None:
    plant(folder, "a.txt", "die.txt", "z.txt", *(f"{number}.txt" for number in range(10)))
    assert read(folder, out, "--jobs", "1") == 1
    assert len(results(out)) == 12
    assert read(folder, out, "--jobs", "1") == 1


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_slow_document_is_stopped(folder: Path, out: Path, jobs: str, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "hang.txt", "a.txt")
    assert read(folder, out, "--timeout", "1", "--jobs", jobs) == 1
    assert "quá 1 giây" in capsys.readouterr().err
    assert set(results(out)) == {"a.json"}


def start(folder: Path, out: Path, log: Path) -> subprocess.Popen[str]:
    words = [sys.executable, str(HERE / "labour.py"), str(log), "read", str(folder), "-o", str(out), "--jobs", "2"]
    return subprocess.Popen(words, stderr=subprocess.PIPE, text=True, start_new_session=True)


def wait_for(out: Path, count: int) -> None:
    """Wait until some results are there."""
    deadline = time.monotonic() + 20
    while len(list(out.glob("*.json"))) < count:
        assert time.monotonic() < deadline, "the run does not begin"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_run_ends_cleanly_and_goes_on(folder: Path, out: Path, tmp_path: Path, number: signal.Signals) -> None:
    names = [f"slow{number:02}.txt" for number in range(16)]
    plant(folder, *names)
    log = tmp_path / "log"
    run = start(folder, out, log)
    wait_for(out, 3)
    os.killpg(run.pid, number)  # a terminal sends it to all
    _said, complaint = run.communicate(timeout=20)
    assert run.returncode == 130
    assert "Traceback" not in complaint
    assert "Đã dừng theo yêu cầu" in complaint
    done = finished(out)
    assert 3 <= len(done) < 16
    # Each of the two workers may have put down one more result that the stopped run no longer entered: read again
    assert len(done) <= len(results(out)) <= len(done) + 2
    assert read(folder, out, log=log) == 0
    assert sorted(finished(out)) == names
    assert len(results(out)) == 16


def test_killed_run_loses_nothing_and_does_nothing_twice(folder: Path, out: Path, tmp_path: Path) -> None:
    names = [f"slow{number:02}.txt" for number in range(16)]
    plant(folder, *names)
    log = tmp_path / "log"
    run = start(folder, out, log)
    wait_for(out, 4)
    run.kill()
    run.communicate()
    before = finished(out)
    assert read(folder, out, log=log) == 0
    assert sorted(finished(out)) == names
    again = [name for name in labour.begun(log) if name in before]
    assert sorted(again) == sorted(before), "a document that the journal knew was read again"
    assert results(out) == {f"{Path(name).stem}.json": "KẾ HOẠCH" for name in names}


def test_workers_do_not_outlive_a_killed_run(folder: Path, out: Path, tmp_path: Path) -> None:
    plant(folder, "hang1.txt", "hang2.txt", "a.txt")
    run = start(folder, out, tmp_path / "log")
    wait_for(out, 0)
    while len(labour.begun(tmp_path / "log")) < 2:
        time.sleep(0.05)
    run.kill()
    run.communicate()  # standard error is shared with the workers: it ends with the last of them
    assert not _still_running(str(tmp_path))


def _still_running(word: str) -> list[str]:
    commands = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            commands.append(entry.read_bytes().decode(errors="replace"))
        except OSError:
            continue
    return [command for command in commands if word in command and "pytest" not in command]
