"""What is to be read: a fixed order, a target for each, never the same target twice."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dondoc.faces.command import inputs
from dondoc.faces.command.inputs import NothingOwn, count_inputs, find_inputs


class Owned(NothingOwn):
    """Knows some paths as results."""

    def __init__(self, *paths: Path) -> None:
        self._paths = {str(path) for path in paths}

    def owns(self, path: str, /) -> bool:
        return path in self._paths


def plant(root: Path, *names: str) -> None:
    """Make empty files, with their folders."""
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).touch()


def targets(*names: Path | str) -> list[str]:
    return [found.target for found in find_inputs([str(name) for name in names])]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        pytest.param(["b.pdf", "a.docx"], ["a", "b"], id="stem-in-order"),
        pytest.param(["2024/kh.docx", "2023/kh.docx"], ["2023/kh", "2024/kh"], id="sub-folder-kept"),
        pytest.param(["kh.docx", "kh.pdf"], ["kh.docx", "kh.pdf"], id="same-stem-keeps-extension"),
        pytest.param(["KH.docx", "kh.pdf"], ["KH.docx", "kh.pdf"], id="same-stem-where-case-does-not-count"),
        pytest.param(["a.docx", "a.docx.txt"], ["a", "a.docx.txt"], id="stem-that-is-a-whole-name"),
        pytest.param(
            ["a.docx", "a.pdf", "a.docx.txt"], ["a.docx", "a.pdf", "a.docx.txt"], id="stem-that-is-a-claimed-name"
        ),
        pytest.param(["167.KH-UBND.pdf"], ["167.KH-UBND"], id="dot-inside-the-name"),
        pytest.param(["a.txt", ".a.txt.ab12.part", ".git/x.txt"], ["a"], id="hidden-left-out"),
        pytest.param(["a.txt", "~$a.docx", "Thumbs.db"], ["a"], id="debris-of-office-left-out"),
        pytest.param(["a", "a.txt"], ["a", "a.txt"], id="name-without-extension"),
        pytest.param([], [], id="empty-folder"),
    ],
)
def test_folder_gives_targets(tmp_path: Path, names: list[str], expected: list[str]) -> None:
    plant(tmp_path, *names)
    assert targets(tmp_path) == expected
    assert count_inputs([str(tmp_path)]) == len(expected)


@pytest.mark.parametrize(
    ("names", "asked", "expected"),
    [
        pytest.param(["a.txt", "b.txt"], ["b.txt", "a.txt"], ["b", "a"], id="order-of-the-command-line"),
        pytest.param(["a.txt"], ["a.txt", "./a.txt"], ["a"], id="same-file-twice-is-read-once"),
        pytest.param(["a.txt", "a.pdf"], ["a.txt", "a.pdf"], ["a.txt", "a.pdf"], id="same-stem"),
        pytest.param(["1/a.txt", "2/a.txt"], ["1/a.txt", "2/a.txt"], ["1/a.txt", "2/a.txt"], id="same-name"),
        pytest.param(["1/a.txt", "2/b.txt"], ["1", "2"], ["1/a", "2/b"], id="several-folders-under-their-names"),
        pytest.param(["x/1/a.txt", "y/1/a.txt"], ["x/1", "y/1"], ["x/1/a", "y/1/a"], id="folders-of-one-name"),
        pytest.param(["1/a.txt", "b.txt"], ["1", "b.txt"], ["1/a", "b"], id="folder-and-file"),
        pytest.param([], ["-"], ["stdin"], id="standard-input"),
        pytest.param([], ["gone.txt"], ["gone"], id="missing-file-is-for-the-reader-to-report"),
    ],
)
def test_names_give_targets(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, names: list[str], asked: list[str], expected: list[str]
) -> None:
    plant(tmp_path, *names)
    monkeypatch.chdir(tmp_path)
    assert targets(*asked) == expected
    assert count_inputs(asked) == len(expected)


NAMES = st.text(alphabet="aAbé.", min_size=1, max_size=6).filter(lambda name: name.strip(".") and name[0] != ".")


@settings(deadline=None)  # it makes real files
@given(st.sets(NAMES, max_size=12))
def test_no_two_inputs_have_one_target(names: set[str]) -> None:
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        plant(Path(folder), *names)
        found = targets(folder)
        assert len(found) == len(set(found)) == len(names)
        named = targets(*sorted(str(Path(folder, name)) for name in names))
        assert len(named) == len(set(named)) == len(names)


def test_directory_too_big_for_memory_is_sorted_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, *(f"{number:03}.{kind}" for number in range(100) for kind in ("pdf", "docx")))
    in_memory = targets(tmp_path)
    monkeypatch.setattr(inputs, "NAMES_IN_MEMORY", 7)
    assert targets(tmp_path) == in_memory
    assert in_memory[:2] == ["000.docx", "000.pdf"]


def test_names_that_are_no_text_survive_the_sorting_on_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (Path(os.fsdecode(bytes(tmp_path) + b"/k\xe9 hoach.txt"))).touch()
    monkeypatch.setattr(inputs, "NAMES_IN_MEMORY", 1)
    [found] = find_inputs([str(tmp_path)])
    assert Path(found.path).exists()


def test_link_to_a_folder_above_does_not_go_round(tmp_path: Path) -> None:
    plant(tmp_path, "a/b.txt")
    (tmp_path / "a" / "up").symlink_to(tmp_path)
    assert targets(tmp_path) == ["a/b"]


def test_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert targets(tmp_path) == []


def test_chain_of_folders_deeper_than_the_stack_is_walked(tmp_path: Path) -> None:
    plant(tmp_path, "z.txt")
    deepest = tmp_path
    for _level in range(1050):
        deepest = deepest / "d"
        deepest.mkdir()
    assert targets(tmp_path) == ["z"]
    os.removedirs(deepest)  # rmtree, which clears up after the tests, is not as patient


def test_folder_that_cannot_be_opened_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plant(tmp_path, "closed/a.txt", "open/b.txt")
    scandir = os.scandir

    def refuse(path: str) -> object:
        if Path(path).name == "closed":
            raise PermissionError(13, "Permission denied")
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    found = list(find_inputs([str(tmp_path)]))
    assert [(Path(one.path).name, one.problem) for one in found] == [("closed", "không có quyền"), ("b.txt", None)]


def test_own_results_are_no_inputs_and_crowd_nobody(tmp_path: Path) -> None:
    plant(tmp_path, "a.docx", "a.md")
    found = list(find_inputs([str(tmp_path)], Owned(tmp_path / "a.md")))
    assert [one.target for one in found] == ["a"]
