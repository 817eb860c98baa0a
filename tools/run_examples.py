"""`make run`: read the bundled example plans, write their results, show what was found.

python tools/run_examples.py --out out
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from dondoc import examples
from dondoc.faces.command.progress import open_progress
from dondoc.faces.command.summary import Summary, print_summary
from dondoc.faces.command.work import Outcome
from dondoc.language import _
from dondoc.reading import CannotRead, Reading, read
from dondoc.reading.export import ExportFormat, export

FORMATS = (ExportFormat.JSON, ExportFormat.XLSX, ExportFormat.HTML)


def main() -> int:
    """Read, write, show; the exit code of the command `dondoc read`."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--out", type=Path, default=Path("out"))
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    paths = examples.paths()
    print(_("Đọc {n} văn bản mẫu của tỉnh Sơn Hải (tỉnh không có thật)…").format(n=len(paths)), file=sys.stderr)
    summary = Summary()
    progress = open_progress(lambda: len(paths), quiet=False)
    for path in paths:
        outcome = _read_one(path, out)
        summary.add(outcome)
        progress.step(failed=outcome.failed)
    progress.close()
    print_summary(summary, None, quiet=False)
    words = _("Kết quả (JSON, Excel, HTML) ở thư mục {folder}; mở tệp .html để xem từng câu được đọc thế nào.")
    print(words.format(folder=out))
    return summary.exit_code


def _read_one(path: Path, out: Path) -> Outcome:
    began = time.perf_counter()
    try:
        reading = read(path)
    except CannotRead as error:
        return Outcome(str(path), code=error.code, message=error.message)
    for form in FORMATS:
        (out / f"{path.stem}{form.suffix}").write_bytes(export(reading, form, name=path.name))
    return _outcome(path, reading, time.perf_counter() - began)


def _outcome(path: Path, reading: Reading, seconds: float) -> Outcome:
    return Outcome(
        str(path),
        tasks=len(reading.tasks),
        targets=len(reading.targets),
        duties=len(reading.reporting),
        warnings=len(reading.warnings),
        seconds=seconds,
    )


if __name__ == "__main__":
    sys.exit(main())
