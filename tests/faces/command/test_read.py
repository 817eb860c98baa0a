"""`dondoc read` from the words to the exit code: where the result goes, and what is refused."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from dondoc import language
from dondoc.faces.command import main
from dondoc.faces.command.work import Work
from dondoc.reading.errors import CannotRead
from dondoc.reading.export import ExportFormat
from dondoc.reading.model import DocumentFacts, Reading
from dondoc.reading.sources.base import Format

PLAN = "KẾ HOẠCH\n\nI. NHIỆM VỤ\n\n1. Sở Tài chính rà soát các quy định trước ngày 31/3/2026.\n"


@pytest.fixture(autouse=True)
def vietnamese() -> None:
    language.use("vi")


@pytest.fixture(autouse=True)
def quick_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader that takes the whole file for a title: what is tested here is the way to it and from it."""

    def read(_work: Work, job: object) -> Reading:
        data = job.data if job.data is not None else Path(job.source).read_bytes()  # type: ignore[attr-defined]
        if not data:
            raise CannotRead("empty", "Tệp rỗng.")
        return Reading(Format.TEXT, data.decode(), DocumentFacts(title=data.decode()))

    monkeypatch.setattr(Work, "_read", read)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN)
    return path


def test_result_of_one_file_goes_to_standard_output(plan: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert main(["read", str(plan)]) == 0
    said = capsysbinary.readouterr()
    assert json.loads(said.out)["format"] == 1
    assert said.err == b""


def test_standard_input_is_read(capsysbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert main(["read", "-"]) == 0
    assert json.loads(capsysbinary.readouterr().out)["document"]["title"] == PLAN


def test_result_goes_to_the_file_named(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(plan), "-o", str(tmp_path / "out.json")]) == 0
    assert json.loads((tmp_path / "out.json").read_text())["format"] == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("Đã ghi ")


def test_suffix_of_the_file_decides_the_format(plan: Path, tmp_path: Path) -> None:
    assert main(["read", str(plan), "-o", str(tmp_path / "out.xlsx"), "--quiet"]) == 0
    assert (tmp_path / "out.xlsx").read_bytes().startswith(b"PK")


@pytest.mark.parametrize("into", [pytest.param("out/", id="slash"), pytest.param("there", id="existing-folder")])
def test_one_file_into_a_folder_is_named_by_its_stem(plan: Path, tmp_path: Path, into: str) -> None:
    (tmp_path / "there").mkdir()
    assert main(["read", str(plan), "-o", f"{tmp_path}/{into}", "--jobs", "1"]) == 0
    assert (tmp_path / into / "kế hoạch.json").exists()


def test_standard_input_into_a_folder_has_a_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(PLAN.encode())))
    assert main(["read", "-", "-o", f"{tmp_path}/out/", "--jobs", "1"]) == 0
    assert (tmp_path / "out" / "stdin.json").exists()


def test_failure_of_the_only_file_is_one_line_and_code_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.txt").touch()
    assert main(["read", str(tmp_path / "a.txt")]) == 3
    assert capsys.readouterr().err == f"{tmp_path}/a.txt: Tệp rỗng.\n"


def test_missing_file_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["read", str(tmp_path / "gone.txt")]) == 3
    assert "Không tìm thấy" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        pytest.param(["{dir}"], "thêm -o THƯ_MỤC", id="folder-to-standard-output"),
        pytest.param(["{plan}", "{dir}/b.txt"], "thêm -o THƯ_MỤC", id="two-files-to-standard-output"),
        pytest.param(["-", "-", "-o", "{dir}/out"], "một lần", id="standard-input-twice"),
        pytest.param(["{dir}", "-o", "{plan}"], "là một tệp", id="folder-into-a-file"),
        pytest.param(["{plan}", "-o", "{plan}"], "ghi đè lên chính tệp", id="onto-itself"),
        pytest.param(["{plan}", "-o", ""], "đang để trống", id="empty-name"),
    ],
)
def test_combinations_that_make_no_sense_are_refused(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], complaint: str
) -> None:
    assert main(["read", *(word.format(dir=tmp_path, plan=plan) for word in words)]) == 2
    said = capsys.readouterr().err
    assert complaint in said
    assert said.startswith("cách dùng: ")
    assert plan.read_text() == PLAN


def test_workbook_is_not_thrown_at_a_terminal(
    plan: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
    assert main(["read", str(plan), "--format", "xlsx"]) == 2
    assert "-o TÊN_TỆP.xlsx" in capsys.readouterr().err


@pytest.mark.parametrize("form", list(ExportFormat))
def test_every_format_comes_out(plan: Path, tmp_path: Path, form: ExportFormat) -> None:
    output = tmp_path / f"out{form.suffix}"
    assert main(["read", str(plan), "-o", str(output), "--quiet"]) == 0
    assert output.stat().st_size > 0


def run(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, "-m", "dondoc", *words], capture_output=True, timeout=60, **options)  # type: ignore[call-overload, no-any-return]


def test_reader_that_closes_early_is_no_error(plan: Path) -> None:
    plan.write_text(PLAN * 800)
    command = f"{sys.executable} -m dondoc read '{plan}' | head -c 10"
    done = subprocess.run(["bash", "-o", "pipefail", "-c", command], capture_output=True, timeout=60)
    assert done.stderr == b""


def test_command_loads_nothing_heavy_for_one_text(plan: Path) -> None:
    done = run("read", str(plan), env=os.environ | {"PYTHONPROFILEIMPORTTIME": "1"})
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines() if "import time:" in line}
    heavy = {"rich", "multiprocessing", "concurrent.futures", "distributed", "lxml", "pypdfium2", "xlsxwriter", "cv2"}
    assert "dondoc.faces.command.read" in loaded
    assert not loaded & heavy


def test_english_is_spoken_on_request() -> None:
    done = run("read", "--lang", "en", "--help")
    assert done.stdout.decode().startswith("usage: ")
