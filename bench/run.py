"""How fast the reader is: `make bench`, or `python bench/run.py [section …] [--json FILE]`.

Each section prints what it measures, ours beside a peer where one is installed, and
the ratio; all in one run on one core, because seconds of different machines and
different hours say little.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import samples
from measure import Row, as_json, print_table, seconds, side_by_side, use_one_core, whole_process

from dondoc.reading import read
from dondoc.reading.errors import CannotRead

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
NOT_INSTALLED = "chưa cài"
HOSTILE_BYTES = 5_000_000
HOSTILE_LIMIT = 120

# Forty plain patterns, as one would write them in an afternoon: what they find is a fraction of a reading
PLAIN = [
    re.compile(pattern)
    for pattern in (
        r"ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}",
        r"\d{1,2}/\d{1,2}/\d{4}",
        r"(?i)trước\s+ngày\s+\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?",
        r"(?i)quý\s+(?:I{1,3}|IV|\d)(?:[/-]|\s+năm\s+)\d{4}",
        r"(?i)tháng\s+\d{1,2}(?:/|\s+năm\s+)\d{4}",
        r"(?i)giai\s+đoạn\s+\d{4}\s*[-–]\s*\d{4}",
        r"(?i)đến\s+năm\s+\d{4}",
        r"(?i)trong\s+năm\s+\d{4}",
        r"(?i)hằng\s+(?:năm|quý|tháng)",
        r"(?i)thường\s+xuyên",
        r"Số:\s*\d*\s*/[A-ZĐ-]+",
        r"\d+-[A-Z]{2}/T[UW]",
        r"\d+/\d{4}/(?:NĐ-CP|QH\d+|TT-[A-Z]+)",
        r"\d+/(?:QĐ|KH|CT|NQ|CV|TB)-[A-ZĐ]+",
        r"(?:Nghị quyết|Kết luận|Chỉ thị|Quyết định|Kế hoạch|Công văn)\s+số\s+[\w/-]+",
        r"Luật\s+[A-ZĐ]\w+(?:\s+\w+){0,4}",
        r"Sở\s+[A-ZĐ]\w+(?:\s+(?:và\s+)?\w+){0,6}",
        r"(?:UBND|Ủy ban nhân dân)\s+(?:tỉnh|huyện|thành phố|xã|các huyện)",
        r"(?:Bộ|Ban|Cục|Viện|Hội)\s+[A-ZĐ]\w+(?:\s+\w+){0,5}",
        r"(?:Tỉnh|Thành|Huyện)\s+(?:ủy|đoàn)",
        r"(?i)chủ\s+trì,?\s+phối\s+hợp\s+với\s+[^.;]{3,80}",
        r"(?i)(?:cơ\s+quan|đơn\s+vị)\s+(?:chủ\s+trì|thực\s+hiện|phối\s+hợp)\s*:\s*[^.;\n]+",
        r"(?i)có\s+trách\s+nhiệm\s+[^.;]{3,80}",
        r"(?i)giao\s+Sở\s+[^.;,]{3,60}",
        r"(?i)báo\s+cáo\s+[^.;]{3,80}\s+(?:trước|định\s+kỳ)",
        r"(?i)định\s+kỳ\s+(?:hằng|hàng|6\s+tháng|quý|năm)",
        r"(?i)đột\s+xuất",
        r"(?i)kinh\s+phí\s+[^.;]{3,80}",
        r"\d+(?:[.,]\d+)*\s*%",
        r"(?i)(?:trên|từ|ít\s+nhất|tối\s+thiểu|tối\s+đa)\s+\d+(?:[.,]\d+)*",
        r"(?i)\d+(?:[.,]\d+)*\s*(?:tỷ|triệu)\s+đồng",
        r"(?m)^\s*[IVX]+\.\s+.+$",
        r"(?m)^\s*\d+\.\s+.+$",
        r"(?m)^\s*[a-zđ]\)\s+.+$",
        r"(?m)^\s*[-+]\s+.+$",
        r"(?i)phụ\s+lục\s+(?:[IVX]+|\d+)?",
        r"(?m)^(?:TM|KT|TL|TUQ)\.\s+.+$",
        r"(?i)nơi\s+nhận\s*:",
        r"(?i)lưu\s*:\s*VT[^.\n]*",
        r"(?i)theo\s+quy\s+định\s+(?:tại|của)\s+[^.;]{3,60}",
    )
]


def bench_text(_folder: Path) -> Iterator[Row]:
    """(a) Plain text of about 25 kB: documents a second, against forty plain patterns."""
    texts = _texts()
    ours, theirs = side_by_side(
        lambda: [read(text.encode()).to_json() for text in texts],
        lambda: [[pattern.findall(text) for pattern in PLAIN] for text in texts],
    )
    rate, patterns = len(texts) / ours, len(texts) / theirs
    yield Row("text", "văn bản TXT 25 kB", rate, "văn bản/s", "40 mẫu re", patterns, rate / patterns, "≥ 100")


def bench_docx(folder: Path) -> Iterator[Row]:
    """(b) DOCX of 30 pages and an annex of 50 rows, read to the end, against markitdown's conversion."""
    path = folder / "ke-hoach.docx"
    samples.save_docx(path, pages=30, annex_rows=50)
    works: list[Callable[[], object]] = [lambda: read(path).to_json()]
    if _has("markitdown"):
        from markitdown import MarkItDown

        converter = MarkItDown()
        works.append(lambda: converter.convert(str(path)))
    yield _compared("docx", "DOCX 30 trang + 50 dòng", works, "markitdown", "≥ 5 lần")


