"""`dondoc read`: where results go, and the reading of one document.

Results go to standard output or to files, all else that is said goes to standard
error. The worst mistake is to write over somebody's document: a result never
replaces a file that was there to be read.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from dondoc.faces.command.arguments import Arguments
from dondoc.faces.command.work import STDIN, Job, Outcome, Work, read_stdin
from dondoc.language import _
from dondoc.reading.errors import CannotRead

if TYPE_CHECKING:
    from dondoc.faces.command.engine import WorkFunction

NOTHING_READ = 3


def read_documents(arguments: Arguments) -> int:
    """Do what the command line asks for and return the exit code."""
    if refusal := _refusal(arguments):
        return arguments.refuse(refusal)
    work = Work(format=arguments.format, ocr=arguments.ocr, language=arguments.language)
    try:
        if _wants_folder(arguments):
            from dondoc.faces.command.folder import read_into_folder

            return read_into_folder(arguments, work)
        return _read_one(arguments, work)
    except CannotRead as error:
        print(error.message, file=sys.stderr)
        return NOTHING_READ


def _refusal(arguments: Arguments) -> str | None:
    """What is wrong with the combination of words, if anything."""
    several = len(arguments.inputs) > 1 or _is_folder(arguments.inputs[0])
    output = arguments.output
    if several and output is None:
        return _("đọc nhiều tệp hay thư mục thì cần nơi ghi: thêm -o THƯ_MỤC")
    if arguments.inputs.count(STDIN) > 1:
        return _("đầu vào chuẩn «-» chỉ dùng được một lần")
    if output is None and arguments.format == "xlsx" and sys.stdout.isatty():
        return _("kết quả Excel không hiện được ra màn hình: thêm -o TÊN_TỆP.xlsx")
    if output == "":
        return _("tên nơi ghi sau -o đang để trống")
    if output and _wants_folder(arguments) and Path(output).exists() and not Path(output).is_dir():
        return _("{output} là một tệp; nhiều kết quả cần một thư mục: đổi tên sau -o").format(output=output)
    if output and not _wants_folder(arguments) and _is_same(output, arguments.inputs[0]):
        return _("kết quả sẽ ghi đè lên chính tệp cần đọc: đổi tên sau -o")
    return None


def _wants_folder(arguments: Arguments) -> bool:
    output = arguments.output
    if output is None:
        return False
    several = len(arguments.inputs) > 1 or _is_folder(arguments.inputs[0])
    return several or output.endswith(("/", os.sep)) or _is_folder(output)


# One document


def _read_one(arguments: Arguments, work: WorkFunction) -> int:
    """Read one document in this process: to a file, or to standard output."""
    source = arguments.inputs[0]
    outcome = work(Job(source, arguments.output, read_stdin() if source == STDIN else None))
    if outcome.failed:
        from dondoc.faces.command.summary import failure_line

        print(failure_line(outcome), file=sys.stderr)
        return NOTHING_READ
    if outcome.result is not None:
        return _put_out(outcome.result)
    if not arguments.quiet:
        line = _("Đã ghi {output}: {tasks} nhiệm vụ, {targets} chỉ tiêu, {duties} chế độ báo cáo, {warnings} cảnh báo.")
        print(line.format(**_counts(outcome), output=arguments.output), file=sys.stderr)
    return 0


def _counts(outcome: Outcome) -> dict[str, int]:
    return {name: getattr(outcome, name) for name in ("tasks", "targets", "duties", "warnings")}


def _put_out(data: bytes) -> int:
    """Write the result to standard output; a reader that has seen enough (`| head`) is no error."""
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _is_folder(name: str) -> bool:
    return name != STDIN and Path(name).is_dir()


def _is_same(output: str, source: str) -> bool:
    try:
        return Path(output).samefile(source)
    except OSError:
        return False
