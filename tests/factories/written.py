"""Plans as a test writes them: a few lines or a table, read as a file that has them would be."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dondoc.reading import read
from dondoc.reading.model import Body, Reading, Task
from dondoc.reading.reader import understand
from dondoc.reading.sources.base import Cell, Format, Paragraph, SourceDocument, Table

TITLE = ("KẾ HOẠCH", "Phát triển khoa học và công nghệ tỉnh Sơn Hải năm 2026")
LETTERHEAD = (
    "ỦY BAN NHÂN DÂN",
    "TỈNH SƠN HẢI",
    "Số: 112/KH-UBND",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Hải Bình, ngày 05 tháng 02 năm 2026",
)


def read_lines(*lines: str) -> Reading:
    """A document of these lines and nothing else, each a paragraph."""
    return read("\n\n".join(lines) + "\n")


def read_part(heading: str, *lines: str) -> Reading:
    """A plan of 2026 with one part."""
    return read_lines(*TITLE, heading, *lines)


def read_tasks(*lines: str) -> Reading:
    """A plan of 2026 whose part II gives tasks."""
    return read_part("II. NHIỆM VỤ, GIẢI PHÁP", *lines)


def read_organised(*lines: str) -> Reading:
    """A plan of 2026 whose part IV says who does what."""
    return read_part("IV. TỔ CHỨC THỰC HIỆN", *lines)


def read_blocks(*blocks: str | Table, title: Sequence[str] = TITLE) -> Reading:
    """A file with tables among its paragraphs."""
    content = [block if isinstance(block, Table) else Paragraph(block) for block in (*title, *blocks)]
    return understand(SourceDocument(Format.DOCX, tuple(content)))


def table(
    *rows: Sequence[str | None], spans: Mapping[tuple[int, int], tuple[int, int]] | None = None, ruled: bool = True
) -> Table:
    """A grid: None where another cell reaches over; `spans` gives rows and columns of a merged cell; a line each paragraph."""
    cells = [
        Cell(
            tuple(Paragraph(piece) for piece in text.split("\n") if piece),
            row,
            column,
            *(spans or {}).get((row, column), (1, 1)),
        )
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
        if text is not None
    ]
    return Table(tuple(cells), len(rows), max(len(row) for row in rows), ruled)


def names(bodies: Sequence[Body]) -> list[str]:
    """What the bodies are called."""
    return [body.name for body in bodies]


def only_task(reading: Reading) -> Task:
    """The one task of a reading."""
    (task,) = reading.tasks
    return task


def who(reading: Reading) -> dict[str, tuple[list[str], list[str]]]:
    """Lead and helpers of each task, by path."""
    return {task.path: (names(task.lead), names(task.coordinate)) for task in reading.tasks}


def codes(reading: Reading, *, but: Sequence[str] = ("missing-header", "no-lead")) -> list[str]:
    """The codes of the warnings, without those that any short test plan has."""
    return [warning.code for warning in reading.warnings if warning.code not in but]