def bench_pdf(folder: Path) -> Iterator[Row]:
    """(c) PDF of 17 pages with text, read to the end, against pdfplumber's extraction of the text."""
    path = _pdf(folder)
    if path is None:
        return
    works: list[Callable[[], object]] = [lambda: read(path).to_json()]
    if _has("pdfplumber"):
        import pdfplumber

        def extract() -> list[str]:
            with pdfplumber.open(path) as pdf:
                return [page.extract_text() for page in pdf.pages]

        works.append(extract)
    yield _compared("pdf", f"PDF {_page_count(path)} trang", works, "pdfplumber", "≥ 5 lần")


def bench_process(folder: Path) -> Iterator[Row]:
    """(d) The whole process `dondoc read` of one text: seconds and memory."""
    path = folder / "ke-hoach.txt"
    path.write_text(_texts()[0], encoding="utf-8")
    for kind, aim in (("json", "≤ 0.6 s"), ("xlsx", "")):
        output = str(folder / f"ket-qua.{kind}")
        words = [sys.executable, "-m", "dondoc", "read", str(path), "-o", output, "--quiet"]
        took, memory = whole_process(words)
        yield Row("process", f"dondoc read, ra {kind}", took, "s", aim=aim)
        yield Row("process", f"bộ nhớ, ra {kind}", memory, "MB", aim="≤ 150 MB")
    bare, _memory = whole_process([sys.executable, "-c", "pass"])
    yield Row("process", "riêng python", bare, "s")


def bench_length(_folder: Path) -> Iterator[Row]:
    """(e) Time by length: seconds a page must stay the same from 20 to 2,000 pages."""
    first = None
    for pages, repeats in ((20, 5), (200, 3), (2_000, 1)):
        data = samples.plan_text(pages).encode()
        took = statistics.median(seconds(partial(read, data)) for _round in range(repeats))
        pace = took / pages * 1000
        first = first or pace
        what = f"{pages} trang ({took:.2f} s)"
        yield Row("length", what, pace, "ms/trang", "20 trang", first, first / pace, "như nhau")


def bench_hostile(folder: Path) -> Iterator[Row]:
    """(f) One line of 5 MB of one kind: seconds at most, each in a process of its own that can be stopped."""
    for kind in samples.HOSTILE:
        path = folder / "line.txt"
        path.write_text(samples.hostile_line(kind, HOSTILE_BYTES), encoding="utf-8")
        yield Row("hostile", f"dòng 5 MB: {kind}", _read_apart(path), "s", aim="vài giây")


