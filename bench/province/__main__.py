"""`python bench/province fill | measure | stop`: see bench/README.md."""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import time
from contextlib import ExitStack
from pathlib import Path

BENCH = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(BENCH))

from measure import as_json, print_table  # noqa: E402  (the path is set above)

from province import redmine  # noqa: E402
from province.measuring import Served  # noqa: E402
from province.server import Server  # noqa: E402

FOLDER = Path(os.environ.get("BENCH_DATA", "/tmp/dondoc-bench"))
DAY = "2026-11-20"
SMALL, FULL = 10_000, 1_000_000
PORT = 8310


def main() -> int:
    parser = argparse.ArgumentParser(prog="bench/province", description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER, help="folder of the PostgreSQL server")
    what = parser.add_subparsers(dest="what", required=True)
    filling = what.add_parser("fill", help="a database with so many parts")
    filling.add_argument("--assignments", type=int, default=FULL)
    measuring = what.add_parser("measure", help="the pages of a small and a full province, and Redmine's list")
    measuring.add_argument("--small", type=int, default=SMALL)
    measuring.add_argument("--full", type=int, default=FULL)
    measuring.add_argument("--seconds", type=float, default=4.0, help="for each page and each number of clients")
    measuring.add_argument("--minutes", type=int, default=0, help="of the long run; 10 for the record")
    measuring.add_argument("--only", default="", help="pages whose name holds this")
    measuring.add_argument("--page", type=Path, help="where the figures are written")
    measuring.add_argument("--json", type=Path, metavar="FILE")
    measuring.add_argument("--no-redmine", action="store_true")
    what.add_parser("stop", help="stop the server; the data stay")
    arguments = parser.parse_args()
    server = Server(arguments.data)
    if arguments.what == "stop":
        server.stop()
        return 0
    server.start()
    return _fill(server, arguments.assignments) if arguments.what == "fill" else _measure(server, arguments)


def name_of(assignments: int) -> str:
    return f"province_{assignments}"


def environment(server: Server, assignments: int) -> dict[str, str]:
    return {
        "DONDOC_DATABASE": server.address(name_of(assignments)),
        "DONDOC_DATA": str(server.folder / "files"),
        "DONDOC_TODAY": DAY,
        "DJANGO_SETTINGS_MODULE": "dondoc.config.settings",
    }


def _fill(server: Server, assignments: int) -> int:
    started = time.perf_counter()
    server.create(name_of(assignments))
    os.environ.update(environment(server, assignments))
    import django

    django.setup()
    from province.filling import fill

    for label, count in fill(assignments).items():
        print(f"  {label}: {count:,}")
    print(f"{assignments:,} phần việc: {time.perf_counter() - started:.0f} s")
    return 0


def _measure(server: Server, arguments: argparse.Namespace) -> int:
    for size in (arguments.small, arguments.full):
        if not server.has(name_of(size)):
            _in_a_process("fill", "--assignments", str(size), data=server.folder)
    os.environ.update(environment(server, arguments.small))
    import django

    django.setup()
    from province.figures import Figures, write_page
    from province.measuring import long_run, serving, side_by_side
    from province.visits import visits_of

    figures = Figures(arguments.small, arguments.full, machine=platform.platform())
    with ExitStack() as stack:
        places = []
        for number, size in enumerate((arguments.small, arguments.full)):
            served = stack.enter_context(serving(environment(server, size), PORT + number))
            served.database = server.pid()
            places.append((served, visits_of(environment(server, size))))
        peer = _peer(stack, arguments)
        for clients in (1, 8):
            figures.pages[clients] = side_by_side(
                places, clients=clients, seconds=arguments.seconds, only=arguments.only
            )
            if peer is not None:
                rows = side_by_side([(peer, redmine.visits())], clients=clients, seconds=arguments.seconds)
                figures.peer[clients] = [row[0] for row in rows]
        if arguments.minutes:
            figures.minutes = long_run(*places[-1], clients=8, minutes=arguments.minutes)
    rows = figures.rows()
    print_table(rows)
    if arguments.page:
        write_page(figures, arguments.page, _told(figures.machine))
    if arguments.json:
        arguments.json.write_text(json.dumps(as_json(rows), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return 0


def _peer(stack: ExitStack, arguments: argparse.Namespace) -> Served | None:
    if arguments.no_redmine or not redmine.is_installed():
        print("Redmine: chưa cài trên máy này hoặc được bỏ qua; không so sánh", file=sys.stderr)
        return None
    print(f"Redmine: {redmine.fill()} việc", file=sys.stderr)
    return stack.enter_context(redmine.serving(PORT + 9))


def _told(machine: str) -> list[str]:
    when, load = time.strftime("%d/%m/%Y %H:%M"), ", ".join(f"{one:.1f}" for one in os.getloadavg())
    return [
        f"{when}, {machine}, {os.cpu_count()} bộ xử lý, tải trung bình lúc xong {load}.",
        "Mili giây; máy khách và máy chủ cùng một máy; granian 2 tiến trình × 4 luồng; PostgreSQL 15.",
        "Trang của hai tỉnh đo xen kẽ nhau. Cột CPU: mili giây bộ xử lý cho một trang, của máy chủ web và PostgreSQL;",
        "nó ít phụ thuộc vào việc máy đang bận gì khác.",
    ]


def _in_a_process(*words: str, data: Path) -> None:
    subprocess.run([sys.executable, str(Path(__file__).parent), "--data", str(data), *words], check=True)


if __name__ == "__main__":
    raise SystemExit(main())
