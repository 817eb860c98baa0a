"""Make the bodies of a province from the shipped tables, or of one that a file describes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from dondoc.apps.agencies.loading.province import LoadReport, load_province
from dondoc.apps.core.errors import ActionError


class Command(BaseCommand):
    help = _(
        "Tạo các cơ quan của một tỉnh (và của các tỉnh đã sáp nhập vào tỉnh đó) theo bảng kèm phần mềm. "
        "Chạy lại không tạo thêm gì."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--province", required=True, metavar="CODE", help=_("mã tỉnh theo Quyết định 19/2025/QĐ-TTg, ví dụ 37")
        )
        parser.add_argument(
            "--places", type=Path, metavar="FILE",
            help=_(
                "tệp TSV tả địa bàn, gồm các cột level, code, name, kind, since, until, parent, into, aliases; "
                "level là province, district, commune hoặc body"
            ),
        )  # fmt: skip

    def handle(self, *_args: Any, **options: Any) -> None:
        try:
            report = load_province(options["province"], file=options["places"])
        except (ActionError, OSError) as error:
            raise CommandError(str(error)) from error
        self.stdout.write(_told(report))


def _told(report: LoadReport) -> str:
    lines = [
        _("%(province)s: thêm %(bodies)d cơ quan, %(places)d địa bàn, %(facts)d lần sắp xếp, %(groups)d nhóm cơ quan.")
        % {
            "province": report.province, "bodies": report.bodies, "places": report.places,
            "facts": report.facts, "groups": report.groups,
        }
    ]  # fmt: skip
    if report.came_from:
        lines.append(_("Gồm cả các cơ quan của: %(names)s.") % {"names": ", ".join(report.came_from)})
    if report.known_bodies:
        lines.append(_("%(count)d cơ quan đã có từ trước được giữ nguyên.") % {"count": report.known_bodies})
    return "\n".join(lines)
