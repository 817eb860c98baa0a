"""The words of the command line and the help, all in Vietnamese (English with `--lang en`).

argparse speaks English through gettext and looks its words up when it needs them;
while our parser works it is given ours. Its error for a wrong word leaves with code 2.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dondoc import __version__, language
from dondoc.language import _

FORMATS = ("json", "xlsx", "md", "html", "ics", "akn")
SUFFIXES = {"json": ".json", "xlsx": ".xlsx", "md": ".md", "html": ".html", "ics": ".ics", "akn": ".akn.xml"}
LOCAL_ENGINE = "local"
DEFAULT_TIMEOUT = 600.0

_ARGPARSE_WORDS = {
    "usage: ": "cách dùng: ",
    "positional arguments": "đối số",
    "options": "tùy chọn",
    "optional arguments": "tùy chọn",
    "show this help message and exit": "hiện phần giúp đỡ này rồi thoát",
    "show program's version number and exit": "hiện phiên bản rồi thoát",
    "%(prog)s: error: %(message)s\n": "%(prog)s: lỗi: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "đối số %(argument_name)s: %(message)s",
    "the following arguments are required: %s": "thiếu đối số: %s",
    "unrecognized arguments: %s": "không hiểu đối số: %s",
    "expected one argument": "cần một giá trị",
    "expected at most one argument": "chỉ nhận nhiều nhất một giá trị",
    "expected at least one argument": "cần ít nhất một giá trị",
    "expected %s argument": "cần %s giá trị",
    "expected %s arguments": "cần %s giá trị",
    "invalid choice: %(value)r (choose from %(choices)s)": "không có lựa chọn %(value)r (chọn một trong: %(choices)s)",
    "invalid %(type)s value: %(value)r": "giá trị %(value)r không đúng kiểu %(type)s",
    "unknown parser %(parser_name)r (choices: %(choices)s)": "không có lệnh %(parser_name)r (chọn: %(choices)s)",
    "ambiguous option: %(option)s could match %(matches)s": "tùy chọn %(option)s chưa rõ, có thể là %(matches)s",
    "ignored explicit argument %r": "tùy chọn này không nhận giá trị %r",
    "not allowed with argument %s": "không dùng cùng với %s",
    "one of the arguments %s is required": "cần một trong các đối số %s",
    "can't open '%(filename)s': %(error)s": "không mở được '%(filename)s': %(error)s",
    "unexpected option string: %s": "không hiểu tùy chọn: %s",
}


@dataclass(frozen=True, slots=True)
class Arguments:
    """What the person asked for."""

    inputs: tuple[str, ...]
    format: str
    output: str | None
    jobs: int | None
    engine: str
    language: str
    ocr: bool
    force: bool
    quiet: bool
    timeout: float
    parser: argparse.ArgumentParser

    def refuse(self, message: str) -> int:
        """Print how the command is used and what is wrong; the exit code for that."""
        with _our_words(self.language):
            self.parser.print_usage(sys.stderr)
        print(_("{prog}: lỗi: {message}").format(prog=self.parser.prog, message=message), file=sys.stderr)
        return 2


def parse_arguments(words: Sequence[str]) -> Arguments:
    """Read the command line; leaves the program, with code 2, where it is not understood."""
    chosen = _language_of(words)
    language.use(chosen)
    with _our_words(chosen):
        whole, read = _build_parsers()
        if not words:
            whole.print_help()
            raise SystemExit(2)
        found = whole.parse_args(words)
    return Arguments(
        inputs=tuple(found.inputs),
        format=found.format or _format_of(found.output) or "json",
        output=found.output,
        jobs=found.jobs,
        engine=found.engine,
        language=chosen,
        ocr=not found.no_ocr,
        force=found.force,
        quiet=found.quiet,
        timeout=found.timeout,
        parser=read,
    )


def _build_parsers() -> tuple[argparse.ArgumentParser, argparse.ArgumentParser]:
    whole = argparse.ArgumentParser(
        prog="dondoc",
        allow_abbrev=False,
        description=_("Đôn Đốc: đọc kế hoạch, chương trình, quyết định … của cơ quan hành chính."),
    )
    whole.add_argument("--version", action="version", version=f"dondoc {__version__}")
    commands = whole.add_subparsers(metavar=_("LỆNH"), required=True, title=_("các lệnh"), dest="command")
    read = commands.add_parser(
        "read",
        allow_abbrev=False,
        help=_("đọc tệp hoặc thư mục, cho ra nhiệm vụ, chỉ tiêu, chế độ báo cáo và cảnh báo"),
        description=_(
            "Đọc văn bản hành chính (DOCX, PDF, bản quét, DOC, ODT, RTF, HTML, Markdown, TXT) và cho ra nhiệm vụ, "
            "chỉ tiêu, chế độ báo cáo, viện dẫn và cảnh báo. Tệp được nhận theo nội dung, không theo đuôi tệp; "
            "không cần mạng và không gửi gì ra ngoài máy."
        ),
        epilog=_epilog(),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_arguments(read)
    return whole, read


def _add_arguments(read: argparse.ArgumentParser) -> None:
    add = read.add_argument
    add("inputs", nargs="+", metavar=_("TỆP|THƯ_MỤC"), help=_("tệp hoặc thư mục cần đọc; «-» là đầu vào chuẩn"))
    add("--format", choices=FORMATS, help=_("dạng kết quả (mặc định: theo đuôi của -o, nếu không thì json)"))
    add("-o", "--output", metavar=_("NƠI_GHI"), help=_("tệp kết quả, hoặc thư mục nhận mỗi văn bản một tệp"))
    add("--jobs", type=_positive, metavar="N", help=_("số tiến trình đọc cùng lúc (mặc định: số lõi của máy)"))
    add(
        "--engine",
        type=_engine,
        default=LOCAL_ENGINE,
        metavar=_("NƠI_CHẠY"),
        help=_("local (máy này) hoặc dask://MÁY:CỔNG (cụm Dask có sẵn)"),
    )
    add("--lang", choices=("vi", "en"), help=_("ngôn ngữ của thông báo (mặc định: vi)"))
    add("--no-ocr", action="store_true", help=_("không nhận dạng chữ trong bản quét và ảnh"))
    add("--force", action="store_true", help=_("đọc lại cả những tệp đã đọc ở lần trước"))
    add(
        "--timeout",
        type=_seconds,
        default=DEFAULT_TIMEOUT,
        metavar=_("GIÂY"),
        help=_("thời gian tối đa cho một tệp khi đọc nhiều tệp (mặc định: 600)"),
    )
    add("--quiet", action="store_true", help=_("chỉ báo lỗi, không hiện tiến độ và bảng tổng hợp"))


def _epilog() -> str:
    return _(
        "ví dụ:\n"
        "  dondoc read ke-hoach.docx                          kết quả JSON ra màn hình\n"
        "  dondoc read ke-hoach.pdf -o ke-hoach.xlsx          một tệp Excel\n"
        "  dondoc read van-ban/ --format xlsx -o ket-qua/     cả thư mục, mỗi văn bản một tệp\n"
        "\n"
        "mã kết thúc:\n"
        "  0    đọc được hết\n"
        "  1    có tệp không đọc được\n"
        "  2    dùng sai lệnh\n"
        "  3    không đọc được tệp nào, hoặc không có gì để đọc\n"
        "  130  bị dừng giữa chừng; chạy lại đúng lệnh đó để đọc tiếp\n"
    )


def _positive(text: str) -> int:
    with contextlib.suppress(ValueError):
        if (number := int(text)) >= 1:
            return number
    raise argparse.ArgumentTypeError(_("cần một số nguyên từ 1 trở lên, không phải «{text}»").format(text=text))


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < (number := float(text)) < float("inf"):
            return number
    raise argparse.ArgumentTypeError(_("cần số giây lớn hơn 0, không phải «{text}»").format(text=text))


def _engine(text: str) -> str:
    host, _colon, port = text.removeprefix("dask://").rpartition(":")
    if text == LOCAL_ENGINE or (text.startswith("dask://") and host and port.isdigit()):
        return text
    raise argparse.ArgumentTypeError(_("cần «local» hoặc «dask://MÁY:CỔNG», không phải «{text}»").format(text=text))


def _format_of(output: str | None) -> str | None:
    """The format that the suffix of a result file asks for."""
    name = (output or "").lower()
    return next((known for known, suffix in SUFFIXES.items() if name.endswith(suffix)), None)


def _language_of(words: Sequence[str]) -> str:
    """The language asked for, known before the parser is made, so that its errors speak it too."""
    for index, word in enumerate(words):
        if word == "--lang" and index + 1 < len(words):
            return words[index + 1]
        if word.startswith("--lang="):
            return word.removeprefix("--lang=")
    return os.environ.get("DONDOC_LANG", "vi")


@contextlib.contextmanager
def _our_words(chosen: str) -> Iterator[None]:
    """Let argparse find Vietnamese words while it works for us."""
    if chosen == "en":
        yield
        return
    theirs = {name: getattr(argparse, name) for name in ("_", "ngettext")}
    argparse._ = lambda word: _ARGPARSE_WORDS.get(word, word)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: _ARGPARSE_WORDS.get(one if number == 1 else many, one)  # type: ignore[attr-defined]
    try:
        yield
    finally:
        for name, word in theirs.items():
            setattr(argparse, name, word)
