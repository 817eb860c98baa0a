"""Coverage-guided fuzzing of the door: `python -m tests.fuzz.fuzz_door CORPUS -runs=N -seed=N`.

The first byte of an input chooses its target. The run ends with an error at the first
exception that is not `CannotRead`, and leaves the input in a file.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["dondoc"]):
    from tests.fuzz.targets import TARGETS, seeds

    for reader in ("docx", "html", "pdf", "plain"):  # the door fetches them late, when nothing is watched any more
        import_module(f"dondoc.reading.sources.{reader}")


def write_seeds(folder: Path) -> None:
    for number, (target, seed) in enumerate(seeds()):
        (folder / f"seed-{number:02}").write_bytes(bytes([target]) + seed)


def fuzz_one(data: bytes) -> None:
    if data:
        TARGETS[data[0] % len(TARGETS)](data[1:])


def main() -> None:
    write_seeds(Path(sys.argv[1]))
    atheris.Setup(sys.argv, fuzz_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
