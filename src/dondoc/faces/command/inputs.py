"""What is to be read: the files that were named, and all files in the folders that were named.

Folders are walked lazily and in a fixed order, one directory at a time; a directory
of a million files is sorted on disk, not in memory. Every input gets a target, the
name of its result without the format's suffix: its stem, the sub-folder kept. Where
two would get the same, each keeps its own extension. Overwriting one result with
another is the worse mistake, an ugly name the lesser.
"""

from __future__ import annotations

import heapq
import itertools
import json
import os
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, NamedTuple, Protocol

from dondoc.faces.command.work import STDIN, STDIN_NAME
from dondoc.reading.sources.refusals import system_reason

NAMES_IN_MEMORY = 20_000

# Left behind by Windows, macOS and Office: never documents
_DEBRIS = frozenset({"thumbs.db", "desktop.ini", "ehthumbs.db"})


class Own(Protocol):
    """Knows which files are results of ours and so no inputs; it is told of each folder before its files."""

    def owns(self, path: str, /) -> bool: ...

    def enter(self, folder: str, /) -> None: ...


class NothingOwn:
    """Where no results can lie among the inputs."""

    def owns(self, _path: str, /) -> bool:
        return False

    def enter(self, _folder: str, /) -> None:
        """Nothing to learn."""


_NOTHING = NothingOwn()


@dataclass(frozen=True, slots=True)
class Input:
    """One document to read: its absolute path (or `-`), the target, and why its folder could not be walked."""

    path: str
    target: str
    problem: str | None = None


def find_inputs(names: Sequence[str], own: Own = _NOTHING) -> Iterator[Input]:
    """Yield every document in the files and folders named, in a fixed order."""
    paths = _paths(names)
    folders = [path for path in paths if path != STDIN and Path(path).is_dir()]
    files = [path for path in paths if path not in folders]
    targets = _targets(files)
    prefixes = {folders[0]: ""} if len(paths) == 1 and folders else _prefixes(folders)
    for path in paths:
        if path in prefixes:
            yield from _walk(path, prefixes[path], own)
        else:
            yield Input(path, targets[path])


def count_inputs(names: Sequence[str], own: Own = _NOTHING) -> int:
    """How many documents `find_inputs` will yield, as far as can be told now."""
    return sum(_count(path, own) if path != STDIN and Path(path).is_dir() else 1 for path in _paths(names))


def _paths(names: Sequence[str]) -> list[str]:
    """Absolute paths, each once. Links to folders are followed here, so that results among the inputs are known."""
    paths = (name if name == STDIN else str(Path(name).absolute()) for name in names)
    return list(
        dict.fromkeys(os.path.realpath(path) if Path(path).is_dir() else os.path.normpath(path) for path in paths)
    )


class _Entry(NamedTuple):
    """A directory entry, ordered so that those which would share a target stand together."""

    key: str
    name: str
    is_folder: bool


class _Folder(NamedTuple):
    """A directory still to be walked, and where its results go."""

    path: str
    prefix: str


def _walk(root: str, prefix: str, own: Own) -> Iterator[Input]:
    """Walk a tree with a stack of its own: a chain of thousands of folders is no reason to fail."""
    stack = [_found_in(_Folder(root, prefix), own)]
    while stack:
        found = next(stack[-1], None)
        if found is None:
            stack.pop()
        elif isinstance(found, _Folder):
            stack.append(_found_in(found, own))
        else:
            yield found


def _found_in(folder: _Folder, own: Own) -> Iterator[Input | _Folder]:
    try:
        for _key, group in itertools.groupby(_sorted_entries(folder.path, own), key=lambda entry: entry.key):
            entries = list(group)
            crowded = sum(not entry.is_folder for entry in entries) > 1
            for entry in entries:
                path = str(Path(folder.path, entry.name))
                if entry.is_folder:
                    yield _Folder(path, f"{folder.prefix}{entry.name}/")
                else:
                    target = _target(folder.path, entry.name, crowded=crowded, own=own)
                    yield Input(path, folder.prefix + target)
    except OSError as error:
        yield Input(folder.path, folder.prefix, problem=system_reason(error))


