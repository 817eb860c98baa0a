"""The words of the command line and the help, all in Vietnamese (English with `--lang en`).

A wrong word leaves the program with code 2.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from dondoc import __version__, language
from dondoc.faces.command.argparse_words import our_words
from dondoc.language import _

FORMATS = ("json", "xlsx", "md", "html", "ics", "akn")
SUFFIXES = {"json": ".json", "xlsx": ".xlsx", "md": ".md", "html": ".html", "ics": ".ics", "akn": ".akn.xml"}
LOCAL_ENGINE = "local"
DEFAULT_TIMEOUT = 600.0


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
        with our_words(self.language):
            self.parser.print_usage(sys.stderr)
        print(_("{prog}: lỗi: {message}").format(prog=self.parser.prog, message=message), file=sys.stderr)
        return 2


@dataclass(frozen=True, slots=True)
class Serving:
    """Where the web application is to run, and on which data."""

    host: str
    port: int
    data: str | None
    demo: bool


def parse_words(words: Sequence[str]) -> Arguments | Serving:
    """Read the command line; leaves the program, with code 2, where it is not understood."""
    chosen = _language_of(words)
    language.use(chosen)
    with our_words(chosen):
        whole, read = _build_parsers()
        if not words:
            whole.print_help()
            raise SystemExit(2)
        found = whole.parse_args(words)
    if found.command == "serve":
        return Serving(host=found.host, port=found.port, data=found.data, demo=found.demo)
    return _reading(found, chosen, read)


def parse_arguments(words: Sequence[str]) -> Arguments:
    """The same for a command line that is known to ask for reading."""
    found = parse_words(words)
    assert isinstance(found, Arguments)
    return found


def _reading(found: argparse.Namespace, chosen: str, read: argparse.ArgumentParser) -> Arguments:
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
        description=_(
            "Đôn Đốc: đọc kế hoạch, chương trình, quyết định … của cơ quan hành chính và theo dõi thực hiện."
        ),
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
    serve = commands.add_parser(
        "serve",
        allow_abbrev=False,
        help=_("chạy trang web theo dõi kế hoạch trên máy này"),
        description=_("Chạy máy chủ web và tiến trình nền trên máy này; mọi dữ liệu nằm trong một thư mục."),
    )
    _add_serving(serve)
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


def _add_serving(serve: argparse.ArgumentParser) -> None:
    add = serve.add_argument
    port = os.environ.get("PORT", "8000")
    add("--host", default="127.0.0.1", metavar=_("ĐỊA_CHỈ"), help=_("địa chỉ lắng nghe (mặc định: 127.0.0.1)"))
    add("--port", type=_port, default=port, metavar=_("SỐ"), help=_("cổng (mặc định: biến PORT, nếu không thì 8000)"))
    add("--data", metavar=_("THƯ_MỤC"), help=_("thư mục dữ liệu (mặc định: biến DONDOC_DATA, nếu không thì var)"))
    add("--demo", action="store_true", help=_("nạp tỉnh mẫu không có thật khi cơ sở dữ liệu còn trống"))
    add("--lang", choices=("vi", "en"), help=_("ngôn ngữ của thông báo (mặc định: vi)"))


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


def _port(text: str) -> int:
    if text.isdecimal() and 0 < int(text) < 65536:
        return int(text)
    raise argparse.ArgumentTypeError(_("cần số cổng từ 1 đến 65535, không phải «{text}»").format(text=text))


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