def bench_scan(folder: Path) -> Iterator[Row]:
    """(g) Scanned pages: seconds a page, against Tesseract alone on the same pictures."""
    path = _pdf(folder)
    if path is None or not shutil.which("tesseract"):
        print(f"tesseract, soffice: {NOT_INSTALLED}; bỏ qua bản quét", file=sys.stderr)
        return
    scan, pictures = samples.to_scan(path, pages=2)
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}

    def recognise() -> None:
        for picture in pictures:
            words = ["tesseract", str(picture), "-", "-l", "vie"]
            subprocess.run(words, check=True, capture_output=True, env=environment)

    ours, theirs = (took / len(pictures) for took in side_by_side(lambda: read(scan), recognise, repeats=1))
    yield Row("scan", "bản quét 300 dpi", ours, "s/trang", "tesseract", theirs, theirs / ours, "như tesseract")


SECTIONS = {
    "text": bench_text,
    "docx": bench_docx,
    "pdf": bench_pdf,
    "process": bench_process,
    "length": bench_length,
    "hostile": bench_hostile,
    "scan": bench_scan,
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sections", nargs="*", metavar="section", help=f"of {', '.join(SECTIONS)}; all unless named")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the rows there as well")
    parser.add_argument("--apart", type=Path, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.apart:
        print(seconds(partial(_read_anyhow, arguments.apart)))
        return 0
    if unknown := set(arguments.sections) - set(SECTIONS):
        parser.error(f"unknown section: {', '.join(sorted(unknown))}")
    use_one_core()
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for name in arguments.sections or SECTIONS:
            started = time.perf_counter()
            rows.extend(SECTIONS[name](Path(folder)))
            print(f"{name}: {time.perf_counter() - started:.0f} s", file=sys.stderr)
    print_table(rows)
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(rows), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _texts() -> list[str]:
    """The real plans where they are at hand, else plans of the same length."""
    if SEEDS.is_dir():
        return [path.read_text("utf-8") for path in sorted(SEEDS.glob("*.txt"))]
    return [samples.plan_text(10, seed) for seed in range(5)]


def _compared(section: str, what: str, works: list[Callable[[], object]], peer: str, aim: str) -> Row:
    times = [took * 1000 for took in side_by_side(*works)]
    if len(times) == 1:
        return Row(section, what, times[0], "ms", f"{peer}: {NOT_INSTALLED}", aim=aim)
    return Row(section, what, times[0], "ms", peer, times[1], times[1] / times[0], aim)


def _pdf(folder: Path) -> Path | None:
    """A PDF of 17 pages by LibreOffice; None where that is not installed."""
    office = shutil.which("soffice")
    if office is None:
        print(f"soffice: {NOT_INSTALLED}; bỏ qua PDF", file=sys.stderr)
        return None
    source = folder / "ban-in.docx"
    if not source.with_suffix(".pdf").exists():
        samples.save_docx(source, pages=12, annex_rows=25)
        return samples.to_pdf(office, source)
    return source.with_suffix(".pdf")


def _page_count(path: Path) -> int:
    import pypdfium2

    document = pypdfium2.PdfDocument(path)
    try:
        return len(document)
    finally:
        document.close()


def _read_apart(path: Path) -> float:
    """Seconds to read a file in a process of its own; the limit where it takes longer."""
    words = [sys.executable, __file__, "--apart", str(path)]
    try:
        done = subprocess.run(words, capture_output=True, text=True, timeout=HOSTILE_LIMIT, check=True)
    except subprocess.TimeoutExpired:
        return float(HOSTILE_LIMIT)
    return float(done.stdout)


def _read_anyhow(path: Path) -> None:
    with contextlib.suppress(CannotRead):  # to say in time that a file is no document is as good as reading it
        read(path)


def _has(package: str) -> bool:
    return importlib.util.find_spec(package) is not None


if __name__ == "__main__":
    raise SystemExit(main())