def _target(folder: str, name: str, *, crowded: bool, own: Own) -> str:
    """The stem, or the whole name where another file has a claim to that target.

    Besides files of the same stem that is a file whose whole name is this stem
    («a.docx» beside «a.docx.txt»).
    """
    stem = Path(name).stem
    if crowded or (stem != name and "." in stem and _is_input(str(Path(folder, stem)), own)):
        return name
    return stem


def _is_input(path: str, own: Own) -> bool:
    return Path(path).is_file() and not own.owns(path)


def _sorted_entries(folder: str, own: Own) -> Iterator[_Entry]:
    """The entries of one directory in order; those that do not fit in memory are sorted in runs on disk."""
    entries = _entries(folder, own)
    first = sorted(itertools.islice(entries, NAMES_IN_MEMORY))
    if len(first) < NAMES_IN_MEMORY:
        yield from first
        return
    runs = [_spilled(first)]
    while run := sorted(itertools.islice(entries, NAMES_IN_MEMORY)):
        runs.append(_spilled(run))
    yield from heapq.merge(*runs)


def _spilled(run: list[_Entry]) -> Iterator[_Entry]:
    """Put a sorted run into a temporary file and read it back one by one."""
    stream = tempfile.TemporaryFile("w+", encoding="ascii")  # noqa: SIM115  # closed by who reads it back
    stream.writelines(json.dumps(entry) + "\n" for entry in run)
    stream.seek(0)
    return _read_back(stream)


def _read_back(stream: IO[str]) -> Iterator[_Entry]:
    with stream:
        for line in stream:
            yield _Entry(*json.loads(line))


def _entries(folder: str, own: Own) -> Iterator[_Entry]:
    own.enter(folder)
    with os.scandir(folder) as found:
        for entry in found:
            if _is_debris(entry.name) or own.owns(entry.path):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield _Entry(_key(entry.name), entry.name, True)
            elif entry.is_file():
                yield _Entry(_key(Path(entry.name).stem), entry.name, False)


def _count(root: str, own: Own) -> int:
    total, folders = 0, [root]
    while folders:
        folder = folders.pop()
        try:
            for entry in _entries(folder, own):
                if entry.is_folder:
                    folders.append(str(Path(folder, entry.name)))
                else:
                    total += 1
        except OSError:
            total += 1
    return total


def _is_debris(name: str) -> bool:
    return name.startswith((".", "~$")) or name.casefold() in _DEBRIS


def _key(name: str) -> str:
    """Two names that some file system takes for one have the same key."""
    return unicodedata.normalize("NFC", name).casefold()


def _targets(files: Sequence[str]) -> dict[str, str]:
    """The target of each named file: the shortest of stem, name and path that nobody else could claim."""
    claims = {path: _claims(path, files) for path in files}
    count = Counter(key for path in files for key in {_key(claim) for claim in claims[path]})
    return {
        path: next((claim for claim in claims[path] if count[_key(claim)] == 1), claims[path][-1]) for path in files
    }


def _claims(path: str, files: Sequence[str]) -> tuple[str, ...]:
    if path == STDIN:
        return (STDIN_NAME,)
    name = Path(path).name
    return (Path(path).stem, name, _below_common(path, files))


def _prefixes(folders: Sequence[str]) -> dict[str, str]:
    """The sub-folder of the output for each named folder: its name, or its path where the name is not its own."""
    count = Counter(_key(Path(folder).name) for folder in folders)
    return {
        folder: (Path(folder).name if count[_key(Path(folder).name)] == 1 else _below_common(folder, folders)) + "/"
        for folder in folders
    }


def _below_common(path: str, paths: Sequence[str]) -> str:
    parents = [str(Path(other).parent) for other in paths if other != STDIN]
    try:
        return Path(path).relative_to(os.path.commonpath(parents)).as_posix()
    except ValueError:  # other drives of a Windows machine have nothing in common
        return Path(path).as_posix().replace(":", "").lstrip("/")
